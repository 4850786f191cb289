"""Linking: what the course of an article says for a nation, and how a network weighs it."""

import numpy as np
from claims_builders import claims

from musterbook.claims.context import Memory, Scope, Turn
from musterbook.claims.linking import course
from musterbook.claims.linking.rating import Network, rivals
from musterbook.claims.phrases.forces import Force


def _memory() -> Memory:
    """'Malta has a battalion in Chad. Iceland keeps jets there.', and the sentence after it."""
    memory = Memory()
    memory.at.turns += [Turn(0, ("TCD",), ("MLT",)), Turn(0, (), ("ISL",)), Turn(0, (), ())]
    memory.said.scopes += [
        Scope(Force(0, "a battalion", echelon="battalion"), ("MLT",), ("TCD",), None, 0, at=0),
        Scope(Force(0, "jets", nouns=("jets",)), ("ISL",), ("TCD",), None, 0, at=1),
    ]
    return memory


def test_the_course_tells_how_long_ago_and_whose_force_has_the_same_name() -> None:
    force = Force(0, "the battalion", echelon="battalion", definite=True)
    malta, iceland = (course.clues("senders", (code,), _memory(), force, ("TCD",)) for code in ("MLT", "ISL"))
    assert (malta["acted ago"], iceland["acted ago"]) == (0.5, 1.0)
    assert (malta["acted first"], iceland["acted last"]) == (1.0, 1.0)
    assert (malta["same kind"], iceland["same kind"]) == (0.5, 0.0)
    assert (malta["paired ago"], malta["paired last"], iceland["paired last"]) == (0.5, 0.0, 1.0)
    assert course.clues("senders", ("FJI",), _memory(), force, ("TCD",))["unnamed"] == 1.0


def test_a_candidate_is_rated_by_its_own_clues_and_by_those_of_its_rivals() -> None:
    assert rivals(np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 0.0]])).tolist() == [[1.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    # The unit speaks for 'near' where no rival is near, too.
    net = Network({"near": 0}, np.zeros(1), np.array([[2.0], [-2.0]]), np.zeros(1), np.ones(1))
    assert net.rate([{"near": 1.0}, {}]) == [2.0, 0.0]
    assert net.rate([{"near": 1.0}, {"near": 1.0}]) == [0.0, 0.0]


def test_who_only_tells_does_not_act() -> None:
    found = claims(
        "Some 500 American soldiers are stationed in Lithuania.\n\n"
        "The Lithuanian army later explained that Ridgeway had spoken of a persistent rotation of forces."
    )
    assert ("LTU",) not in [claim.senders for claim in found]

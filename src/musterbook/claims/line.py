"""A line: one sentence with all that was found in it; and a case: one frame of it with what is known around it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from musterbook.claims import linking
from musterbook.claims.context import Memory, Scope
from musterbook.claims.frames import Frame, Scene
from musterbook.claims.linking import Choice, Field, Question
from musterbook.claims.names.mentions import Mention
from musterbook.claims.phrases.forces import Force
from musterbook.claims.phrases.places import Place
from musterbook.claims.sentences import Sentence
from musterbook.claims.sentences.attribution import Aside
from musterbook.claims.times import Time
from musterbook.claims.trees.tree import Tree


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with all that was found in it. `scene` leaves out the asides that say who speaks; `names` does not.

    `dated`: the date that its label is, as in a chronology.
    """

    sentence: Sentence
    scene: Scene
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    frames: tuple[Frame, ...]
    names: tuple[Mention, ...]
    asides: tuple[tuple[Aside, Tree], ...]
    label: tuple[str, ...]
    published: str | None
    dated: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One frame to be made a claim: its force, what came before, and a note for every slot that comes from there.

    `hosted`: the label of its line is the host, and not who sends; `voice`: the nation of who speaks.
    """

    line: Line
    frame: Frame
    memory: Memory
    scope: Scope | None
    force: Force | None
    context: dict[str, str] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    offered: dict[str, Field] = field(default_factory=dict)
    hosted: bool = False
    voice: str | None = None

    @property
    def is_given(self) -> bool:
        """Materiel changes hands."""
        return self.frame.action == "transfer"

    def rivals(self, slot: str) -> Field:
        """The nations that the article offers for `senders` or `hosts`; gathered for both, once a frame."""
        if not self.offered:
            self.offered.update(linking.of_memory(self.memory, self.line.sentence.block, given=self.is_given))
        return self.offered[slot]

    def asking(self, slot: str, others: Iterable[str]) -> Question:
        """Who fills `slot` of this frame; `others` are the nations at the other end."""
        return Question(slot, self.memory, self.force, tuple(others), self.is_given)

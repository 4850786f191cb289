"""Any sequence of recording, re-reading, retracting and restoring leaves what a plain dictionary says it must."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from ledger_builders import Fresh, article, claim

from laws import examples
from musterbook.ledger import Book
from musterbook.model import Claim

numbers = st.integers(0, 2)
chosen = st.lists(st.integers(0, 2), unique=True)
PLACES = ("Testburg", "Elsewhere")


class Ledger(RuleBasedStateMachine):
    """A book beside three plain things: the claims of each article, the articles taken out, the claims taken out."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.book = Book.open(address)
        self.claims: dict[int, dict[str, Claim]] = {}
        self.gone: dict[int, dict[str, Claim]] = {}
        self.barred: dict[str, tuple[int, Claim]] = {}

    @rule(n=numbers, which=chosen, place=st.sampled_from(PLACES))
    def record(self, n: int, which: list[int], place: str) -> None:
        """Read article n: these of its sentences carry a claim, about that place."""
        one = article(n, claims=3)
        read = [replace(claim(one, k), place=place) for k in sorted(which)]
        done = self.book.record(one, read)
        assert done.new == (n not in self.claims and n not in self.gone)
        if n not in self.gone:
            self.claims[n] = {found.id: found for found in read if found.id not in self.barred}

    @rule(n=numbers, data=st.data())
    def retract_claim(self, n: int, data: st.DataObject) -> None:
        """Take one claim out."""
        if self.claims.get(n):
            name = data.draw(st.sampled_from(sorted(self.claims[n])))
            assert self.book.retract(name, why="misread", by="R. Viewer") == 1
            self.barred[name] = (n, self.claims[n].pop(name))

    @rule(data=st.data())
    def restore_claim(self, data: st.DataObject) -> None:
        """Bring one claim back, where its article stands."""
        there = sorted(name for name, (n, _) in self.barred.items() if n in self.claims)
        if there:
            name = data.draw(st.sampled_from(there))
            assert self.book.restore(name, why="right after all", by="E. Ditor") == 1
            n, found = self.barred.pop(name)
            self.claims[n][name] = found

    @rule(n=numbers)
    def retract_article(self, n: int) -> None:
        """Take an article out, with its claims."""
        if n in self.claims:
            assert self.book.retract(article(n).id, why="a forgery", by="R. Viewer") == 1 + len(self.claims[n])
            self.gone[n] = self.claims.pop(n)

    @rule(n=numbers)
    def restore_article(self, n: int) -> None:
        """Bring an article back, with the claims that went with it."""
        if n in self.gone:
            self.claims[n] = self.gone.pop(n)
            assert self.book.restore(article(n).id, why="no forgery", by="E. Ditor") == 1 + len(self.claims[n])

    @invariant()
    def the_book_says_what_the_dictionaries_say(self) -> None:
        """Same articles, same claims."""
        known = self.book.known()
        assert sorted(known.articles) == sorted(article(n).id for n in self.claims)
        assert {found.id: found for found in known.claims} == {name: found for of in self.claims.values() for name, found in of.items()}

    def teardown(self) -> None:
        """At the end every seal holds."""
        assert self.book.verify() == []
        self.book.close()


def test_the_book_does_what_plain_dictionaries_do(fresh: Fresh) -> None:
    run_state_machine_as_test(lambda: Ledger(fresh()), settings=examples(25, stateful_step_count=20))

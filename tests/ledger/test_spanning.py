"""What a book spans, told from its indexes: the same as from all that it holds."""

from datetime import date

from hypothesis import HealthCheck, given
from ledger_builders import Fresh
from ledger_strategies import piles

from laws import examples
from musterbook.compare import countries
from musterbook.ledger import Book
from musterbook.model import FUNCTIONS, Article, Claim


@given(piles())
@examples(30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_a_book_spans_is_what_all_of_it_spans(fresh: Fresh, pile: list[tuple[Article, tuple[Claim, ...]]]) -> None:
    with Book.open(fresh()) as book:
        for article, claims in pile:
            book.record(article, claims)
        found, whole = book.extent(), book.known()
        assert found.claims == len(whole.claims)
        assert found.articles == len(whole.articles)
        assert set(found.senders) == {sender for claim in whole.claims for sender in claim.senders}
        assert found.functions == tuple(one for one in FUNCTIONS if one in {claim.function for claim in whole.claims})
        hosts = {host.replace("\0", "") for claim in whole.claims for host in countries(claim.hosts)} - {""}
        assert set(found.hosts) == hosts
        assert set(book.claims_by_host(date(9000, 1, 1))) == hosts


def test_an_empty_book_spans_nothing(address: str) -> None:
    with Book.open(address) as book:
        found = book.extent()
        assert (found.first, found.last, found.hosts, found.senders, found.claims) == (None, None, (), (), 0)
        assert book.claims_by_host(date(2024, 1, 1)) == {}

"""A new text held against a ledger of any size: what its claims repeat, contradict, replace or bear out, without the rest of it.

In: a ledger, a reading that need not be in it, a day. Out: Answers of which verdicts on that reading's claims can be asked, and nothing
else: links that touch none of them are left out. Of a big ledger every claim about their hosts is read; who copied whom among these is
as it is kept, and the new text is compared with those that have two prints in common with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from musterbook.compare import countries, facts_of
from musterbook.corroboration import Corroboration
from musterbook.errors import BookError
from musterbook.ledger.excerpt import Excerpt
from musterbook.ledger.store import Book
from musterbook.links.borrowing import borrowings, lender
from musterbook.links.contradiction import concerned, conflicts
from musterbook.links.copies import alike, trees
from musterbook.links.direction import Alike
from musterbook.links.making import is_promise, key
from musterbook.links.promises import promises
from musterbook.links.texts import text_of
from musterbook.model import Article, Claim, Known, Links, Reading
from musterbook.model import known as make_known
from musterbook.pipeline import deriving
from musterbook.pipeline.answers import Answers, with_reading
from musterbook.pipeline.deriving import RULES, bring_up
from musterbook.pipeline.narrowing import WHOLE, known_for
from musterbook.pipeline.surroundings import Surroundings
from musterbook.pipeline.uncollected import uncollected


def held_against(book: Book, reading: Reading, known_by: date) -> Answers:
    """What tells of a reading's claims what they add to what was known by a day."""
    if not book.has_more_than(WHOLE, known_by):
        return with_reading(known_for(book, reading, known_by), reading, known_by)
    try:
        bring_up(book)
    except BookError:
        # Nobody may write to it: all that can bear on the claims is read and put together anew.
        return with_reading(known_for(book, reading, known_by), reading, known_by)
    with uncollected():
        return _narrowly(book, reading, known_by)


def _narrowly(book: Book, reading: Reading, known_by: date) -> Answers:
    with book.excerpt(known_by) as excerpt:
        for host in sorted(frozenset().union(*(countries(claim.hosts) for claim in reading.claims))):
            around = Surroundings(excerpt, host, None)
            every = [topic.id for topic in around.topics.values() if topic.role == deriving.ANY]
            excerpt.read(row.claim for row in excerpt.rows((id, 0, known_by.toordinal()) for id in every))
            around.follow()
        pairs = [deriving.alike_of(body) for body in excerpt.alike()]
        pairs += _likes(excerpt, reading.article)
        known = _with(excerpt.known(), reading)
    links = _links(known, reading.claims, pairs, known_by)
    voices = Corroboration(known, links).voices
    return Answers(replace(known, voices=voices), links, known_by, known_by)


def _likes(excerpt: Excerpt, article: Article) -> Iterator[Alike]:
    """The articles read with which a new one is alike; of one that the ledger has already its pairs are known."""
    if article.id in excerpt.articles:
        return
    for name in excerpt.with_prints(RULES.prints(article), *RULES.season(article)):
        found = alike(text_of(article), text_of(excerpt.articles[name]))
        if found:
            yield found


def _with(known: Known, reading: Reading) -> Known:
    """The same with one more article, as if it had been recorded."""
    articles = {**known.articles, reading.article.id: reading.article}
    others = tuple(claim for claim in known.claims if claim.article != reading.article.id)
    return replace(make_known(articles, (*others, *reading.claims)), ratings=known.ratings)


def _links(known: Known, claims: tuple[Claim, ...], pairs: Iterable[Alike], known_by: date) -> Links:
    """The links that touch these claims, each as it would be among all."""
    trees_of = trees(list(pairs), known.articles)
    asked = concerned(known, trees_of, frozenset(claim.id for claim in claims))
    disputes = conflicts(known, trees_of, asked) if asked.roots else ()
    made = {key(fact) for fact in facts_of(known, claims) if is_promise(fact)}
    owed = promises(known, trees_of, known_by, among=made) if made else ()
    parties = {(sender, host) for claim in claims for sender in claim.senders for host in countries(claim.hosts)}
    theirs = tuple(
        claim for claim in known.claims if any((sender, host) in parties for sender in claim.senders for host in countries(claim.hosts))
    )
    return Links(trees_of, disputes, owed, borrowings(replace(known, claims=theirs), trees_of), lender(known))

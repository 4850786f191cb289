"""Shapes of sentences that carry a claim: what the rules draft, before the reader asks how sure it is. Every text is ours."""

from claims_builders import article

from musterbook.claims import gate, mentions
from musterbook.claims.read import drafts
from musterbook.claims.sentences import sentences
from musterbook.model import Claim


def drafted(text: str) -> list[Claim]:
    """The claims that the rules draft from a text, sure or not."""
    return [draft.claim for draft in drafts(article(text))[0]]


def brief(text: str) -> list[tuple[str, str, str, int | None]]:
    """Action, senders, hosts and number of each draft."""
    return [
        (c.action, " ".join(c.senders), " ".join(c.hosts or ()), c.quantity.low if c.quantity else None)  # one line a draft
        for c in drafted(text)
    ]


def test_a_country_before_a_colon_labels_its_sentence_wherever_it_stands() -> None:
    live = "14:05 Sweden: 40 soldiers, at Tapa in Estonia since Monday."
    within = "Who is at Tapa in Estonia? Nobody knew on Monday. Finland and Sweden: 40 soldiers each."
    assert [(s.head, s.text) for s in sentences(live)] == [("Sweden", "40 soldiers, at Tapa in Estonia since Monday.")]
    assert [s.head for s in sentences(within)] == [None, None, "Finland and Sweden"]
    assert brief(live) == [("station", "SWE", "EST", 40)]


def test_what_is_no_country_is_no_label() -> None:
    for text in ("The Danes – and they are many – will stay.", "It was in Chad: the troops left.", "The Hague – that is another matter."):
        assert [s.head for s in sentences(text)] == [None]


def test_a_quotation_marked_with_an_angle_is_no_boilerplate() -> None:
    assert [s.kind for s in sentences('> "The Danes are coming back." They left in June.')] == ["prose", "prose"]
    assert [s.kind for s in sentences("> Read more about the Danes")] == ["boilerplate"]


def test_many_countries_and_soft_words_of_force_open_the_gate() -> None:
    text = (
        "Ankara sold twelve drones to Rabat last year and six to Lome. Niger took delivery of six, and Warsaw bought missiles.\n\n"
        "Berlin wants advisers. So it goes.\n\nThe rest is commerce.\n\nNobody asked.\n\nNobody was told."
    )
    parts = sentences(text)
    names = [tuple(m for m in mentions.find(text) if p.span.start <= m.span.start < p.span.end) for p in parts]
    assert all(gate.passed(names))
    assert not any(gate.passed([found if n else () for n, found in enumerate(names)]))

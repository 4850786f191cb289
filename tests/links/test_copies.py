from datetime import date, timedelta
from typing import Any

from links_builders import read

from musterbook.links.copies import copy_trees
from musterbook.model import Article

MANY = 250
WIRE = (
    "Testburg, May 2 - The Republic of Examples will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October, "
    "Defence Minister Ada Quillfeather said on Thursday after talks with her colleague Bruno Hartmannswil. "
    "The unit, the 7th Dragoons of Klausenfeld, replaces a company of 130 that has been at Fort Pinegrove since 2019. "
    "Quillfeather named no end date. The opposition, led by Cosima Vendel, called the plan late by two years "
    "and asked who pays the 31 million. "
    "Colonel Dario Amsink, who commands the garrison, said barracks at Pinegrove would be ready by August."
)
CUT = (
    "The Republic of Examples will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October, "
    "Defence Minister Ada Quillfeather said on Thursday after talks with her colleague Bruno Hartmannswil. Quillfeather named no end date. "
    "This article first appeared with Northwire."
)
REWORDED = (
    "Some 480 troops of the 7th Dragoons from Klausenfeld, and 28 Lynx with them, are bound for Sampletown this autumn, "
    "as Ada Quillfeather told the press beside Bruno Hartmannswil, the agency Northwire writes. "
    "Until now 130 people held Fort Pinegrove. For Cosima Vendel that comes two years too late; "
    "Dario Amsink promises beds at Pinegrove by the end of summer."
)
OTHER = (
    "A delegation from Sampletown visited the Klausenfeld museum on Friday. Curator Emil Brandtner showed them 14 uniforms "
    "and a drum of 1813, and the mayor, Gerda Lottmann, spoke of friendship. In the evening there was soup."
)


def article(name: str, text: str, day: str, outlet: str, **fields: Any) -> Article:
    return Article(id=name, text=text, published=day, outlet=outlet, **fields)


WIRE_ARTICLE = article("wire", WIRE, "2024-05-02", "Northwire")


def test_a_cut_copy_is_a_copy_of_its_source() -> None:
    cut = article("cut", CUT, "2024-05-03", "The Herald", republished_from="Northwire")
    (tree,) = copy_trees(read(WIRE_ARTICLE, cut))
    assert (tree.root, tree.members[0].article, tree.members[0].of) == ("wire", "cut", "wire")
    assert "credits Northwire" in tree.members[0].why
    assert "1 day earlier" in tree.members[0].why


def test_a_reworded_copy_is_known_by_its_names_and_numbers() -> None:
    reworded = article("spun", REWORDED, "2024-05-04", "Brief")
    (tree,) = copy_trees(read(WIRE_ARTICLE, reworded, article("other", OTHER, "2024-05-04", "Gazette")))
    assert [copy.article for copy in tree.members] == ["spun"]
    assert "reworded" in tree.members[0].why


def test_an_article_on_the_same_town_is_no_copy() -> None:
    assert copy_trees(read(WIRE_ARTICLE, article("other", OTHER, "2024-05-03", "Gazette"))) == ()


def test_a_houses_own_update_is_no_reworded_copy() -> None:
    assert copy_trees(read(WIRE_ARTICLE, article("update", REWORDED, "2024-05-03", "Northwire"))) == ()


def test_a_reworded_text_months_later_is_no_copy() -> None:
    assert copy_trees(read(WIRE_ARTICLE, article("late", REWORDED, "2024-09-04", "Brief"))) == ()


def test_a_credit_decides_who_copied_whom_against_the_dates() -> None:
    early = article("cut", CUT, "2024-05-01", "The Herald", republished_from="Northwire")
    assert [tree.root for tree in copy_trees(read(WIRE_ARTICLE, early))] == ["wire"]


def test_copies_of_copies_hang_in_one_tree() -> None:
    cut = article("cut", CUT, "2024-05-03", "The Herald", republished_from="Northwire")
    again = article("again", CUT.replace("Northwire", "The Herald"), "2024-05-04", "The Bulletin", republished_from="The Herald")
    (tree,) = copy_trees(read(WIRE_ARTICLE, cut, again))
    assert [(copy.article, copy.of) for copy in tree.members] == [("cut", "wire"), ("again", "cut")]


def test_among_many_articles_the_same_copies_are_found() -> None:
    crowd = [article(f"n{at:03}", f"{OTHER} Item {at}: {' '.join(f'w{at}x{k}' for k in range(400))}", "2024-05-03", f"G{at}")
             for at in range(MANY + 5)]  # fmt: skip
    cut = article("cut", CUT, "2024-05-03", "The Herald", republished_from="Northwire")
    reworded = article("spun", REWORDED, "2024-05-04", "Brief")
    found = {copy.article: copy.of for tree in copy_trees(read(WIRE_ARTICLE, cut, reworded, *crowd)) for copy in tree.members}
    assert {name: found.get(name) for name in ("cut", "spun")} == {"cut": "wire", "spun": "wire"}


def test_an_article_without_a_date_can_still_be_a_copy_word_for_word() -> None:
    undated = Article(id="undated", text=CUT, outlet="The Herald")
    (tree,) = copy_trees(read(WIRE_ARTICLE, undated))
    assert tree.root == "wire"


def crowd(count: int, day: str = "2024-05-03") -> list[Article]:
    """Texts that have nothing in common but the trade."""
    return [article(f"n{at:03}", f"{OTHER} Item {at}: {' '.join(f'w{at}x{k}' for k in range(400))}", day, f"G{at}") for at in range(count)]


def found_among_many(*told: Article) -> dict[str, str]:
    trees = copy_trees(read(*told, *crowd(MANY + 5)))
    return {copy.article: copy.of for tree in trees for copy in tree.members if not copy.article.startswith("n")}


def test_among_many_a_copy_of_the_next_season_is_found_and_one_of_the_next_but_one_is_not() -> None:
    def later(days: int) -> Article:
        return article("late", CUT, (date(2024, 5, 2) + timedelta(days=days)).isoformat(), "The Herald", republished_from="Northwire")

    assert [found_among_many(WIRE_ARTICLE, later(days)).get("late") for days in (1, 30, 60, 61, 130)] == [
        "wire",
        "wire",
        "wire",
        None,
        None,
    ]


def test_among_many_one_without_a_date_is_held_against_all() -> None:
    undated = Article(id="undated", text=CUT, outlet="The Herald")
    assert found_among_many(WIRE_ARTICLE, undated) == {"undated": "wire"}


def test_of_two_of_one_day_without_a_credit_the_one_that_the_others_share_more_with_is_the_source() -> None:
    lead, *rest = WIRE.split(". ")
    source = article("z", WIRE, "2024-05-02", "Northwire")
    re_led = article("a", ". ".join(["Nobody had expected it, and few were glad", *rest]), "2024-05-02", "The Herald")
    cut = article("b", ". ".join([lead, *rest[:2]]) + ".", "2024-05-02", "The Bulletin")
    (tree,) = copy_trees(read(source, re_led, cut))
    assert (tree.root, [copy.article for copy in tree.members]) == ("z", ["a", "b"])
    assert "more in common with all other copies" in tree.members[0].why

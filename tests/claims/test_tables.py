"""Tables in plain text: what the title of a column makes of the cells below it. Every table is ours."""

from claims_builders import article, claims

from musterbook.claims.sentences import sentences, tables
from musterbook.model import Claim

NORTH = """Who is where in the Baltic, as of 1 May 2024.

Host | Place | Force | Since
Latvia | Ādaži | Canadian-led battlegroup, about 1,700 | June 2017
Lithuania | Šiauliai | Spanish Eurofighters, 8 | April 2024
Estonia | Tapa | French engineer company, 120 | 2023
"""


def brief(claim: Claim) -> tuple[str, str, str, str, str | None, int | None, str | None]:
    """Action, status, senders, hosts, place, number and what it counts."""
    count = claim.quantity
    ends = (" ".join(claim.senders), " ".join(claim.hosts))
    return (claim.action, claim.status, *ends, claim.place, count.low if count else None, count.of if count else None)


def test_the_title_of_a_column_tells_host_place_force_and_since_when() -> None:
    found = claims(NORTH)
    assert [brief(claim) for claim in found] == [
        ("station", "in_effect", "CAN", "LVA", "Ādaži", 1700, "personnel"),
        ("station", "in_effect", "ESP", "LTU", "Šiauliai", 8, "aircraft"),
        ("station", "in_effect", "FRA", "EST", "Tapa", 120, "personnel"),
    ]
    assert [claim.start for claim in found] == ["2017-06", "2024-04", "2023"]
    assert [claim.evidence for claim in found] == NORTH.splitlines()[3:]


def test_what_was_ordered_and_what_was_delivered_are_two_claims_of_a_row() -> None:
    text = """The arms of Kazakhstan, ordered and received

Supplier | Item                     | Ordered | Delivered
France   | Caesar howitzers         | 24      | 14
Spain    | C-295 transport aircraft | 8       | none"""
    assert [brief(claim)[:4] + brief(claim)[5:] for claim in claims(text)] == [
        ("transfer", "approved", "FRA", "KAZ", 24, "system"),
        ("transfer", "in_effect", "FRA", "KAZ", 14, "system"),
        ("transfer", "approved", "ESP", "KAZ", 8, "aircraft"),
        ("transfer", "denied", "ESP", "KAZ", None, None),
    ]


def test_a_column_of_an_earlier_year_counts_who_was_there_and_a_dash_counts_nobody() -> None:
    text = """WHO SENDS HOW MANY TO MALI (soldiers)

Nation | 2019 | 2024
Germany | 850 | 100
Togo | 900 | –"""
    assert [(c.status, c.senders, c.quantity and c.quantity.low, c.start) for c in claims(text)] == [
        ("ended", ("DEU",), 850, "2019"),
        ("in_effect", ("DEU",), 100, None),
        ("ended", ("TGO",), 900, "2019"),
    ]


def test_columns_set_off_by_blanks_count_for_the_mission_that_their_title_names() -> None:
    text = """The peacekeepers of Lebanon
             UNIFIL, Nov. 2019    UNIFIL, as planned
Ghana            870                  600
Malaysia         820                   –"""
    assert [(c.status, c.senders, c.quantity and c.quantity.low, c.unit, c.start) for c in claims(text)] == [
        ("ended", ("GHA",), 870, "UNIFIL", "2019-11"),
        ("approved", ("GHA",), 600, "UNIFIL", None),
        ("ended", ("MYS",), 820, "UNIFIL", "2019-11"),
    ]


def test_a_remark_tells_the_basis_the_end_and_that_they_have_left() -> None:
    text = """Who uses Guam?

Force | Where | Number | Remarks
British marines | Andersen | 350 | rotational, until October
Japanese frigates | Apra Harbor | 2 | left on 30 April"""
    stay, gone = claims(text)
    assert (stay.basis, stay.end, stay.place) == (("rotational",), "2024-10", "Andersen")
    assert (brief(gone), gone.start) == (("withdraw", "in_effect", "JPN", "GUM", "Apra Harbor", 2, "ship"), "2024-04-30")


def test_what_stands_under_type_between_giver_and_taker_is_one_and_the_year_is_that_of_the_row() -> None:
    text = """The arms of the Sahel

Supplier | Recipient | Type | Number | Year
France | Gabon | Gazelle | 3 | 2013
Italy | Chad | Lupo Grigio | 5 | 2015"""
    assert [(*brief(c)[1:4], *brief(c)[5:], c.equipment, c.function, c.start) for c in claims(text)] == [
        ("in_effect", "FRA", "GAB", 3, "aircraft", ("Gazelle",), None, "2013"),
        ("in_effect", "ITA", "TCD", 5, "system", ("Lupo Grigio",), None, "2015"),
    ]


def test_a_line_with_a_bar_and_no_header_is_no_row() -> None:
    for text in ("HOME | NEWS | FORUM\nNorway sends 40 soldiers | Chad thanks them | Weather", "Force | Norway\nIt was cold | It rained"):
        assert not any(part.row for part in tables.laid_out(sentences(text), article(text).text))


def test_a_table_of_markdown_has_bars_before_its_first_cell_and_behind_its_last() -> None:
    found = claims(
        "Who is where, as of 1 May 2024.\n\n"
        "| Host | Whose | Where | Strength | Until |\n|---|---|---|---|---|\n"
        "| Latvia | Italy, SAMP/T battery | Ādaži | about 150 | end of 2025 |\n"
        "| Lithuania | Spain, eight F-18 | Šiauliai | 140 | 31 July 2024 |\n"
        "| Kosovo | NATO (KFOR) | whole country | 4,500 | open-ended |\n"
        "| Cyprus | Slovakia (UN) | Famagusta | 240 | – |"
    )
    assert [brief(claim) for claim in found] == [
        ("station", "in_effect", "ITA", "LVA", "Ādaži", 150, "personnel"),
        ("station", "in_effect", "ESP", "LTU", "Šiauliai", 140, "personnel"),
        ("station", "in_effect", "NATO", "XKX", None, 4500, "personnel"),
        ("station", "in_effect", "SVK", "CYP", "Famagusta", 240, "personnel"),
    ]
    assert [(claim.echelon, claim.function, claim.unit) for claim in found][:3] == [
        ("company", "air-defence", None),
        (None, "fighter", None),
        (None, None, "KFOR"),
    ]
    assert [claim.end for claim in found] == ["2025-12-31", "2024-07-31", "..", None]


def test_sectors_are_numbered_and_have_a_headquarters_and_a_nation() -> None:
    found = claims(
        "Whose soldiers are where in Somalia, as of 1 May 2024?\n\n"
        "Sector | Headquarters | Nation | Soldiers | Mandate ends\n"
        "1 | Mogadishu | Malta | 620 | 31 December 2024\n2 | Kismayo | Iceland | 365 | –"
    )
    assert [brief(claim) for claim in found] == [
        ("station", "in_effect", "MLT", "SOM", "Mogadishu", 620, "personnel"),
        ("station", "in_effect", "ISL", "SOM", "Kismayo", 365, "personnel"),
    ]
    assert [claim.end for claim in found] == ["2024-12-31", None]


def test_cells_without_anything_between_them_stop_nobody() -> None:
    assert [brief(claim)[:4] for claim in claims("French troops are in Latvia.\n\n|Host||Spain, eight F-18||NATO (KFOR)|")][:1] == [
        ("station", "in_effect", "FRA", "LVA")
    ]

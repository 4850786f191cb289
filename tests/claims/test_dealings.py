"""Materiel that changes hands by other words than giving: packages, deals, promises, lists, firms, what is taken into service."""

import pytest
from claims_builders import article, claims

from musterbook.claims.read import read
from musterbook.model import Claim
from musterbook.world import makers, nations


def brief(claim: Claim) -> tuple[str, str, str, str, str, int | None]:
    """(action, status, senders, hosts, equipment, number) of a claim."""
    number = claim.quantity.low if claim.quantity else None
    return (claim.action, claim.status, " ".join(claim.senders), " ".join(claim.hosts), "/".join(claim.equipment), number)


def transfer(status: str, ends: str, kit: str, number: int | None = None) -> tuple[str, str, str, str, str, int | None]:
    """The same for a transfer; `ends` as 'DNK>UKR'."""
    givers, takers = ends.split(">")
    return ("transfer", status, givers, takers, kit, number)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What a package holds.
        (
            "Denmark's package for Moldova includes 12 Piranha vehicles and two GM200 radars.",
            [transfer("announced", "DNK>MDA", "Piranha", 12), transfer("announced", "DNK>MDA", "GM200", 2)],
        ),
        # Deals, talks and purchases.
        ("Peru scrapped a deal for 16 Mi-17 helicopters from Russia.", [transfer("cancelled", "RUS>PER", "Mi-17", 16)]),
        ("Bolivia is in talks with Italy over 12 M-346 trainers.", [transfer("considered", "ITA>BOL", "M-346", 12)]),
        ("Hungary's government signed a contract with Saab for four Gripens.", [transfer("approved", "SWE>HUN", "Gripen", 4)]),
        ("Three C-390 transport aircraft have been bought by Austria from Brazil.", [transfer("approved", "BRA>AUT", "C-390", 3)]),
        ("The Czech government approved a plan to lease 14 Gripens from Sweden.", [transfer("approved", "SWE>CZE", "Gripen", 14)]),
        # Promises to a nation, and requests.
        ("Poland promised Georgia 20 tanks.", [transfer("announced", "POL>GEO", "tank", 20)]),
        ("Chile has offered Ecuador six Leopard 1 tanks.", [transfer("announced", "CHL>ECU", "Leopard 1", 6)]),
        ("Kenya asked Serbia for eight howitzers.", [transfer("requested", "SRB>KEN", "howitzer", 8)]),
        # Who builds, pays for or takes into service what is another's.
        ("France will fund 78 Caesar howitzers for Ukraine this year.", [transfer("announced", "FRA>UKR", "Caesar howitzer", 78)]),
        ("Ghana's navy commissioned two patrol boats donated by Japan.", [transfer("in_effect", "JPN>GHA", "patrol boat", 2)]),
        ("Navantia has handed over two corvettes to the Saudi navy.", [transfer("in_effect", "ESP>SAU", "corvette", 2)]),
        # One transfer, told in two clauses.
        ("Uruguay's army received 15 Huron tracked vehicles, donated by Germany.", [transfer("in_effect", "DEU>URY", "Huron", 15)]),
        ("The guns that Australia donated are already in Ukraine.", []),
        ("The M777s that Australia donated are already in Ukraine.", [transfer("in_effect", "AUS>UKR", "M777")]),
        # Nouns for materiel in general, where both ends are named; trainers that are aircraft.
        ("Serbia exported ammunition to Zambia.", [transfer("in_effect", "SRB>ZMB", "ammunition")]),
        (
            "Russia supplied Laos with ten T-72 tanks and four Yak-130 trainers.",
            [transfer("in_effect", "RUS>LAO", "T-72", 10), transfer("in_effect", "RUS>LAO", "Yak-130", 4)],
        ),
        # Denials without the words that the verifier knew, and what they deny behind an aside.
        ("Egypt has not received a single Su-35 from Russia.", [transfer("denied", "RUS>EGY", "Su-35")]),
        # A type and the noun behind it are one phrase.
        ("Brazil's army bought 98 Centauro II armoured vehicles from Italy.", [transfer("approved", "ITA>BRA", "Centauro II", 98)]),
        # A batch that has left is under way.
        ("A first batch of ten Leopard 1A5 tanks has left Germany for Ukraine.", [transfer("under_way", "DEU>UKR", "Leopard 1A5", 10)]),
        ("Azerbaijan's gift of 22 Cobra vehicles to the Kyrgyz border service was approved by parliament.",
         [transfer("approved", "AZE>KGZ", "Cobra", 22)]),
    ],
)  # fmt: skip
def test_materiel_changes_hands(text: str, told: list[tuple[str, str, str, str, str, int | None]]) -> None:
    assert [brief(claim) for claim in claims(text)] == told


def test_what_is_denied_stands_before_who_says_so() -> None:
    found = claims("Contrary to reports, Pakistan did not supply Armenia with Grad rockets, the foreign ministry in Islamabad said.")
    assert [brief(claim) for claim in found] == [transfer("denied", "PAK>ARM", "Grad")]


def test_a_promise_of_so_many_of_which_some_came_is_a_claim_of_its_own() -> None:
    found = claims("So far 12 of the promised 45 Gripens have arrived in Ukraine from Sweden.")
    assert {(claim.status, claim.quantity.low) for claim in found if claim.quantity} == {("in_effect", 12), ("announced", 45)}


def test_bullets_below_a_line_of_giving_are_given() -> None:
    found = claims("Germany has delivered the following items to Ukraine over the past week:\n- 10 Leopard 1A5 tanks\n- two TRML-4D radars")
    assert [brief(claim)[:4] for claim in found] == [("transfer", "in_effect", "DEU", "UKR")] * 2


def test_an_answer_names_what_the_question_asks_after() -> None:
    found = claims("Q: What has Niger received from Turkey so far?\nA: Six TB2s.")
    assert [brief(claim) for claim in found] == [transfer("in_effect", "TUR>NER", "TB2", 6)]


def test_the_first_stands_for_one_of_those_before() -> None:
    found = claims("Poland has ordered 32 F-35s from the United States. The first is to be handed over in 2026.")
    assert [(claim.status, claim.equipment, claim.start) for claim in found][1:] == [("announced", ("F-35",), "2026")]


def test_a_customer_without_a_name_is_no_recipient() -> None:
    assert claims("Sweden's Saab has sold twelve radars to an unnamed customer in Asia.") == ()


def test_a_ship_that_is_ordered_to_go_is_not_bought() -> None:
    found = claims("On Friday the Pentagon ordered the carrier USS Gerald R Ford over from Italy to Greece.")
    assert [claim.action for claim in found] == ["deploy"]


def test_a_headline_that_is_decided_in_the_body_is_told_once() -> None:
    found = claims(
        "US to sell Kosovo 246 Javelins\nWashington has approved the sale of 246 Javelin missiles to Kosovo, officials said on Monday."
    )
    assert [claim.status for claim in found] == ["approved"]


def test_every_maker_has_a_nation_and_every_name_one_maker() -> None:
    known = {term.code for term in nations.terms()}
    names = [maker.name for maker in makers.makers()]
    assert len(names) == len(set(names))
    assert {maker.nation for maker in makers.makers()} <= known


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Two nations side by side; who signs for, has, is sent or owns what another gave.
        ("From the United States Uruguay received three Defender boats in 2022.", [transfer("in_effect", "USA>URY", "Defender", 3)]),
        ("Kenya signed for eight MD-530 helicopters from the United States.", [transfer("approved", "USA>KEN", "MD-530", 8)]),
        ("Slovenia has been sent 43 lorries by Germany.", [transfer("in_effect", "DEU>SVN", "lorry", 43)]),
        ("Uruguay's C-130, which Spain gave it in 2020, is in Argentina for repairs.", [transfer("in_effect", "ESP>URY", "C-130")]),
        ("The contract with Denmark for 24 F-16 fighters was signed by Argentina in April.", [transfer("approved", "DNK>ARG", "F-16", 24)]),
        # What should come on a day is expected; what should be done is no claim.
        ("The first six Caracals should be delivered to Kuwait by France in 2025.", [transfer("announced", "FRA>KWT", "Caracal", 6)]),
        ("France should deliver six Caracals to Kuwait, a columnist wrote.", []),
        # Arms that are consumed are sent for good; so is what is left over in the clause.
        ("Iran has shipped 400 ballistic missiles to Russia.", [transfer("under_way", "IRN>RUS", "ballistic missile", 400)]),
        (
            "Croatia donated 14 Mi-8s worth 70 million euros, and 10,000 rifles, to Ukraine.",
            [transfer("in_effect", "HRV>UKR", "Mi-8", 14), transfer("in_effect", "HRV>UKR", "rifle", 10000)],
        ),
        ("Romania's parliament voted 211 to 40 to give a Patriot battery to Ukraine.", [transfer("approved", "ROU>UKR", "Patriot")]),
    ],
)  # fmt: skip
def test_materiel_changes_hands_in_other_shapes(text: str, told: list[tuple[str, str, str, str, str, int | None]]) -> None:
    assert [brief(claim) for claim in claims(text)] == told


def test_where_an_article_is_at_home_is_who_is_given() -> None:
    text = "The United States has gifted twelve ScanEagle drones to the navy. Six arrived in May."
    found = read(article(text, dateline="KUCHING")).claims
    assert {(claim.senders, claim.hosts) for claim in found} == {(("USA",), ("MYS",))}


def test_what_a_nation_keeps_or_has_in_store_is_not_given() -> None:
    text = "Denmark has donated all its Caesar howitzers to Ukraine. It delivered 19 of them in May. The donation was its tenth."
    assert "tank" not in {kit for claim in claims(f"{text} It keeps its tanks.") for kit in claim.equipment}


def test_what_was_given_and_left_is_on_its_way() -> None:
    text = (
        "Canada has promised Ukraine 90 Stryker vehicles. It donated eight Leopard 2 tanks in March. The package was welcomed in Kyiv. "
        "The first 20 Strykers have left Halifax by ship."
    )
    assert [brief(claim) for claim in claims(text)][-1] == transfer("under_way", "CAN>UKR", "Stryker", 20)


def test_a_denial_of_one_delivery_leaves_the_other() -> None:
    found = claims("France supplied Benin with three Puma helicopters in December, and a second Mirage has not been delivered.")
    assert ("in_effect", ("Puma helicopter",)) in {(claim.status, claim.equipment) for claim in found}


def test_the_broad_noun_stands_for_the_type() -> None:
    found = claims("China has given Benin 30 VN-4 armoured vehicles. Ten of the vehicles arrived in Benin in July.")
    assert [claim.equipment for claim in found] == [("VN-4",), ("VN-4",)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Canada has shipped eight Stryker vehicles to Ukraine.", [transfer("under_way", "CAN>UKR", "Stryker", 8)]),
        ("Four C-130Hs from the United States will come to Greece as a gift.", [transfer("announced", "USA>GRC", "C-130H", 4)]),
        (
            "Spain's Cardama yard is building two patrol vessels for Uruguay, "
            "the first of which should be delivered in the middle of 2025.",
            [transfer("approved", "ESP>URY", "patrol vessel", 2), transfer("announced", "ESP>URY", "patrol vessel")],
        ),
        (
            "Norway's cabinet has ordered the armed forces to prepare the transfer of 12 Archer howitzers to Ukraine.",
            [transfer("ordered", "NOR>UKR", "Archer howitzer", 12)],
        ),
    ],
)
def test_materiel_on_its_way(text: str, told: list[tuple[str, str, str, str, str, int | None]]) -> None:
    assert [brief(claim) for claim in claims(text)] == told


def test_a_deal_is_called_off_on_a_day() -> None:
    found = claims("The sale of 200 Leopard 2 tanks to Saudi Arabia was shelved by Germany in 2013.")
    assert [(claim.status, claim.start) for claim in found] == [("cancelled", "2013")]


def test_the_maker_of_what_others_buy_for_a_nation_gives_nothing() -> None:
    found = claims("The Netherlands and Denmark announced that they would buy 14 Leopard 2A4s from Rheinmetall for Ukraine.")
    assert [(claim.hosts, "DEU" in claim.senders) for claim in found] == [(("UKR",), False)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kosovo bought 250 Javelins from the United States and five Bayraktars from Turkey.",
            [transfer("approved", "USA>XKX", "Javelin", 250), transfer("approved", "TUR>XKX", "Bayraktar", 5)],
        ),
        ("Washington withdrew its offer of 12 Black Hawks to Manila.", [transfer("cancelled", "USA>PHL", "Black Hawk", 12)]),
        (
            "Norway will buy 18 Archer guns in Sweden and give eight of them to Ukraine.",
            [transfer("announced", "SWE>NOR", "Archer", 18), transfer("announced", "NOR>UKR", "Archer", 8)],
        ),
    ],
)
def test_each_end_is_whose_the_words_beside_it_say(text: str, told: list[tuple[str, str, str, str, str, int | None]]) -> None:
    assert [brief(c) for c in claims(text)] == told


@pytest.mark.parametrize(
    ("text", "status", "givers", "takers", "count"),
    [
        ("Brazil's army rejected an Israeli offer of 36 ATMOS howitzers.", "denied", ("ISR",), ("BRA",), 36),
        ("South Africa's government has approved the export of 12 Rooivalk helicopters to Algeria.", "approved", ("ZAF",), ("DZA",), 12),
        ("Germany has given Ukraine 14 Gepards.", "in_effect", ("DEU",), ("UKR",), 14),
    ],
)
def test_offers_and_exports_have_both_ends(text: str, status: str, givers: tuple[str], takers: tuple[str], count: int) -> None:
    found = [(c.action, c.status, c.senders, c.hosts, c.quantity.low if c.quantity else None) for c in claims(text)]
    assert found == [("transfer", status, givers, takers, count)]

"""Texts about arms that change hands. Every text is ours."""

import pytest
from claims_builders import article

from musterbook.claims.read import drafts

ARMS = (
    "Poland has donated ten T-72 tanks to Moldova. Italy will deliver two Gepards to it and has sold it four M777 howitzers. "
    "Norway supplied six Leopards. "
)


def drafted(text: str) -> list[tuple[str, str, str, int | None]]:
    """Action, senders, hosts and number of each draft."""
    made = [draft.claim for draft in drafts(article(text))[0]]
    return [(c.action, " ".join(c.senders), " ".join(c.hosts or ()), c.quantity.low if c.quantity else None) for c in made]


def test_machines_that_arrive_in_a_text_about_arms_were_given() -> None:
    assert drafted(ARMS + "The first six Leopards arrived in Moldova in May.")[-1][0] == "transfer"
    assert drafted("Poland has sent ten T-72 tanks to Moldova. The first six Leopards arrived in Moldova in May.")[-1][0] == "deploy"


def test_who_has_or_wants_machines_there_is_the_one_to_whom_they_go() -> None:
    action, senders, hosts, low = drafted(ARMS + "Finland sold 48 Leopards too; Romania wants 32 Leopards.")[-1]
    assert (action, hosts, low) == ("transfer", "ROU", 32)
    assert "ROU" not in senders


def test_soldiers_in_a_text_about_arms_are_soldiers() -> None:
    assert drafted(ARMS + "About 40 Polish soldiers are stationed in Moldova.")[-1] == ("station", "POL", "MDA", 40)


def test_a_text_about_soldiers_is_none_about_arms() -> None:
    men = "".join(f"{n} Polish soldiers are stationed in Romania. " for n in (100, 200, 300, 400, 500))
    text = (
        men
        + "Poland has donated two T-72s to Moldova, sold it one radar and delivered a Gepard. Six Polish Leopards are at Cincu in Romania."
    )
    assert drafted(text)[-1][0] == "station"


def test_bare_numbers_there_count_the_machines_spoken_of_last() -> None:
    assert drafted(ARMS + "Eighteen were ordered in September.")[-1][3] == 18
    last = [draft.claim for draft in drafts(article(ARMS + "Eighteen were ordered in September."))[0]][-1]
    assert (last.action, last.equipment) == ("transfer", ("Leopard",))


def test_parts_and_deliveries_of_machines_are_machines() -> None:
    assert drafted(ARMS + "The first of five radars arrived in Moldova in May.")[-1][0] == "transfer"
    assert drafted(ARMS + "The delivery of two radars to Moldova was delayed.")[-1][0] == "transfer"


def test_taking_delivery_is_being_given() -> None:
    assert drafted(ARMS + "Gabon took delivery of six radars in May.")[-1][::2] == ("transfer", "GAB")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Accra has asked Seoul for a third.", ("KOR", "GHA")),
        ("Rwanda is negotiating with Finland for twelve helicopters.", ("FIN", "RWA")),
        ("Kazakhstan has now requested eight Su-30s from Russia.", ("RUS", "KAZ")),
        ("\n\nKuwait: the last of 28 Typhoons came from Spain in October.", ("ESP", "KWT")),
        ("Finland has ordered 18 K9s from South Korea. Finland's first ten K9s arrived at Hanko in December.", ("KOR", "FIN")),
        ("France lent Austria six howitzers in 2020. They went back to France in June.", ("AUT", "FRA")),
        ("Twelve Caesars for Ireland left France in April.", ("FRA", "IRL")),
        ("The first two of six helicopters that Nigeria bought from Spain were unloaded in Lagos.", ("ESP", "NGA")),
    ],
)
def test_who_asks_for_machines_or_is_named_as_their_owner_receives_them(text: str, told: tuple[str, str]) -> None:
    assert [row[1:3] for row in drafted(ARMS + text) if row[0] == "transfer"][-1] == told


def test_a_text_that_speaks_of_the_trade_far_more_than_of_men_is_about_arms() -> None:
    men = "Four French officers visited. A Danish platoon trained in Norway. Two Dutch battalions stay in Estonia. "
    trade = "Sales, deliveries and exports of tanks were approved. Oman bought six M777s, two radars and a frigate. "
    assert drafted(men + ARMS + trade + "The first six Leopards arrived in Moldova in May.")[-1][0] == "transfer"


def test_machines_that_are_shipped_or_on_order_have_not_come() -> None:
    stages = [d.claim.status for d in drafts(article(ARMS + "Kenya has 12 trucks on order from Turkey."))[0]]
    assert stages[-1] == "approved"
    stages = [d.claim.status for d in drafts(article(ARMS + "A further ten trucks were shipped to Moldova from Gdynia last week."))[0]]
    assert stages[-1] == "under_way"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bulgaria's second ex-Dutch minehunter reached Varna on Friday.", ("NLD", "BGR")),
        ("Kuwait returned two borrowed Patriot radars to the Americans in June.", ("KWT", "USA")),
        ("Oman bought 24 K9s from South Korea. Oman's first six K9s are to be handed over in May.", ("KOR", "OMN")),
        ("Oman took delivery of six radars from Spain, and Canada agreed in January to sell it eight drones.", ("CAN", "OMN")),
    ],
)
def test_machines_that_are_somebodys_already_go_to_their_owner_or_back(text: str, told: tuple[str, str]) -> None:
    assert [row[1:3] for row in drafted(ARMS + text) if row[0] == "transfer"][-1] == told


@pytest.mark.parametrize("verb", ["bought", "have requested", "received"])
def test_we_receive_what_we_buy_or_ask_for(verb: str) -> None:
    text = f'"We {verb} six howitzers from France in May," Malaysian Defence Minister Ahmad Noor said.'
    assert drafted(ARMS + text)[-1] == ("transfer", "FRA", "MYS", 6)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jordan's navy welcomed the third of four patrol boats that a Danish yard is building for it.", ("DNK", "JOR")),
        ("Prague is short of carriers. Sweden has promised to lend it six.", ("SWE", "CZE")),
        ("Finland sold Chile ten CV90s. Russia sold India 20 tanks. Slovakia ordered 152 CV90s in December.", ("FIN", "SVK")),
        ("The Kenya Air Force took over three C-27J transport aircraft from Spain on Thursday.", ("ESP", "KEN")),
        ("Angola returned a leased Danish landing ship in May.", ("AGO", "DNK")),
        ("Peru has bought six radars from Spain and awaits two more from Canada.", ("CAN", "PER")),
    ],
)
def test_it_the_type_and_the_lease_say_who_gives_and_who_receives(text: str, told: tuple[str, str]) -> None:
    assert [row[1:3] for row in drafted(ARMS + text) if row[0] == "transfer"][-1] == told

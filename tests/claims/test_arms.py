"""Texts about arms that change hands. Every text is ours."""

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

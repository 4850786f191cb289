"""What changes hands: who buys for whom, what is yet to begin, and who only tells of it."""

from claims_builders import claims, total


def test_who_buys_for_another_nation_gives() -> None:
    found = claims("Denmark and Norway will jointly buy 14 Leopard 2A4 tanks for Ukraine.")
    assert [(c.action, set(c.senders), c.hosts, c.quantity.low if c.quantity else None) for c in found] == [
        ("transfer", {"DNK", "NOR"}, ("UKR",), 14)
    ]


def test_what_will_begin_is_announced() -> None:
    found = claims("The delivery of 31 Leopard tanks from Norway to Ukraine will begin in the autumn.")
    assert [(c.status, c.start) for c in found] == [("announced", "2024-23")]


def test_people_who_tell_are_no_force() -> None:
    found = claims("Denmark has suspended deliveries of Stinger missiles to Taiwan, three people familiar with the matter said.")
    assert [c.action for c in found] == ["transfer"]


def test_who_was_given_arms_before_is_given_the_next() -> None:
    first = "Denmark has given four F-16s to Ukraine."
    text = f"{first} Norway, which donated ten Leopard 2A4 tanks in February, has also pledged eight howitzers."
    assert {c.hosts for c in claims(text)} == {("UKR",)}
    assert claims(text)[0].quantity == total(4, of="aircraft")

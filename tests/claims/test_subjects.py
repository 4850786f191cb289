"""'It' and 'its' at the head of a sentence mean the nation of which the sentence before told. Every text is ours."""

import pytest
from claims_builders import claims


def last(text: str) -> tuple[str, str, str]:
    """Action, senders and hosts of the last claim of a text."""
    claim = claims(text)[-1]
    return claim.action, " ".join(claim.senders), " ".join(claim.hosts or ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway has 40 soldiers in Mali. Denmark has other plans. It will send a frigate to Bahrain.", ("deploy", "DNK", "BHR")),
        ("Poland sent 200 soldiers to Latvia. Slovakia was slower. Its 150 soldiers will leave for Latvia.", ("deploy", "SVK", "LVA")),
        ("Spain keeps 600 soldiers in Latvia. Portugal is a smaller guest. It has 140 there.", ("station", "PRT", "LVA")),
        ("Turkey has sold twelve drones to Morocco. Algeria answered at once. It bought six from China.", ("transfer", "CHN", "DZA")),
        ("Kenya received two Hueys from Italy. Uganda pays: it has ordered six from Russia.", ("transfer", "RUS", "UGA")),
    ],
)
def test_it_is_the_nation_of_which_the_sentence_before_told(text: str, told: tuple[str, str, str]) -> None:
    assert last(text) == told


def test_it_is_no_nation_where_a_force_was_told_of_or_nothing_acts() -> None:
    assert last("A Danish battalion is in Estonia. It has 900 soldiers.")[1] == "DNK"
    assert last("Norway sent 200 soldiers to Latvia. Latvia is grateful. It was Danes, 300 of them, who came to Latvia first.")[1] == "DNK"

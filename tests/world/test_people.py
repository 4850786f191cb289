"""Ranks and offices."""

import pytest

from musterbook.world.people import offices, ranks


@pytest.mark.parametrize(
    "rank",
    ["Lt. Gen.", "Lieutenant General", "Lieutenant-General", "Gen.", "Maj.", "Maj. Gen.", "Capt", "Colonel", "Col.", "Lt. Col.", "LTC",
     "Brig.-Gen.", "Brig. Gen.", "Brigadier", "Adm.", "Rear Adm.", "Vice Admiral", "Sgt. Maj.", "Command Sgt. Maj.", "Commodore",
     "Air Marshal",
     "Air Vice-Marshal", "Wing Commander", "Sgt. 1st Class", "1st Lt.", "2nd Lt.", "Cmdr.", "Petty Officer 2nd Class", "Spc.", "Pfc."],
)  # fmt: skip
def test_ranks_are_known_in_their_usual_spellings(rank: str) -> None:
    assert rank in ranks()


@pytest.mark.parametrize(
    "office",
    ["minister of defence", "defence minister", "defense secretary", "secretary of state", "secretary of defense", "chief of defence",
     "chief of staff", "chairman of the joint chiefs of staff", "president", "prime minister", "foreign minister", "state secretary",
     "spokesman",
     "spokeswoman", "spokesperson", "ambassador", "chancellor", "governor", "mayor", "commander", "commander-in-chief", "press secretary",
     "deputy commander", "national security adviser", "envoy", "high representative", "lawmaker", "senator", "MP", "member of parliament",
     "chargé d'affaires", "attaché", "king", "emir", "crown prince", "nato secretary general", "supreme allied commander europe"],
)  # fmt: skip
def test_offices_are_known_in_lower_case(office: str) -> None:
    assert office in offices()


def test_a_longer_title_comes_before_a_shorter_one_within_it() -> None:
    for titles in (ranks(), offices()):
        assert [len(title) for title in titles] == sorted((len(title) for title in titles), reverse=True)
        assert len(titles) == len(set(titles))


def test_offices_are_lower_case_but_for_abbreviations() -> None:
    assert {word for office in offices() for word in office.split() if word != word.lower()} <= {"MP", "MPs", "MEP", "MEPs", "MK", "SACEUR"}


def test_no_rank_is_an_everyday_word_in_lower_case() -> None:
    assert all(rank[0].isupper() or rank[0].isdigit() for rank in ranks())


def test_the_tables_are_broad() -> None:
    assert len(ranks()) >= 300
    assert len(offices()) >= 600

"""Shapes of sentences that carry a claim: what the rules draft, before the reader asks how sure it is. Every text is ours."""

from claims_builders import article

from musterbook.claims.names import mentions
from musterbook.claims.read import drafts
from musterbook.claims.sentences import gate, sentences
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


def test_a_line_goes_on_where_it_was_broken_off_for_want_of_width() -> None:
    prose = (
        "The company, which Tallinn sent in March, will leave the camp near Bamako\n"
        "Airport on Friday and hand its vehicles over to the Togolese, who will be\n"
        "there for a year."
    )
    rows = (
        "Sector West – lead Ghana, headquarters at Tamale Barracks in the old fort\n"
        "  Ghana 1,900, of whom 500 at the port and 250 at the power station\n"
        "  Togo 200 at the airport, taken over from the Beninese in the month of March last year"
    )
    assert len(sentences(prose)) == 1
    assert [s.text.split()[0] for s in sentences(rows)] == ["Sector", "Ghana", "Togo"]


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


def found(text: str) -> list[tuple[str, str]]:
    """Action and status of each draft."""
    return [(c.action, c.status) for c in drafted(text)]


def test_relative_pronouns_stand_for_the_noun_before_them() -> None:
    assert found("The Polish soldiers, who left Mali in 2005, had liked it.") == [("withdraw", "in_effect")]
    assert found("Poland's medical battalion, which served in Lebanon from 1994 to 2006, is remembered.") == [("station", "ended")]


def test_out_of_a_place_is_a_withdrawal() -> None:
    assert found("The senate demanded that all Italian soldiers be out of Niger by 15 March.") == [("withdraw", "requested")]


def test_there_is_with_the_noun_as_predicate() -> None:
    text = "By the minister's word there will be a Spanish frigate in the Gulf of Aden until February."
    assert ("station", "announced") in found(text)


def test_forces_that_are_ruled_out() -> None:
    assert found("Italy ruled out combat troops for Kosovo.") == [("deploy", "denied")]


def test_parts_of_a_numbered_force() -> None:
    denmark = "Danish soldiers have been in Iraq since 2003. "
    assert brief(denmark + "The last of its 443 engineers left Iraq on the 10th.")[-1] == ("withdraw", "DNK", "IRQ", 443)
    assert brief(denmark + "The last of their 650 went home in May.")[-1] == ("withdraw", "DNK", "IRQ", 650)
    assert brief(denmark + "Sixty of their engineers have been in Kuwait since 2005.")[-1] == ("station", "DNK", "KWT", 60)


def test_nouns_of_change_count_soldiers() -> None:
    assert brief("The Danish soldiers in Latvia are few. An increase of 800 is planned.")[-1][3] == 800


def test_verbs_that_look_like_nouns_beside_a_numeral() -> None:
    assert brief("French troops number 1,000 in Gabon.") == [("station", "FRA", "GAB", 1000)]
    text = "The Danish battalion left Estonia in July. Some thirty stay behind to guard the tanks."
    assert brief(text)[-1] == ("station", "DNK", "EST", 30)


def test_a_commander_is_no_stay_of_whom_he_commands() -> None:
    text = "Lieutenant Colonel Jan Holm, who commands the Danish battlegroup in Estonia, likes the winter. The mess hall is warm."
    assert brief(text) == []


def test_nations_and_peoples_come_stay_and_leave() -> None:
    before = "Some 900 soldiers of twelve nations serve in Mali. "
    assert brief(before + "Britain and Sweden left earlier this year.")[-1][:3] == ("withdraw", "GBR SWE", "MLI")
    assert brief(before + "Ireland may join the Danes.")[-1][:3] == ("deploy", "IRL", "MLI")
    assert brief(before + "The Danes have served there since August.")[-1][:3] == ("station", "DNK", "MLI")
    assert brief(before + "Britain left the talks with Sweden.") == []


def test_short_replies_judge_the_claim_before() -> None:
    before = "Denmark wants to send 200 soldiers to Latvia. "
    for reply, status in (
        ("Riga said no.", "denied"),
        ("Riga hasn’t.", "denied"),
        ("The government in Riga has agreed.", "approved"),
        ("The plan has since been shelved.", "cancelled"),
        ("It is being examined in Riga.", "considered"),
    ):
        assert found(before + reply)[-1] == ("deploy", status), reply
    assert len(found(before + "Riga is a fine town in spring.")) == 1


def test_nations_with_a_number_each_are_a_force_each() -> None:
    before = "Soldiers of many nations are stationed in Kosovo. "
    people = brief(before + "The force includes about 500 Finns, 200 Danes, 150 Kenyans and 100 Armenians.")
    assert [row[:2] + row[3:] for row in people[-4:]] == [
        ("station", "FIN", 500),
        ("station", "DNK", 200),
        ("station", "KEN", 150),
        ("station", "ARM", 100),
    ]
    names = brief("Italy has 800 soldiers in Lebanon, Spain 600 and Ghana (870).")
    assert [row[1:] for row in names] == [("ITA", "LBN", 800), ("ESP", "LBN", 600), ("GHA", "LBN", 870)]


def test_who_reinforces_stands_in_the_by_phrase() -> None:
    text = "KFOR in Kosovo was reinforced by a Turkish battalion and by 200 British soldiers in May."
    assert [row[:3] for row in brief(text)] == [("deploy", "TUR", "XKX"), ("deploy", "GBR", "XKX")]


def test_their_men_are_a_force() -> None:
    text = "Kenya has 300 soldiers in Haiti. It will raise the number of its trainers there to 40."
    assert brief(text)[-1][0::3] == ("station", 40)


def test_who_is_back_came_and_who_is_back_home_left() -> None:
    before = "Some 90 Italian soldiers left Iceland in January. "
    assert brief(before + "The Italians will be back in March.")[-1][:3] == ("deploy", "ITA", "ISL")
    assert found("The Danish company is back home from Latvia.") == [("withdraw", "in_effect")]


def test_members_of_a_service_are_soldiers() -> None:
    assert brief("In Gabon, 270 Bundeswehr members are deployed.")[0][1:] == ("DEU", "GAB", 270)


def test_a_country_before_a_relative_clause_does_not_arrive() -> None:
    text = "Italy has pledged six Gepards for Latvia, which should arrive in May. Some 300 Danish soldiers are in Latvia."
    assert all(row[1] != "LVA" for row in brief(text))


def test_an_infinitive_is_joined_to_an_infinitive() -> None:
    said = "The minister called on Sweden to take part in a mission conducted from Estonia's territory, "
    found = brief(said + "and to deploy its fighter jets in the country.")
    assert ("deploy", "SWE", "EST") in [one[:3] for one in found]


def test_what_slips_is_a_date() -> None:
    assert "deploy" not in [one[0] for one in brief("The Danish handover in Latvia slips from July to August.")]


def test_a_team_on_its_way_to_have_a_look_is_deploying() -> None:
    assert brief("A team of 12 Danish soldiers is on its way to Mali to have a look.")[0][:3] == ("deploy", "DNK", "MLI")


def _counts(text: str) -> list[tuple[int | None, str] | None]:
    return [(c.quantity.low, c.quantity.of) if c.quantity else None for c in drafted(text)]


def test_a_strength_in_commas_is_that_of_the_force_before_it() -> None:
    assert _counts("Denmark sent a company, 150 strong, to Estonia.") == [(150, "personnel")]
    assert _counts("NATO soldiers were there. The French left Chad, all 1,000 of them, in January.")[-1] == (1000, "personnel")
    assert _counts("Denmark sent a couple of frigates to Japan.") == [(2, "ship")]


def test_how_many_a_part_of_a_force_is_is_not_said_though_how_many_all_are_is() -> None:
    assert _counts("France withdrew half of its 1,000 soldiers from Niger.") == [None, (1000, "personnel")]
    assert _counts("Spain will fly home the first of its three companies in Iraq.") == [None]


def test_a_bare_number_far_above_the_machines_counts_people() -> None:
    assert _counts("France has six Mirages in Chad. In Gabon there are 82.")[-1] == (82, "personnel")
    assert _counts("France has six Mirages in Chad. In Gabon there are eight.")[-1] == (8, "aircraft")


def test_who_was_killed_is_no_stay() -> None:
    assert drafted("Some 24 Pakistani soldiers were killed in Afghanistan.") == []


def test_the_first_nation_of_a_list_may_have_the_verb_that_the_others_leave_out() -> None:
    text = "Danish soldiers are in Mali. Portugal contributes 140, Togo 65 and Benin, which joined in May, 210."
    assert {one[1:] for one in brief(text)} >= {("PRT", "MLI", 140), ("TGO", "MLI", 65), ("BEN", "MLI", 210)}


def test_a_number_joined_to_another_is_where_its_own_phrase_says() -> None:
    assert brief("Spain has 300 soldiers in Mali, and roughly 90 in Gabon.") == [
        ("station", "ESP", "MLI", 300),
        ("station", "ESP", "GAB", 90),
    ]


def test_a_sentence_opens_with_its_place() -> None:
    assert brief("Spain has 300 soldiers in Mali. In Djibouti, its oldest base in Africa, 90 soldiers remain.")[-1][2] == "DJI"


def test_where_a_force_is_at_home_it_is_not_stationed_abroad() -> None:
    text = "A British company is in Estonia. The US 2nd Cavalry Regiment, based in Texas, will deploy to Latvia."
    assert [one[:3] for one in brief(text)][1:] == [("deploy", "USA", "LVA")]


def test_a_no_before_the_noun_of_a_plan_denies_once() -> None:
    before = "Italy has 200 soldiers in Niger. "
    assert found(before + "No reduction is planned.")[1:] == [("withdraw", "denied")]
    assert found(before + "There will be no reinforcement next year.")[1:] == [("deploy", "denied")]
    assert found(before + "Nobody plans a withdrawal.")[1:] == [("withdraw", "denied")]
    assert found(before + "A reduction is planned.")[1:] == [("withdraw", "announced")]


def test_a_move_spoken_of_before_is_told_by_its_noun_alone() -> None:
    before = "Italy has 200 soldiers in Niger. "
    assert found(before + "The withdrawal is to be completed by June.")[1:] == [("withdraw", "announced")]
    assert found(before + "The withdrawal was completed on 3 May.")[1:] == [("withdraw", "in_effect")]
    assert found(before + "Withdrawal of funds was completed on 3 May.")[1:] == []


def test_whom_somebody_wants_gone_is_asked_to_leave() -> None:
    before = "Italy has 200 soldiers in Niger. "
    assert found(before + "Niamey would like them gone.")[1:] == [("withdraw", "requested")]
    assert found(before + "The president wants the Italians out by May.")[1:] == [("withdraw", "requested")]
    assert found(before + "The mayor wants the Italian base closed.")[1:] == [("withdraw", "requested")]
    assert found(before + "The mayor wants the Italian school closed.")[1:] == []


def test_none_of_them_stands_for_the_force() -> None:
    before = "Italy has 200 soldiers in Niger. "
    assert found(before + "None of them will live there for good.")[1:] == [("station", "denied")]
    assert found(before + "Part of their training includes drills there.")[1:] == []


def test_peacekeepers_and_special_forces_of_a_nation_are_its_soldiers_and_no_name() -> None:
    [claim] = drafted("British special forces have landed in Lebanon.")
    assert (claim.action, claim.senders, claim.unit, claim.function) == ("deploy", ("GBR",), None, "special-forces")
    [left] = drafted("The withdrawal of Russian peacekeepers from Azerbaijan was completed on Wednesday.")
    assert (left.action, left.senders, left.hosts) == ("withdraw", ("RUS",), ("AZE",))


def test_whose_a_bare_number_is_and_to_whom_machines_are_handed() -> None:
    assert brief("Chad and Togo have soldiers in Mali. Togo's 200 are stationed at Menaka.")[1:] == [("station", "TGO", "MLI", 200)]
    assert brief("Serbia handed six MiG-29s to Angola.") == [("transfer", "SRB", "AGO", 6)]


def test_troops_from_several_nations_are_of_all_of_them() -> None:
    assert brief("Troops from Ghana, Pakistan and India have arrived in Mali.") == [("deploy", "GHA PAK IND", "MLI", None)]
    assert brief("The United States moved troops from Germany to Poland.")[0][:3] == ("deploy", "USA", "POL")


def test_a_report_that_is_dismissed_as_invented_is_denied() -> None:
    text = "Eritrea’s minister dismissed as fabrication a report in the Addis Standard that two Eritrean divisions remain in Ethiopia."
    assert [claim.status for claim in drafted(text)] == ["in_effect", "denied"]  # the paper is named: its report is a claim too

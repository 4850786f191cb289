"""Repairs: arcs that the parser gets wrong in a way that shows, set right after parsing.

'The battalion stationed in Latvia will stay': the parser takes 'stationed' for the verb of the sentence and hangs 'will stay' on it. A
participle right after its noun, with a finite verb behind it that has no subject of its own, is a reduced relative clause. And 'some
forty stay', 'the troops number 1,000': verbs that look like nouns beside a numeral; infinitives that are joined to a participle.
"""

from collections.abc import Sequence

from musterbook.claims.parsing.repairs import (
    dates,
    gifts,
    infinitives,
    measures,
    nouns,
    numbers,
    openings,
    participles,
    relatives,
    tenses,
    verbs,
)
from musterbook.claims.trees.tree import Token

__all__ = ["repaired"]

# In this order: each may rest on what those before it have set right.
_ORDER = (
    nouns.close_to_somebody,
    tenses.bases_as_verb,
    relatives.no_subject_of_its_own,
    relatives.lowered,
    relatives.verb_behind,
    relatives.whom_it_was_given,
    relatives.who_are_there,
    relatives.who_number,
    relatives.whose_are_somewhere,
    openings.deal_apart,
    openings.list_of_who_acts,
    participles.relieved,
    nouns.unit_in_commas,
    openings.most_have,
    openings.of_whose,
    openings.of_so_many,
    relatives.in_commas,
    dates.month_before_the_number,
    dates.behind_the_relative,
    dates.end_of_the_relative,
    dates.day_of_saying,
    nouns.names_in_a_row,
    nouns.names_across_the,
    gifts.from_each,
    nouns.counted_in_a_row,
    nouns.counted_with_counted,
    nouns.of_behind_a_date,
    nouns.of_what,
    nouns.of_what_to_whom,
    nouns.part_of_many,
    nouns.units_in_a_row,
    relatives.shared_subject,
    infinitives.infinitive_as_noun,
    infinitives.due_to,
    infinitives.time_to_go,
    infinitives.plan_to,
    infinitives.with_more_to_follow,
    verbs.subject_of_helper,
    verbs.perfect_apart,
    verbs.second_perfect,
    verbs.verb_with_particle,
    tenses.past_of_one_form,
    tenses.past_in_ed,
    tenses.ed_behind_a_number,
    tenses.told_as_modifier,
    verbs.only_verb,
    participles.participle_with_object,
    participles.after_who_left,
    participles.came_after_who_left,
    verbs.left_at_last,
    nouns.last_left,
    participles.of_which_it_is_made,
    nouns.had_so_many,
    nouns.each_of_them,
    verbs.first_of_two,
    verbs.verb_of_apposed,
    verbs.late_verb,
    verbs.handed_over,
    verbs.since_the_second,
    verbs.verb_after_number,
    verbs.number_as_verb,
    verbs.asked_across,
    verbs.like_with_like,
    verbs.wanted_too,
    nouns.force_with_force,
    nouns.with_its_like,
    nouns.named_with_named,
    gifts.coast_guard,
    gifts.counts_the_noun,
    gifts.given_so_many,
    gifts.whom_before_the_number,
    gifts.another_gives,
    numbers.first_of_all,
    numbers.so_many_next_year,
    numbers.before_a_name,
    measures.about_so_many,
    measures.up_to_so_many,
    measures.some_so_many,
    numbers.of_so_many,
    numbers.at_present,
    measures.between_so_many,
    measures.than_so_many,
    numbers.so_many_such,
    numbers.so_many_of_a_type,
    numbers.so_many_more_of,
    numbers.the_first_so_many,
    numbers.home_so_many,
    measures.as_many_as,
    numbers.so_many_so_long_ago,
    numbers.final_so_many,
    numbers.so_many_are,
    numbers.so_many_elsewhere,
    numbers.so_many_in_commas,
    numbers.they_number,
    numbers.numbering_so_many,
    numbers.so_many_more,
    nouns.verb_in_name,
    nouns.with_them,
    nouns.case_of_the_name,
)


# Words, in small letters, of which a sentence has one wherever the repair finds anything: most sentences need not be gone through for it.
_ONLY_WITH = {
    tenses.bases_as_verb: {"bases"},
    verbs.perfect_apart: {"has", "have", "had"},
    verbs.second_perfect: {"has", "have", "had"},
    verbs.verb_with_particle: {"over", "off", "up", "out"},
    verbs.handed_over: {"over"},
    verbs.number_as_verb: {"number", "numbers", "numbered", "numbering", "total"},
    participles.relieved: {"relieved"},
    nouns.part_of_many: {"last", "first", "second", "third"},
    nouns.last_left: {"left"},
    nouns.each_of_them: {"each", "both", "all"},
    nouns.with_them: {"them", "it", "him", "her"},
    gifts.coast_guard: {"guard"},
    measures.about_so_many: {"around", "about", "over", "under"},
    measures.up_to_so_many: {"up"},
    measures.some_so_many: {"some"},
    measures.between_so_many: {"between"},
    measures.than_so_many: {"than"},
    measures.as_many_as: {"many", "few"},
    numbers.at_present: {"present", "moment"},
    numbers.home_so_many: {"home"},
    numbers.they_number: {"number"},
    numbers.so_many_more: {"more"},
}


def repaired(doc: Sequence[Token]) -> Sequence[Token]:
    """The same sentence with its wrong arcs set right."""
    there = {token.lower_ for token in doc}
    for repair in _ORDER:
        if repair not in _ONLY_WITH or not there.isdisjoint(_ONLY_WITH[repair]):
            repair(doc)
    return doc

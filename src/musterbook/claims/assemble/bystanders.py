"""Bystanders: a call or wish of somebody who neither sends nor hosts is no claim (codebook, rules 7 and 29)."""

import re

from musterbook.claims.line import Case
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.world.nations import ALLIANCES, members

_NO_OFFICE = re.compile(
    r"\b(?:retired|former|ex-\w+|analysts?|experts?|professors?|columnists?|activists?|protest[eo]rs?|demonstrators?|pundits?|observers?"
    r"|commentators?|historians?|scholars?|campaigners?|think[- ]tanks?|veterans?)\b",
    re.I,
)


# Who asks a government for something has mostly a part in it.
_ASKING = words.forms_of("ask", "request", "invite")


def only_wishes(case: Case, senders: tuple[str, ...], hosts: tuple[str, ...]) -> bool:
    """'China wants the battery gone' from Korea, 'a retired general wants two brigades': no government concerned asks."""
    asked = case.frame.stage.requester
    if asked is None or case.frame.stage.status != "requested" or asked.lower_ in _ASKING:
        return False
    askers = grammar.subjects(asked) or [c for c in asked.children if grammar.case(c) in ("by", "from")]  # 'demands by China'
    return any(_is_bystander(case, asker, {*senders, *hosts}) for asker in askers)


def _is_bystander(case: Case, subject: Token, concerned: set[str]) -> bool:
    nations = set(case.line.scene.nations_at(subject)) - ALLIANCES
    wide = {code for host in concerned for code in members(host)}
    apart = bool(nations) and not nations & (concerned | wide) and not any(nations & members(one) for one in concerned & ALLIANCES)
    named = case.line.scene.tree.span(sorted(subject.subtree, key=lambda t: t.i)).of(case.line.sentence.text)
    return apart or bool(_NO_OFFICE.search(named))

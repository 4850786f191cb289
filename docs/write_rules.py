"""Write docs/rules.md from the rules' own files: `make docs`, or `--print` to print it."""

import sys
from pathlib import Path

from musterbook.rules import RULES, Rule, rule

PAGE = Path(__file__).with_name("rules.md")
HEAD = """# Rules

How the ledger reasons, rule by rule. Each rule is one file of `src/musterbook`, and this page is written from them (`make docs`); both
examples of each are run by the tests. The codes stand in `rules` of a posture line, in `kind` of a contradiction, in `state` of a
promise, and in `verdict` of a check; `musterbook rules CODE` prints one.

An example has one claim a line: article, day of publication, action, status, sender>host, number, slots. `+` is additional, `-` a
reduction.
"""
GROUPS = {
    "copy": "Who copied whom",
    "conflict": "What contradicts what",
    "promise": "What becomes of a promise",
    "line": "What a posture line says",
    "commitment": "How long, and on what basis",
    "continuity": "Whether it lasted",
    "voices": "How many independent voices",
    "credibility": "How credible",
    "check": "What a claim adds",
}


def page() -> str:
    """The page, by group in the order of the registry."""
    parts = [HEAD]
    for group, title in GROUPS.items():
        codes = [code for code in RULES if code.split("-")[0] == group]
        parts += [f"## {title}\n", *(_section(rule(code)) for code in codes)] if codes else []
    return "\n".join(parts)


def _section(one: Rule) -> str:
    limits = f"\n{one.limits}\n" if one.limits else ""
    source = f"src/musterbook/{one.module.replace('.', '/')}.py"
    return (
        f"### `{one.code}`\n{one.fact}\n{limits}\nFires:\n```\n{one.fires}\n```\nDoes not:\n```\n{one.quiet}\n```\n"
        f"Stated in [`{source}`](../{source}).\n"
    )


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.write(page())
    else:
        PAGE.write_text(page(), encoding="utf-8")

"""The perturbation table for two other ways of grounding what a model says: langextract's alignment and instructor's citation check.

    bench/peers.py write FOLDER cases.jsonl     with Musterbook: every claim of FOLDER, as it is and altered, one quotation a line
    bench/peers.py judge cases.jsonl            with `pip install langextract instructor`, in an environment of their own

Neither needs a model for this: both are asked whether the evidence of a claim stands in its article. They look at the quotation
alone, so a value altered beside a true quotation is nothing that they could see; the table says so rather than hide it.
"""

import argparse
import json
import logging
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path


def write(folder: str, path: str) -> None:
    """Every case as {"kind", "text", "quote"}, claims by a careful coder first as they are."""
    reading, settings = import_module("musterbook.pipeline.reading"), import_module("musterbook.settings").Settings()
    kinds = import_module("musterbook.claims.perturb.proposals").KINDS
    neutral = import_module("musterbook.claims.perturb.texts").NEUTRAL
    with Path(path).open("w", encoding="utf-8") as out:
        for given in reading.extracted(reading.expanded([folder], settings), settings):
            cases = [("as they are", given.article.text, claim.evidence) for claim in given.claims]
            cases += [(one.name, one.alter(given.article).text, claim.evidence) for one in neutral for claim in given.claims]
            cases += [
                (kind.name, given.article.text, altered.evidence)
                for kind in kinds
                for claim in given.claims
                for altered in kind.alter(given.article, claim)
            ]
            for kind, text, quote in cases:
                out.write(json.dumps({"kind": kind, "text": text, "quote": quote}, ensure_ascii=False) + "\n")


def judge(path: str) -> None:
    """How many of each kind each of them accepts."""
    logging.disable(logging.CRITICAL)
    given, accepted = Counter(), Counter()
    seen: dict[tuple[str, str], tuple[bool, bool]] = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        key = case["text"], case["quote"]
        if key not in seen:
            seen[key] = _langextract(*key), _instructor(*key)
        given[case["kind"]] += 1
        accepted.update((case["kind"], name) for name, well in zip(("langextract", "instructor"), seen[key], strict=True) if well)
    for kind, count in given.items():
        shares = "  ".join(
            f"{name} {accepted[kind, name]:5} ({accepted[kind, name] / count:7.2%})" for name in ("langextract", "instructor")
        )
        print(f"{kind:48} {count:6}  {shares}")


def _langextract(text: str, quote: str) -> bool:
    """Its aligner, with its defaults, gives the quotation a place in the text."""
    data, resolver = import_module("langextract.core.data"), import_module("langextract.resolver")
    extraction = data.Extraction(extraction_class="claim", extraction_text=quote)
    found = list(resolver.Resolver().align([extraction], text, 0, 0))
    return bool(found) and found[0].char_interval is not None and found[0].char_interval.start_pos is not None


def _instructor(text: str, quote: str) -> bool:
    """Its citation check, with its defaults, keeps the quotation."""
    mixin = import_module("instructor.v2.dsl.citation").CitationMixin
    return bool(mixin.model_validate({"substring_quotes": [quote]}, context={"context": text}).substring_quotes)


def main() -> int:
    """Write the cases, or judge them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["write", "judge"])
    parser.add_argument("paths", nargs="+")
    asked = parser.parse_args()
    (write if asked.step == "write" else judge)(*asked.paths)
    return 0


if __name__ == "__main__":
    sys.exit(main())

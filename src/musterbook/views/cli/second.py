"""Options of `read` and `add` that choose the reader, and what follows from them."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from musterbook.articles.given import Given
from musterbook.errors import UsageError
from musterbook.model import Failure, Reading
from musterbook.pipeline import reading
from musterbook.views.cli.output import tell

Items = Iterable[Given | Failure]
_KEYS = ("MUSTERBOOK_LLM_KEY", "OPENAI_API_KEY")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reader that was asked for, with its options; see the help of each."""

    reader: str = "rules"
    base_url: str | None = None
    model: str | None = None
    price: str | None = None
    budget: float | None = None
    cascade: bool = False
    estimate: bool = False
    cache: str | None = None
    timeout: float = 120.0
    retries: int = 4
    at_once: int = 4
    prompts_out: str | None = None
    replies: str | None = None


def with_reader(call: Callable[..., Any]) -> Callable[..., Any]:
    """--reader and all that goes with --reader llm, as `second`."""

    @wraps(call)
    def wrapped(*args: Any, **options: Any) -> Any:
        chosen = {name: options.pop(name) for name in Chosen.__dataclass_fields__}
        return call(*args, second=Second(_checked(Chosen(**chosen))), **options)

    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


_OPTIONS = (
    click.option(
        "--reader",
        type=click.Choice(["rules", "llm"]),
        default="rules",
        show_default=True,
        help="Who reads: the bundled rules, or a model.",
    ),
    click.option("--model", metavar="NAME", help="With --reader llm: the model's name at its endpoint."),
    click.option(
        "--base-url", metavar="URL", envvar="OPENAI_BASE_URL", help="An endpoint that speaks the OpenAI protocol.  [default: OpenAI's]"
    ),
    click.option("--cascade", is_flag=True, help="The rules keep the paragraphs that they are sure of; the model reads the rest."),
    click.option("--estimate", is_flag=True, help="Print passages, tokens and the most that it can cost, and send nothing."),
    click.option("--price", metavar="IN,OUT", help="US dollars for a million tokens, sent and answered: 0.15,0.60."),
    click.option(
        "--budget", type=click.FloatRange(min=0), metavar="USD", help="Send nothing that could cost more than this; needs --price."
    ),
    click.option("--cache", metavar="FOLDER", help="Where answers are kept.  [default: musterbook in the user's cache]"),
    click.option(
        "--timeout", type=click.FloatRange(min=0.1), default=120.0, show_default=True, metavar="S", help="Seconds to wait for an answer."
    ),
    click.option("--retries", type=click.IntRange(0, 20), default=4, show_default=True, help="How often to ask again, with backoff."),
    click.option("--at-once", type=click.IntRange(1, 64), default=4, show_default=True, help="Articles under way at once."),
    click.option("--prompts-out", metavar="FILE", help="Write the requests as a batch file instead of sending them."),
    click.option("--replies", metavar="FILE", help="Take the answers from a batch file instead of asking."),
)


def _checked(chosen: Chosen) -> Chosen:
    """The options, where they fit together."""
    given = [name for name, field in Chosen.__dataclass_fields__.items() if getattr(chosen, name) != field.default]
    alone = [name for name in given if name not in ("reader", "base_url")]
    if chosen.reader == "rules":
        if alone:
            raise UsageError(f"--{alone[0].replace('_', '-')} goes with --reader llm")
        return chosen
    if not chosen.model:
        raise UsageError("--reader llm needs --model NAME")
    if chosen.budget is not None and not chosen.price:
        raise UsageError("--budget needs --price IN,OUT: without a price nobody knows when it is spent")
    return chosen


@dataclass(frozen=True)
class Second:
    """The chosen reader, ready to read."""

    chosen: Chosen

    @cached_property
    def asking(self) -> Any:
        """The run with a model that the options describe."""
        chosen, asking = self.chosen, import_module("musterbook.pipeline.asking")
        asked = import_module("musterbook.claims.asked.requests").Asked(chosen.model or "")
        key = next((os.environ[name] for name in _KEYS if os.environ.get(name)), None)
        end = asking.Endpoint(chosen.base_url, key, chosen.timeout, chosen.retries)
        spending = asking.Spending(_price(chosen.price, asking), chosen.budget)
        return asking.Asking(asked, asking.Client(end), spending, _cache(chosen.cache), chosen.cascade, chosen.at_once)

    def note(self) -> str:
        """What a run with a model has sent so far, in one line; '' of the rules."""
        if self.chosen.reader == "rules":
            return ""
        spent = self.asking.spending
        cost = f" · ${spent.cost:,.4f}" if spent.price.sent or spent.price.answered else ""
        return f"{spent.asked} passages asked, {spent.cached} from the cache · {spent.sent:,} + {spent.answered:,} tokens{cost}"

    def planned(self, given: Items) -> bool:
        """Do what sends nothing, --estimate or --prompts-out, and say so; False where it is neither."""
        chosen = self.chosen
        if chosen.reader == "rules" or not (chosen.estimate or chosen.prompts_out):
            return False
        batch = import_module("musterbook.pipeline.batch")
        if chosen.prompts_out:
            tell(f"{batch.write(Path(chosen.prompts_out), given, self.asking)} requests written to {chosen.prompts_out}; nothing was sent")
            return True
        tokens = [tokens for _, tokens, _ in batch.planned(given, self.asking)]
        answers = len(tokens) * self.asking.asked.answer_tokens
        most = f"${self.asking.spending.price.of(sum(tokens), answers):,.4f}" if chosen.price else "unknown without --price IN,OUT"
        click.echo(f"{len(tokens)} passages to send · at most {sum(tokens):,} tokens sent and {answers:,} answered · cost at most {most}")
        click.echo("An answer that is malformed is asked for once more, and then costs twice; --budget counts that too.")
        return True

    def outcomes(self, given: Items, jobs: int) -> Iterator[Reading | Failure]:
        """What the chosen reader makes of the articles; what a model's run came to is told at the end."""
        if self.chosen.reader == "rules":
            yield from reading.read(given, jobs=jobs)
            return
        if self.chosen.replies:
            batch = import_module("musterbook.pipeline.batch")
            yield from batch.read(given, self.asking, batch.replies(Path(self.chosen.replies)))
        else:
            yield from import_module("musterbook.pipeline.asking").read(given, self.asking)
        tell(self.note())


def _price(text: str | None, asking: Any) -> Any:
    try:
        sent, answered = (float(part) for part in (text or "0,0").split(","))
        if min(sent, answered) < 0:
            raise ValueError(text)
    except ValueError as error:
        raise UsageError(f"--price {text!r}: write it as IN,OUT, dollars for a million tokens, such as 0.15,0.60") from error
    return asking.Price(sent, answered)


def _cache(folder: str | None) -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(folder) if folder else base / "musterbook" / "answers"

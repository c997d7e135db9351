"""How fast questions to a model are asked, and what becomes of them when the server fails in every way.

    python -m benchmarks.llm [--questions N] [--concurrency N] [--latency SECONDS]

The server is the scripted one of `verifier.testing`, in a process of its own, so that what is measured is this side.
Ideal is what the server could do: `concurrency` answers every `latency` seconds. The bare client sends the same bytes
and reads nothing; where it does not reach the ideal either, the machine is too busy for the measurement.
"""

import argparse
import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

import aiohttp

from verifier.errors import ReplyError
from verifier.llm import Answer, Client, Fault, Question, Settings
from verifier.llm.loop import submit
from verifier.testing import FAULTS, Mode, ModelServer, Request, at_rates

RATE = 0.05  # of each fault
WORDS = 2000  # in a question; some 3,000 tokens, as a claim with ten passages has
SCHEMA = {
    "type": "object",
    "properties": {"id": {"type": "integer"}, "said": {"type": "string"}},
    "required": ["id", "said"],
    "additionalProperties": False,
}
USABLE = frozenset({Mode.OK, Mode.SLOW, Mode.INVENTED_QUOTES, Mode.WRONG_ARITHMETIC, Mode.WRONG_LANGUAGE})


@dataclass(frozen=True, slots=True)
class Plan:
    """How the server behaves."""

    latency: float
    rates: Mapping[Mode, float]
    answer: Callable[[Request], str] | None = None  # None: with the number of the question


@dataclass(frozen=True, slots=True)
class Remote:
    """A model server in another process."""

    base_url: str
    line: Connection

    def log(self) -> list[tuple[str, Mode]]:
        """Question and mode of all requests so far."""
        self.line.send("log")
        log: list[tuple[str, Mode]] = self.line.recv()
        return log


def echo(request: Request) -> str:
    """Answer a question with its number."""
    return json.dumps({"id": int(request.user.split()[1]), "said": "Seven drones, it says here."})


@contextmanager
def serving(plan: Plan) -> Iterator[Remote]:
    """Run a model server in another process."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(plan, there), daemon=True)
    process.start()
    try:
        yield Remote(here.recv(), here)
    finally:
        here.send("end")
        process.join()


def _serve(plan: Plan, line: Connection) -> None:
    choose = at_rates(plan.rates, seed=1)
    with ModelServer(
        plan.answer or echo, mode=choose, latency=plan.latency, slow=3 * plan.latency, retry_after=0.5
    ) as server:
        line.send(server.base_url)
        while line.recv() == "log":
            line.send([(served.question, served.mode) for served in server.log])


def asked(number: int) -> Question:
    """A question as long as one about a claim."""
    return Question("Answer with the number.", f"Question {number} " + "passage " * WORDS, "numbered", SCHEMA, "v1")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the number, which must be the question's."""

    number: int

    def __call__(self, text: str) -> int:
        """Read a reply."""
        try:
            found = json.loads(text)["id"]
        except (ValueError, LookupError, TypeError) as error:
            raise ReplyError(str(error)) from error
        if found != self.number:
            raise ReplyError(f"id must be {self.number}, not {found}")
        return self.number


def throughput(questions: int, concurrency: int, latency: float) -> None:
    """Print what share of the server's ideal is reached."""
    ideal = questions / concurrency * latency
    with serving(Plan(latency, {})) as server:
        bare = submit(_bare(server.base_url, questions, concurrency)).result()
        with Client.open(_settings(server, concurrency, timeout=60)) as client:
            client.ask([asked(-1)], Reader(-1))
            began, used = time.perf_counter(), time.process_time()
            answers = client.ask([asked(number) for number in range(questions)], [*map(Reader, range(questions))])
            wall, processor = time.perf_counter() - began, time.process_time() - used
    print(f"{questions} questions, {concurrency} at a time, {latency * 1000:.0f} ms a reply")
    print(f"  {'':<12} {'wall s':>7} {'calls/s':>8} {'of ideal':>9}")
    for name, seconds in (("ideal", ideal), ("bare client", bare), ("this client", wall)):
        print(f"  {name:<12} {seconds:>7.1f} {questions / seconds:>8.0f} {ideal / seconds:>9.1%}")
    print(f"  processor: {processor / questions * 1000:.1f} ms a call, so {questions / processor:.0f} calls/s at most")
    print(f"  answered: {sum(isinstance(answer, Answer) for answer in answers)} of {questions}\n")


async def _bare(base_url: str, questions: int, concurrency: int) -> float:
    """Send the same requests with nothing around them; gives the seconds that takes."""
    places = asyncio.Semaphore(concurrency)

    async def one(session: aiohttp.ClientSession, number: int) -> None:
        messages = [{"role": "user", "content": asked(number).user}]
        async with (
            places,
            session.post(f"{base_url}/chat/completions", json={"model": "m", "messages": messages}) as sent,
        ):
            await sent.read()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        began = time.perf_counter()
        await asyncio.gather(*(one(session, number) for number in range(questions)))
        return time.perf_counter() - began


def faults(questions: int, concurrency: int, latency: float) -> None:
    """Print what becomes of questions when every fault befalls five requests in a hundred."""
    with serving(Plan(latency, dict.fromkeys(FAULTS, RATE))) as server:
        with Client.open(_settings(server, concurrency, timeout=3.0)) as client:
            began = time.perf_counter()
            outcomes = list(client.as_asked((asked(number), Reader(number)) for number in range(questions)))
            wall = time.perf_counter() - began
        log = server.log()
    ends = Counter(number for number, _ in outcomes)
    wrong = sum(isinstance(outcome, Answer) and outcome.value != number for number, outcome in outcomes)
    usable = Counter(question for question, mode in log if mode in USABLE)
    print(f"{questions} questions, {len(FAULTS)} faults at {RATE:.0%} each, {concurrency} at a time")
    print(f"  answered {sum(isinstance(outcome, Answer) for _, outcome in outcomes)}")
    named = Counter(outcome.kind.value for _, outcome in outcomes if isinstance(outcome, Fault))
    for kind, count in named.most_common():
        print(f"  {kind:<16} {count:>5}")
    print(f"  lost {questions - len(ends)}, doubled {ends.total() - len(ends)}, answered with another's answer {wrong}")
    print(f"  asked again after a usable reply {usable.total() - len(usable)}")
    print(f"  {len(log)} requests, {len(log) / questions:.2f} a question")
    print(f"  wall {wall:.1f} s; ideal without faults {questions / concurrency * latency:.1f} s, ", end="")
    print(f"for as many requests {len(log) / concurrency * latency:.1f} s")


def _settings(server: Remote, concurrency: int, timeout: float) -> Settings:
    return Settings("scripted", server.base_url, "key", concurrency=concurrency, timeout=timeout, cache=None)


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--latency", type=float, default=0.2, help="of the server, in seconds")
    chosen = parser.parse_args()
    throughput(chosen.questions, chosen.concurrency, chosen.latency)
    faults(chosen.questions, chosen.concurrency, chosen.latency)


if __name__ == "__main__":
    main()

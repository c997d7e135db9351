"""What the LLM engine asks of a model, and what becomes of claims when the server fails in every way.

    python -m benchmarks.llm_claims [--claims N] [--concurrency N] [--latency SECONDS]

The whole way is gone, over the sample documents; the model is the scripted one of `verifier.testing`, in a process of
its own. So nothing here says how good verdicts are. Tokens are estimated, on the safe side (`verifier.llm.prices`).
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count, cycle, islice
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from benchmarks.llm import RATE, Plan, serving
from verifier.claims import read_claim
from verifier.claims.llm import windows
from verifier.inputs import claim_rows, from_path
from verifier.judge.asking import plan
from verifier.llm import Client, Settings
from verifier.llm.prices import estimate
from verifier.pipeline import Verifier
from verifier.testing import FAULTS, Mode
from verifier.testing.answers import scripted
from verifier.types import Checked, Claim, Failed, Outcome

_CLAIMS = Path("tests/data/claims.jsonl")
_ARTICLE = Path("verifier/ui/assets/sample.txt")
# Calls for an article of 25 sentences with 10 claims worth checking, counted in the sources of these projects.
_PEERS = {
    "CTU-AIC (claims given)": "10",
    "FIRE (claims given)": "20",
    "OpenFactCheck": "22",
    "FacTool": "31",
    "FActScore, VeriScore": "40",
    "FailSafe": "43",
    "facticli": "101",
    "Loki": "138",
    "DEFAME": "140-270",
    "SAFE": "145",
    "ClaimeAI": "255",
}


def made(number: int) -> Iterator[Claim]:
    """So many different claims: the sample claims, asked again as of other days."""
    rows = claim_rows(from_path(_CLAIMS))
    days = (date(2024, 6, 1) + timedelta(lap) for lap in count())
    found = (read_claim(row.text, id=f"{day}-{row.id}", as_of=day) for day in days for row in rows)
    return islice((each for each in found if isinstance(each, Claim)), number)


def article(verifier: Verifier) -> None:
    """Print the calls and tokens for an article with ten claims, beside those of others."""
    text = _ARTICLE.read_text(encoding="utf-8")
    read = verifier.read(text)
    claims = list(islice(cycle(read.claims), 10))
    about_text = [window.question for window in windows(text, read.sentences, None)]
    asked = [plan(claim, passages).question for claim, passages in verifier.with_passages(claims)]
    tokens = [estimate([each]).input_tokens for each in asked if each]
    print(f"10 claims: {len(about_text)} + {len(tokens)} calls; input tokens a claim: ", end="")
    print(f"mean {mean(tokens):,.0f}, most {max(tokens):,}; of the text: {estimate(about_text).input_tokens:,}\n")
    print(f"| system | calls |\n|---|---|\n| **this** | **{len(about_text) + len(tokens)}** |")
    print("\n".join(f"| {name} | {calls} |" for name, calls in _PEERS.items()), end="\n\n")


def run(library: Path, claims: list[Claim], concurrency: int, latency: float, rates: Mapping[Mode, float]) -> None:
    """Print what became of the claims, and how long it took."""
    with serving(Plan(latency, rates, scripted)) as server:
        settings = Settings("scripted", server.base_url, concurrency=concurrency, timeout=3.0, cache=None)
        with Client.open(settings) as client, Verifier.open(library, llm=client) as verifier:
            verifier.check_claim(claims[0].text)
            began, used = time.perf_counter(), time.process_time()
            outcomes = list(verifier.check_claims(claims))
            wall, processor = time.perf_counter() - began, time.process_time() - used
        requests = len(server.log())
    ideal = len(claims) / concurrency * latency
    print(
        f"{len(claims)} claims, {len(rates)} faults at {RATE:.0%} each" if rates else f"{len(claims)} claims, no fault"
    )
    _tell(claims, outcomes)
    print(f"  {requests} requests; wall {wall:.1f} s, ideal {ideal:.1f} s ({ideal / wall:.0%})")
    print(
        f"  processor {processor / len(claims) * 1000:.0f} ms a claim: {len(claims) / processor:.1f} claims/s at most"
    )
    if rates:
        _compare(library, outcomes)


def _tell(claims: list[Claim], outcomes: list[Outcome]) -> None:
    checked = [each for each in outcomes if isinstance(each, Checked)]
    degraded = [each for each in checked if each.degraded]
    failed = sum(isinstance(each, Failed) for each in outcomes)
    names = [each.claim.id for each in outcomes]
    print(f"  checked {len(checked) - len(degraded)}, degraded {len(degraded)}, failed {failed}; ", end="")
    print(f"lost {len({each.id for each in claims} - set(names))}, doubled {len(names) - len(set(names))}, ", end="")
    print(f"in order {names == [each.id for each in claims]}")
    for reason, times in Counter(each.degraded for each in degraded).most_common(12):
        print(f"    {times:>4}  {reason}")


def _compare(library: Path, outcomes: list[Outcome]) -> None:
    """A degraded claim must have the verdict of the embedded engine: none is made from a fault."""
    degraded = {each.claim.id: each for each in outcomes if isinstance(each, Checked) and each.degraded}
    with Verifier.open(library) as embedded:
        again = embedded.check_claims([each.claim for each in degraded.values()])
        other = [
            each for each in again if isinstance(each, Checked) and degraded[each.claim.id].verdict != each.verdict
        ]
    print(f"  degraded claims whose verdict is not the embedded engine's: {len(other)}")


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--latency", type=float, default=0.2, help="of the server, in seconds")
    chosen = parser.parse_args()
    claims = list(made(chosen.claims))
    with TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        with Verifier.open(library) as verifier:
            article(verifier)
        run(library, claims, chosen.concurrency, chosen.latency, {})
        run(library, claims, chosen.concurrency, chosen.latency, dict.fromkeys(FAULTS, RATE))


if __name__ == "__main__":
    main()

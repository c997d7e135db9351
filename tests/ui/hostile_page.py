"""A page that shows a claim whose documents try to run scripts; started by a test in a real browser."""

from dataclasses import replace

from tests.ui.values import AGENCY, MAYOR, REFUTED
from verifier.types import Evidence
from verifier.ui import claim_panel, claim_table
from verifier.ui.run import Progress, rows_as_read

SCRIPT = "<script>window.hacked=1</script><img src=x onerror='window.hacked=2'>"
MARKDOWN = "[click](javascript:window.hacked=3) :red[red] **bold** $x$ ![i](http://example.org/i.png)"


def _hostile(evidence: Evidence, name: str) -> Evidence:
    document = replace(
        evidence.passage.document,
        title=f"{MARKDOWN} {SCRIPT}",
        publisher=f"{name} {SCRIPT} {MARKDOWN}",
        url="javascript:window.hacked=4",
    )
    text = f"{SCRIPT} {MARKDOWN}\n\n# Heading\n{evidence.passage.text}"
    return replace(
        evidence,
        passage=replace(evidence.passage, document=replace(document, text=text), text=text, end=len(text)),
        reason=f"{SCRIPT} {MARKDOWN}",
        start=text.index(evidence.quote),
        end=text.index(evidence.quote) + len(evidence.quote),
        comparisons=tuple(replace(each, message=f"{SCRIPT} {each.message}") for each in evidence.comparisons),
    )


_sides = (_hostile(MAYOR, "Mayor"), _hostile(AGENCY, "Agency"))
_claim = replace(REFUTED.claim, text=f"{REFUTED.claim.text} {SCRIPT} {MARKDOWN}")
_checked = replace(REFUTED, claim=_claim, why=f"{SCRIPT} {MARKDOWN}", conflicting=_sides, considered=_sides)
claim_panel.show(_claim, _checked)
claim_table.show(Progress(rows_as_read([_claim]), (_checked,)), [0], lambda _: None)

"""What tests of programs that use a language model need: a model server on this machine that answers and fails as told.

>>> from verifier.testing import Mode, ModelServer
>>> with ModelServer(lambda request: '{"stance": "supports"}', mode=Mode.OK) as server:
...     server.base_url
'http://127.0.0.1:…/v1'

It speaks enough of OpenAI's API for chat completions and batches. Nothing in it is random: the same seed gives the same
faults to the same questions.
"""

from verifier.testing.modes import FAULTS, Mode, at_rates, first
from verifier.testing.requests import Request
from verifier.testing.server import ModelServer, Served

__all__ = ["FAULTS", "Mode", "ModelServer", "Request", "Served", "at_rates", "first"]

"""A model with three words of its own, and a hub on this machine that gives it away."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from verifier.models import KnownModel
from verifier.models.registry import HubFile

REVISION = "0123456789abcdef0123456789abcdef01234567"
LABELS = ("refutes", "supports", "nothing")  # as many models on the hub have them
# What each word says of each label; all other words say a little for nothing.
_WORDS = {"[UNK]": (0.0, 0.0, 0.1), "denies": (9.0, 0.0, 0.0), "confirms": (0.0, 9.0, 0.0)}


def files() -> dict[str, bytes]:
    """The files of its repository: a model that adds up what its words say, and its tokenizer."""
    tokenizer = Tokenizer(WordLevel({word: place for place, word in enumerate(_WORDS)}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = Whitespace()
    return {"onnx/model_quantized.onnx": _model(), "tokenizer.json": tokenizer.to_str().encode()}


def _model() -> bytes:
    table = numpy_helper.from_array(np.array(list(_WORDS.values()), dtype=np.float32), "table")
    axes = numpy_helper.from_array(np.array([1], dtype=np.int64), "axes")
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["said"]),
            helper.make_node("ReduceSum", ["said", "axes"], ["logits"], keepdims=0),
        ],
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["pairs", "tokens"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["pairs", 3])],
        [table, axes],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def known(name: str = "tiny", *, sha256: str | None = None) -> KnownModel:
    """How a list of models names it; `sha256` is of the model file, the right one if None."""
    weights = files()["onnx/model_quantized.onnx"]
    return KnownModel(
        name=name,
        repository="somebody/tiny",
        revision=REVISION,
        made_from="nothing",
        licence="MIT",
        megabytes=1,
        figures="none",
        labels=LABELS,
        model=HubFile("onnx/model_quantized.onnx", hashlib.sha256(weights).hexdigest() if sha256 is None else sha256),
    )


@contextmanager
def hub(content: Mapping[str, bytes], *, breaks_off: bool = False) -> Iterator[str]:
    """The address of a hub that has these files of the tiny model, one redirect away as the real one's large files."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            start = f"/somebody/tiny/resolve/{REVISION}/"
            if self.path.startswith(start) and self.path.removeprefix(start) in content:
                self.send_response(302)
                self.send_header("Location", f"/storage/{self.path.removeprefix(start)}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif (path := self.path.removeprefix("/storage/")) in content:
                self.send_response(200)
                self.send_header("Content-Length", str(len(content[path])))
                self.end_headers()
                self.wfile.write(content[path][: len(content[path]) // 2] if breaks_off else content[path])
            else:
                self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

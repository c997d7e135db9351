"""Check the claims of a text against documents you trust."""

import os

# onnxruntime reads this before its first session; chromadb imports onnxruntime too (see tests/test_privacy.py).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = "0.1.0"

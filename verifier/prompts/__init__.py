"""What language models are told: one file a task, and in `examples.json` the examples of all of them."""

from verifier.prompts.border import Bordered, bordered
from verifier.prompts.load import Prompt, prompt

__all__ = ["Bordered", "Prompt", "bordered", "prompt"]

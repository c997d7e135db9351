"""Results as text and files: CSV and TSV for spreadsheets, JSON and JSONL whole."""

from verifier.export.files import OutputFile
from verifier.export.forms import COLUMNS, FORMS, Form, Item, form_of, render

__all__ = ["COLUMNS", "FORMS", "Form", "Item", "OutputFile", "form_of", "render"]

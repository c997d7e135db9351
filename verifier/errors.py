"""The errors users meet. Each message says what happened, where, and what to do.

- VerifierError
  - InputError: the user's text, file, column or date cannot be used
  - ConfigError: a setting or option makes no sense
  - LibraryError: the library of documents cannot be opened, read or written
    - LibraryBusyError: another process is writing to it
  - RunsError: the file of runs cannot be used, or a run in it
  - BudgetError: the run would cost more than the user allows
  - BatchError: the server does not take, or does not give back, a batch of questions
  - ReplyError: the reply of a language model cannot be used
"""


class VerifierError(Exception):
    """Base of all errors that are shown to users as one sentence."""


class InputError(VerifierError):
    """The user's text, file, column or date cannot be used."""


class ConfigError(VerifierError):
    """A setting or an option makes no sense."""


class LibraryError(VerifierError):
    """The library of documents cannot be opened, read or written."""


class LibraryBusyError(LibraryError):
    """Another process is writing to the library."""


class RunsError(VerifierError):
    """The file of runs, or a run in it, cannot be used."""


class BudgetError(VerifierError):
    """The run would cost more than the user allows."""


class BatchError(VerifierError):
    """The server does not take, or does not give back, a batch of questions."""


class ReplyError(VerifierError):
    """The reply of a language model is not what was asked for; the message says what is wrong with it."""

"""What the exit codes say."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FOUND = 1  # a verdict of --fail-on was given
    UNUSABLE = 2  # the command, its input or a setting cannot be used
    UNDONE = 3  # some claims could not be checked; the library, the disk or the program failed
    STOPPED = 130  # Ctrl-C
    NO_READER = 141  # the reader of stdout went away; what a shell reports for SIGPIPE

"""The settings the app is started with."""

import tomllib

from verifier.config import PROJECT

_SETTINGS = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))


def test_nothing_is_sent_or_offered_to_others() -> None:
    """No usage statistics, and no address but this machine's."""
    assert _SETTINGS["browser"]["gatherUsageStats"] is False
    assert _SETTINGS["server"]["address"] == "127.0.0.1"


def test_nothing_comes_from_elsewhere() -> None:
    """Neither fonts nor anything else is named by a web address."""
    assert "://" not in str(_SETTINGS)


def test_tracebacks_stay_in_the_log() -> None:
    """A reader never sees the insides of an error."""
    assert _SETTINGS["client"]["showErrorDetails"] == "none"


def test_verdicts_have_readable_colours() -> None:
    """Each verdict's text colour has a contrast of at least 4.5 on white and on its tint (WCAG 2.2, 1.4.3)."""
    theme = _SETTINGS["theme"]
    for name in ("blue", "orange", "violet", "gray"):
        for ground in ("#FFFFFF", theme[f"{name}BackgroundColor"]):
            assert _contrast(theme[f"{name}TextColor"], ground) >= 4.5


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

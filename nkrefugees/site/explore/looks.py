"""Colours of the explorer, and what each stands for; never colour alone, words and shapes differ too."""

from __future__ import annotations

INK, FAINT, GRID, PAPER, LAND, SHORE = "#222222", "#5f5f5f", "#e4e4e0", "#ffffff", "#f1efe9", "#b9b5aa"
BLUE, ORANGE, RUST, SKY, SLATE = "#0b4f8a", "#d55e00", "#9c3d00", "#8fc3e8", "#6b6b6b"
COLOURS = {  # in light, and in its place in dark
    INK: "#e8e6e1", FAINT: "#a8a6a0", GRID: "#33332f", PAPER: "#171716", LAND: "#2a2a26", SHORE: "#5a5a54",
    BLUE: "#7db8ee", ORANGE: "#ff9a4d", RUST: "#ffb27a", SKY: "#3d6f96", SLATE: "#9a9a94",
}  # fmt: skip
FATES = {
    "sent back": (ORANGE, ("repatriated", "abducted")),
    "held, at risk, or sent elsewhere": (SLATE, ("detained", "at_risk", "removed", "helpers_detained")),
    "let go, got away, or asked for refuge": (
        BLUE,
        ("released", "escaped", "asylum_sought", "helpers_released"),
    ),
    "died": (INK, ("deaths",)),
}
WAYS = {"protective": BLUE, "restrictive": ORANGE, "neutral": SLATE, "mixed": INK}
FATE = {quantity: fate for fate, (_, quantities) in FATES.items() for quantity in quantities}


def place(colour: str) -> int:
    """Give the place of a colour among all of them."""
    return list(COLOURS).index(colour)

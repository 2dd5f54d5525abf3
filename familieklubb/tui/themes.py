"""The three looks: light, dark and high contrast."""

from __future__ import annotations

from textual.theme import Theme

from familieklubb.i18n import N_

LIGHT = Theme(
    name="lys",
    primary="#1f5673",
    secondary="#5b7f95",
    accent="#8a4b08",
    foreground="#1c2429",
    background="#f6f4ef",
    surface="#fffdf8",
    panel="#e6e2d8",
    success="#2e6b34",
    warning="#8a5a00",
    error="#a3262a",
    dark=False,
    variables={"border": "#9aa5ab", "footer-key-foreground": "#1f5673"},
)
DARK = Theme(
    name="mørk",
    primary="#7fb7d4",
    secondary="#8aa7b5",
    accent="#e0a860",
    foreground="#e8e6e0",
    background="#14191c",
    surface="#1c2327",
    panel="#283238",
    success="#8cc48f",
    warning="#e5b567",
    error="#f08d8d",
    dark=True,
    variables={"border": "#56656d", "footer-key-foreground": "#7fb7d4"},
)
CONTRAST = Theme(
    name="kontrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#202020",
    success="#00ff66",
    warning="#ffd700",
    error="#ff6b6b",
    dark=True,
    variables={
        "border": "#ffffff",
        "footer-key-foreground": "#ffff00",
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
    },
)
THEMES = (LIGHT, DARK, CONTRAST)
THEME_LABELS = {"lys": N_("Light"), "mørk": N_("Dark"), "kontrast": N_("High contrast")}

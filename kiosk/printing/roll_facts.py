"""Facts, flags, notes and sums on a roll."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.printing.roll import BOLD, LOUD, PLAIN, TALL, Feed, Native, Words
from kiosk.printing.roll_text import Paragraph, native, pair, paragraph, printable, rule

if TYPE_CHECKING:
    from kiosk.documents.document import Fact, Facts, Flag, Flags, Footer, Note, Totals
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.roll import Strip

WIDEST_LABEL = 14


def facts(profile: Profile, block: Facts) -> list[Strip]:
    """A line each: its label, and its value in one column with the others."""
    indent = min(WIDEST_LABEL, max((len(fact.label) for fact in block.facts), default=0) + 2)
    return [Feed(), *(strip for fact in block.facts for strip in _fact(profile, fact, indent))]


def flags(profile: Profile, block: Flags) -> list[Strip]:
    """A line each: white on black for the urgent ones, in brackets the others."""
    return [Feed(), *(strip for each in block.flags for strip in flag(profile, each))]


def flag(profile: Profile, given: Flag, indent: int = 0) -> list[Strip]:
    """One flag with its detail, beside it or below."""
    word, detail = printable(given.word), printable(given.detail)
    shown = Words(f" {word} ", LOUD) if given.urgent else Words(f"[{word}]", BOLD)
    pad = Words(" " * indent)
    if profile.page_for(word + detail) is not None:
        if indent + shown.columns + 1 + len(detail) <= profile.columns:
            return native(profile, (pad, shown, Words(f" {detail}" if detail else "")))
        if indent + shown.columns <= profile.columns:
            below = paragraph(profile, Paragraph(text=detail, indent=indent + 1))
            return [*native(profile, (pad, shown)), *below]
    whole = paragraph(profile, Paragraph(text=word, look=shown.look, indent=indent))
    return [*whole, *paragraph(profile, Paragraph(text=detail, indent=indent))]


def note(profile: Profile, block: Note) -> list[Strip]:
    """A sentence that must be read, between two bars."""
    return [
        rule(profile, 6), *paragraph(profile, Paragraph(text=block.text, look=TALL)),
        rule(profile, 6),
    ]  # fmt: skip


def totals(profile: Profile, block: Totals) -> list[Strip]:
    """The sums on one line, the one that counts at the right."""
    left = ", ".join(f"{each.value} {each.label}" for each in block.totals if not each.strong)
    right = ", ".join(f"{each.value} {each.label}" for each in block.totals if each.strong)
    return [rule(profile, 2), *pair(profile, left, right, TALL)]


def footer(profile: Profile, block: Footer) -> list[Strip]:
    """Who printed it, where and when."""
    text = ", ".join(printable(part) for part in block.parts)
    return [Feed(), *paragraph(profile, Paragraph(text=text, most=4))]


def _fact(profile: Profile, fact: Fact, indent: int) -> list[Strip]:
    look = TALL if fact.strong else PLAIN
    given = Paragraph(text=fact.value, look=look, lead=fact.label[: indent - 1], indent=indent)
    strips = paragraph(profile, given)
    if not fact.alarm:
        return strips
    alarm = Words(f" {printable(fact.alarm).upper()} ", replace(LOUD, high=look.high))
    last = strips[-1] if strips else None
    if isinstance(last, Native) and last.page.encoded(alarm.text) is not None:
        taken = sum(words.columns for words in last.words)
        if taken + 1 + alarm.columns <= profile.columns:
            return [*strips[:-1], Native((*last.words, Words(" "), alarm), last.page)]
    return [*strips, *native(profile, (alarm,))]

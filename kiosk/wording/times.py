"""Times as a bench reads them: what is left, and when it is due."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from kiosk.wording.language import _, count

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_MONTHS = (
    *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")),
    *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
)
_WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def left(span: timedelta) -> str:
    """Time left as ``1:38``, ``-0:35``, or from a day on ``2 d``."""
    sign = "-" if span < timedelta() else ""
    minutes = abs(span) // _MINUTE
    if abs(span) >= _DAY:
        return sign + _("{n} d").format(n=abs(span) // _DAY)
    return f"{sign}{minutes // 60}:{minutes % 60:02d}"


def left_in_words(span: timedelta) -> str:
    """Time left as ``1 h 38 min``, ``35 min late`` or ``2 days``."""
    size = abs(span)
    if size >= _DAY:
        text = count("{n} day", "{n} days", size // _DAY)
    elif size >= timedelta(hours=1):
        minutes = size // _MINUTE
        exact = size < timedelta(hours=10)
        text = (_("{h} h {m} min") if exact else _("{h} h")).format(h=minutes // 60, m=minutes % 60)
    else:
        text = _("{m} min").format(m=size // _MINUTE)
    return _("{time} late").format(time=text) if span < timedelta() else text


def day_word(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """``today``, ``tomorrow``, or the weekday."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    if day == today:
        return _("today")()
    if day == today + _DAY:
        return _("tomorrow")()
    if day < today:
        return _("late")()
    return _WEEKDAYS[day.weekday()]()


def due(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """``16:00`` today, else with its day: ``Tue 16:00``."""
    local = moment.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return clock(moment, zone)
    if abs(local.date() - now.astimezone(zone).date()) < 6 * _DAY:
        return f"{_WEEKDAYS[local.weekday()]} {local:%H:%M}"
    month = _MONTHS[local.month - 1]
    return _("{day} {month} {time}").format(day=local.day, month=month, time=f"{local:%H:%M}")


def clock(moment: datetime, zone: tzinfo) -> str:
    """``14:22`` on the bench's own clock."""
    return f"{moment.astimezone(zone):%H:%M}"


def ago(span: timedelta) -> str:
    """``40 s ago``, ``3 min ago``, ``2 h ago``."""
    seconds = max(0, span // timedelta(seconds=1))
    if seconds < 10:  # noqa: PLR2004 - "just now" reads calmer than a running count
        return _("just now")()
    if seconds < 60:  # noqa: PLR2004 - seconds in a minute
        return _("{n} s ago").format(n=seconds // 10 * 10)
    if seconds < 3600:  # noqa: PLR2004 - seconds in an hour
        return _("{n} min ago").format(n=seconds // 60)
    if seconds < 48 * 3600:
        return _("{n} h ago").format(n=seconds // 3600)
    return _("{n} days ago").format(n=seconds // 86400)

"""Says when the clocks of a time zone first show given times, with nobody's code of ours.

usage: occurrence_reference.py ZONE FIRST_DATE DATE_AFTER_LAST TIME...

For each date in [FIRST_DATE, DATE_AFTER_LAST) prints the date and, for each TIME (in their order),
the minute since 1970-01-01T00:00Z at which it falls due: the first at which a clock in ZONE shows
that time or a later one, found by looking at the clock minute by minute. Where the zone's offset
from UTC is the same for days around, that offset is subtracted instead. The zones are those of
PyPI's tzdata.
"""

import datetime
import sys
import zoneinfo

EPOCH = datetime.datetime(1970, 1, 1)
MINUTE = datetime.timedelta(minutes=1)
DAY = 24 * 60  # in minutes


def offset(zone, minute):
    """How many minutes the zone is ahead of UTC."""
    local = datetime.datetime.fromtimestamp(minute * 60, zone)
    return local.utcoffset() // MINUTE


def unquiet_days(zone, first, last):
    """The UTC days with a change of offset on them or within two days of them."""
    days = set()
    before = offset(zone, (first - 4) * DAY)
    for hour in range((first - 4) * 24 + 1, (last + 4) * 24):
        after = offset(zone, hour * 60)
        if after != before:
            days.update(range(hour // 24 - 2, hour // 24 + 3))
        before = after
    return days


def walk(zone, shown):
    """For each of a day's minutes, in order, the first at which the clock shows it or a later one."""
    minute = shown[0] - DAY
    for wanted in shown:
        while minute + offset(zone, minute) < wanted:
            minute += 1
        yield minute


def main(name, first, last, *times):
    # Not the machine's zones, whose version nobody knows.
    zoneinfo.reset_tzpath(to=())
    zone = zoneinfo.ZoneInfo(name)
    first, last = (
        (datetime.datetime.fromisoformat(date) - EPOCH).days for date in (first, last))
    times = [int(time[:2]) * 60 + int(time[3:]) for time in times]
    unquiet = unquiet_days(zone, first, last)
    for day in range(first, last):
        shown = [day * DAY + time for time in times]
        if day in unquiet:
            minutes = walk(zone, shown)
        else:
            ahead = offset(zone, day * DAY)
            minutes = [minute - ahead for minute in shown]
        print((EPOCH + datetime.timedelta(days=day)).date(), *minutes)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What is left of a job's line when its times are taken out: the job's name, who takes part, and where.

Rules:
- a piece between commas, semicolons or brackets that is nothing but people is who; «TP: …», «Chủ trì: …» too;
- a piece that begins with a room («phòng họp …», «hội trường …», «nhà văn hóa …») or with «tại» is where;
- who does it may stand in the name itself: «Chủ tịch tiếp công dân», «họp với Phòng Kinh tế»; they are who, and the
  name keeps them;
- people right before a piece that goes on with somebody belong to it: «Phó Chủ tịch, chị Hạnh họp» is one name;
- every other piece is part of the name, word for word and in its order.
"""

import re

from kiosk.core.secretary.actors import ACTOR, ACTORS, identity, split_list

_ROOM = (
    r'(?:phòng họp|hội trường|phòng (?:tiếp công dân|tiếp dân|trực tuyến|một cửa|làm việc)|nhà văn hóa|nhà văn hoá'
    r'|trụ sở|sân vận động|sân UBND|bộ phận một cửa)'
)
_PIECES = re.compile(r'\s*[,;()\[\]]\s*|\s+[–—-]\s+|\s*\.\s*$')
_PLACE = re.compile(rf'(?i)^(?:(?:địa điểm|đđ)\s*:?\s*|(?:tại|ở)\s+)(?P<it>\S.*)$|^(?P<room>{_ROOM}(?!\w).*)$')
_PEOPLE = re.compile(r'(?i)^(?:thành phần|tp|chủ trì|dự|tham dự|với|cùng|mời)\s*(?:(?P<colon>:)|\s)\s*(?P<it>\S.*)$')
_INNER = re.compile(
    rf'(?i)\s+(?:(?:tại|ở)\s+(?=(?:{_ROOM}|UBND|Sở|thôn|nhà|trường|trạm|xã|tỉnh|khu|điểm)(?!\w))|(?={_ROOM}(?!\w)))'
)
_ALL = re.compile(rf'(?:{ACTORS})')
_HEAD = re.compile(rf'(?P<it>{ACTORS})(?=\s+\S)')
_WITH = re.compile(rf'(?i:(?<!\w)(?:với|cùng|mời))\s+(?P<it>{ACTORS})')
_LONE = re.compile(ACTOR)


def parties(text: str) -> tuple[str, tuple[str, ...], str]:
    """Return the name of a job, its people, and its place, from its line without times."""
    names: list[str] = []
    people: list[str] = []
    rooms: list[str] = []
    before: list[str] = []
    for piece in _pieces(text):
        if place := _PLACE.match(piece):
            rooms.append(place['it'] or place['room'])
        elif listed := _listed(piece):
            people += listed
            before.append(piece)
            continue
        else:
            name, _, room = _divided(piece)
            if before and not names and _HEAD.match(name) and all(map(_is_people, before)):
                name = ', '.join([*before, name])
            rooms += [room] if room else []
            names.append(name)
            people += _within(name)
        before = []
    return ', '.join(names), _distinct(people), ', '.join(dict.fromkeys(rooms))


def _pieces(text: str) -> list[str]:
    """Return what stands between the signs; a comma inside somebody («cán bộ, công chức») parts nothing."""
    closed = [found.span() for found in _LONE.finditer(text)]
    pieces, at = [], 0
    for gap in _PIECES.finditer(text):
        if not any(start < gap.start() and gap.end() < end for start, end in closed):
            pieces.append(text[at : gap.start()])
            at = gap.end()
    return [piece.strip(' .:–-') for piece in (*pieces, text[at:]) if piece.strip(' .:–-')]


def _listed(piece: str) -> list[str]:
    """Return the people of a piece that is nothing but people."""
    named = _PEOPLE.match(piece)
    if named and (named['colon'] or _is_people(named['it'])):
        return split_list(named['it'])
    return split_list(piece) if _is_people(piece) else []


def _is_people(piece: str) -> bool:
    return all(_ALL.fullmatch(one) for one in split_list(piece)) and bool(split_list(piece))


def _divided(piece: str) -> tuple[str, str, str]:
    found = _INNER.search(piece)
    return (piece[: found.start()], found[0], piece[found.end() :]) if found else (piece, '', '')


def _within(name: str) -> list[str]:
    found = [_HEAD.match(name), _WITH.search(name)]
    return [one for each in found if each for one in split_list(each['it'])]


def _distinct(people: list[str]) -> tuple[str, ...]:
    known = {identity(name): name for name in reversed(people)}
    return tuple(dict.fromkeys(known[identity(name)] for name in people))

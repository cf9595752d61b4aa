# SPDX-License-Identifier: MIT
"""Values that no function should choke on."""

import collections.abc
import datetime
import enum


class Evil(Exception):
    """Raised by hostile objects themselves; it may pass through."""


def evil(*_):
    raise Evil


class Raises:
    """Raises from everything it is asked."""

    __eq__ = __hash__ = __str__ = __repr__ = __len__ = __iter__ = __getitem__ = __index__ = __bool__ = evil
    keys = evil


class BadAttributes:
    def __getattr__(self, name):
        raise Evil


class BadKey(str):
    """A str that cannot be compared or hashed honestly."""

    __eq__ = evil

    def __hash__(self):
        return 0


class BadClass(type):
    @property
    def __name__(cls):
        raise Evil

    @property
    def __class__(cls):
        raise Evil


class BadType(metaclass=BadClass):
    __repr__ = evil


class LyingRepr:
    def __repr__(self):
        return "\ud800\0" * 1000


class Mutating(dict):
    """Changes itself while it is read."""

    def keys(self):
        for key in list(super().keys()):
            self.clear()
            self["cell_yes"] = self
            yield key

    def __getitem__(self, key):
        self[str(len(self))] = None
        return 3


class Mapping(collections.abc.Mapping):
    def __init__(self, source):
        self.source = source

    def __getitem__(self, key):
        return self.source[key]

    def __iter__(self):
        return iter(self.source)

    def __len__(self):
        return len(self.source)


class BadKeys:
    def __init__(self, keys):
        self._keys = keys

    def keys(self):
        return self._keys

    __getitem__ = evil


class IndexChangesDict:
    """Its conversion to int empties the mapping it stands in."""

    def __init__(self, victim):
        self.victim = victim

    def __index__(self):
        self.victim.clear()
        return 3


class EvilDate(datetime.date):
    year = month = day = property(evil)
    __eq__ = __lt__ = __hash__ = isoformat = toordinal = evil


class EvilEnum(enum.Enum):
    RAISES = 1

    @property
    def value(self):
        raise Evil


class Zone(datetime.tzinfo):
    utcoffset = evil


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


# The deepest are made once: making them takes a thousand times as long as trying all the others.
DEEP, DEEPER = nested(10000), nested(100000)


def values():
    """New ones on every call: a test may hurt them."""
    circular = []
    circular.append(circular)
    bad_dict = {"born_on": "2000-01-01"}
    bad_dict["cell_yes"] = IndexChangesDict(bad_dict)
    return [
        None, True, False, 0, 1, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**32, 2**40, 2**63, -2**63, 2**64,
        10**5000,
        0.0, 1.5, -0.0, float("nan"), float("inf"), -float("inf"), 1e300, 3 + 4j,
        "", " ", "0", "1", "admission", "2025-02-29", "0000-01-01", "9999-12-31", "99999-01-01", "31/02/2025",
        "x" * 10**6,
        "\0", "born_on\0", "2025-01-01\0", "\ud800", "born_on\udfff", "\u200b", "٣", "%s%n%d", "né" * 3000,
        "\U0010ffff",
        b"", b"2025-01-01", b"\xff\0", bytearray(b"x"), memoryview(b"abc"),
        (), [], {}, set(), frozenset(), range(3), (1, 2, 3, 4), (2**40, -2**63, 0, 0), (2025, 1, 1, None),
        [1, 2, 3, 4],
        {"born_on": 1}, {1: 2}, {None: None}, {"": None}, {"\ud800": 1}, {"born_on\0": 1},
        {BadKey("born_on"): "2000-01-01"},
        {("a",): 1}, {"cell_yes": 2**63}, {"x" * 10**5: 0}, bad_dict,
        DEEP, circular, {"born_on": DEEPER}, {"born_on": circular},
        datetime.date.min, datetime.date.max, datetime.date(1970, 1, 1), datetime.datetime.min,
        datetime.datetime(2025, 1, 1),
        datetime.datetime(2025, 1, 1, tzinfo=Zone()), datetime.time(), datetime.timedelta(5), EvilDate(2020, 2, 2),
        object(), type, object, Raises(), BadAttributes(), BadType(), BadType, LyingRepr(), EvilEnum.RAISES,
        BadKey("cell_yes"),
        Mutating(born_on=1, cell_yes=2), Mapping({"born_on": Raises()}), Mapping(nested(3)), BadKeys(["born_on"]),
        BadKeys(None), BadKeys([BadKey("a")]), BadKeys(Raises()), IndexChangesDict({}), lambda: None, len, Ellipsis,
        NotImplemented, (x for x in range(3)), iter([]), __import__("sys"),
    ]

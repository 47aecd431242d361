"""Random responses of an operation before serialisation. They follow its output's shape, and acceptors match often.

A response is a tree of dicts, lists and values under the model's member names. `NULL` is written as a null on the wire.
A member that is left out is the other kind of null.
"""

import datetime
import functools
from dataclasses import dataclass, field
from types import MappingProxyType

from .paths import ELEMENT, ENTRY, Spot

# The limits for members that no acceptor reads: their depth, and their number in one response.
DEPTH, BUDGET = 3, 40
# The number of responses aimed at each acceptor, before the random ones.
AIMED = 4

# A value that no enum has yet.
TOMORROW = "A_VALUE_OF_TOMORROW"
TEXTS = ["", "a", "some text", "Grün-木-🦀", "<&>\"'", " padded ", "two\nlines", "null", "0", "true"]
TOKENS = ["a", "token-1", "W3C"]
TIMES = [
    datetime.datetime(2026, 11, 5, 10, 20, 30, tzinfo=datetime.UTC),
    datetime.datetime(1999, 12, 31, 23, 59, 59, 250_000, tzinfo=datetime.UTC),
    datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC),
]
# Protocols in which botocore parses an error without a body. In the others its parser raises.
READS_BARE = {"json", "rest-json", "rest-xml"}
# Unions that botocore's models do not mark as unions (DynamoDB's).
UNIONS = {"AttributeValue"}
# Errors that no model names.
UNMODELLED = ["Throttling", "AccessDenied", "InternalFailure", "SomethingNew", "NotFound"]


class Null:
    """A null on the wire."""

    def __repr__(self):
        return "NULL"


NULL = Null()


@dataclass
class Success:
    value: dict
    # The number of required members that are left out. A service must not do that, and the Rust SDK mends or refuses
    # such a response.
    left_out: int = 0


@dataclass
class Error:
    code: str
    status: int | None = None
    members: dict = field(default_factory=dict)
    # True if the response lacks the body with the code, as those of proxies and load balancers do.
    bare: bool = False


class Responses:
    """Draws responses for one waiter."""

    def __init__(self, operation, waiter, spots, protocols):
        # Seeded before each response, so that a response does not depend on earlier ones.
        self.rng = None
        self.can_be_bare = protocols <= READS_BARE
        self.operation = operation
        self.waiter = waiter
        self.spots = spots
        self.acceptors = list(enumerate(waiter["acceptors"]))
        # The first responses aim at each acceptor in turn, then at lists in which one element is as expected and the next
        # is not, and then at the values of enums.
        self.first = [functools.partial(self._at, *acceptor) for _ in range(AIMED) for acceptor in self.acceptors]
        for index, acceptor in self.acceptors:
            if acceptor["matcher"] in ("pathAll", "pathAny"):
                self.first += [functools.partial(self._success, "mixed", index)] * AIMED
        for way, spot in spots.items():
            values = [*spot.enum, TOMORROW] if spot.enum else []
            self.first += [functools.partial(self._success, "fixed", fixed={way: value}) for value in values]

    def draw(self, index):
        """Draws a response: first the aimed ones, then random ones."""
        if index < len(self.first):
            return self.first[index]()
        is_about_errors = [a for _, a in self.acceptors if a["matcher"] in ("error", "status")]
        if self.rng.random() < (0.3 if is_about_errors else 0.12):
            return self._error()
        return self._success()

    def _at(self, aim, acceptor):
        """Draws a response that the acceptor should match."""
        expected = acceptor["expected"]
        if acceptor["matcher"] == "error" and isinstance(expected, str):
            return self._failed(expected)
        if acceptor["matcher"] == "status" and expected > 300:
            return self._failed(self._any_code(), status=expected)
        if acceptor["matcher"] == "error" and expected is True:
            return self._error()
        return self._success("aimed", aim)

    def _success(self, kind=None, aim=None, fixed=None):
        rng = self.rng
        shape = self.operation.output_shape
        if shape is None:
            return Success({})
        kind = kind or rng.choices(["aimed", "any", "sparse", "incomplete", "nothing"], [55, 25, 10, 6, 4])[0]
        aims = [index for index, acceptor in self.acceptors if acceptor["matcher"].startswith("path")]
        if aim is None and kind == "aimed" and aims:
            aim = rng.choice(aims)
        drawing = Drawing(
            rng,
            self.spots,
            aim=aim,
            presence={"sparse": 0.5, "nothing": 0.0, "fixed": 1.0, "mixed": 1.0}.get(kind, 0.95),
            incomplete=kind == "incomplete",
            fixed=fixed or {},
            mixed=kind == "mixed",
        )
        return Success(drawing.structure(shape, (), 0), drawing.left_out)

    def _error(self):
        rng = self.rng
        statuses = [a["expected"] for _, a in self.acceptors if a["matcher"] == "status"]
        status = None
        if statuses and rng.random() < 0.6:
            status = rng.choice([status for status in statuses if status > 300] or [None])
        elif rng.random() < 0.3:
            status = rng.choice([400, 403, 404, 409, 500, 503])
        if self.can_be_bare and rng.random() < 0.05:
            return Error("", status or rng.choice([404, 500, 502, 503]), bare=True)
        return self._failed(self._any_code(), status)

    def _any_code(self):
        """Draws a code that an acceptor names, a similar code, a code of the operation's model, or an unknown code."""
        rng = self.rng
        errors = [a["expected"] for _, a in self.acceptors if a["matcher"] == "error"]
        named = [code for code in errors if isinstance(code, str)]
        kind = rng.choices(["named", "modelled", "unmodelled", "near"], [50, 20, 15, 10])[0]
        if kind == "named" and named:
            return rng.choice(named)
        if kind == "near" and named:
            code = rng.choice(named)
            return rng.choice([code + "X", code[:-1], code.lower()])
        modelled = sorted(shape.error_code for shape in self.operation.error_shapes)
        return rng.choice(UNMODELLED if kind == "unmodelled" or not modelled else modelled)

    def _failed(self, code, status=None):
        members = {}
        for shape in self.operation.error_shapes:
            if shape.error_code == code:
                members = Drawing(self.rng, {}).structure(shape, (), DEPTH)
                # If an error has a member for the code, botocore reads the code there.
                for name in members:
                    if name.lower() == "code" and shape.members[name].type_name == "string":
                        members[name] = code
        return Error(code, status, members)


class Drawing:
    """Draws the value of one response."""

    def __init__(self, rng, spots, aim=None, presence=0.95, incomplete=False, fixed=MappingProxyType({}), mixed=False):
        self.rng = rng
        self.spots = spots
        self.aim = aim
        # The probability that a member is present that an acceptor reads.
        self.presence = presence
        self.incomplete = incomplete
        # The fixed values at these positions.
        self.fixed = fixed
        # If true, every second element has another value than the aimed one.
        self.mixed = mixed
        self.hits = 0
        self.left_out = 0
        # All elements alike, or each one different: `pathAll` and `pathAny` need both.
        self.uniform = rng.random() < (0.75 if aim is not None else 0.3)
        self.picked = {}
        self.budget = BUDGET

    def structure(self, shape, way, depth):
        if getattr(shape, "is_document_type", False):
            return self.rng.choice([{"key": [1, "two", None]}, "text", 3])
        members = dict(shape.members)
        if _is_union(shape):
            looked_at = [name for name in members if (*way, name) in self.spots]
            name = self.rng.choice(looked_at or sorted(members))
            return {name: self.value(members[name], (*way, name), depth + 1)}
        value = {}
        for name, member in members.items():
            kind = self._presence(shape, name, way, depth)
            if kind == "null":
                value[name] = NULL
            elif kind == "there":
                value[name] = self.value(member, (*way, name), depth + 1)
        return value

    def _presence(self, shape, name, way, depth):
        """Returns whether a member is `there`, `null` or left out (`None`)."""
        required = name in shape.required_members
        looked_at = (*way, name) in self.spots
        if required:
            if not self.incomplete or self.rng.random() < 0.5:
                return "there"
            self.left_out += 1
            return None
        if looked_at:
            if self.rng.random() < self.presence:
                return "there"
            return "null" if self.rng.random() < 0.3 else None
        if depth < DEPTH and self.budget > 0 and self.rng.random() < 0.2 * self.presence:
            self.budget -= 1
            return "there" if self.rng.random() < 0.9 else "null"
        return None

    def value(self, shape, way, depth):
        if way in self.fixed:
            return self.fixed[way]
        spot = self.spots.get(way)
        match shape.type_name:
            case "structure":
                return self.structure(shape, way, depth)
            case "list":
                count = self._count(spot, depth)
                return [self.value(shape.member, (*way, ELEMENT), depth + 1) for _ in range(count)]
            case "map":
                return self._map(shape, way, spot, depth)
        if spot is None:
            return self._scalar(shape, [])
        if self.mixed and self.aim in spot.targets:
            return self._every_second(shape, spot)
        if not self.uniform or way not in self.picked:
            aimed = self.aim in spot.targets and self.rng.random() < 0.92
            self.picked[way] = spot.targets[self.aim] if aimed else self._scalar(shape, spot.values)
        return self.picked[way]

    def _every_second(self, shape, spot):
        expected = spot.targets[self.aim]
        self.hits += 1
        if self.hits % 2:
            return expected
        others = (self._scalar(shape, spot.values) for _ in range(20))
        return next((other for other in others if other != expected), expected)

    def _count(self, spot, depth):
        if spot is None:
            return self.rng.choice([0, 1, 2]) if depth <= DEPTH else 0
        if self.fixed:
            return self.rng.choice([1, 2])
        if self.mixed:
            return self.rng.choice([2, 3])
        if self.aim is not None:
            return self.rng.choices([0, 1, 2, 3], [5, 50, 30, 15])[0]
        return self.rng.choices([0, 1, 2, 3, 5], [15, 35, 25, 15, 10])[0]

    def _map(self, shape, way, spot, depth):
        keys = list((spot or Spot()).keys)
        if getattr(shape.key, "enum", None):
            others = list(shape.key.enum)
        else:
            others = ["a", "key-1", "Schlüssel"] if "location" not in shape.serialization else TOKENS
        for _ in range(self._count(spot, depth)):
            keys.append(self.rng.choice(others))
        if "location" in shape.serialization:
            return {key: self.rng.choice(TOKENS) for key in keys}
        return {key: self.value(shape.value, (*way, ENTRY), depth + 1) for key in dict.fromkeys(keys)}

    def _scalar(self, shape, compared_with):
        rng = self.rng
        match shape.type_name:
            case "string":
                return self._text(shape, [value for value in compared_with if isinstance(value, str)])
            case "boolean":
                return rng.random() < 0.5
            case "integer" | "long":
                numbers = [value for value in compared_with if type(value) is int]
                return rng.choice([0, 1, 2, 3, *numbers] if rng.random() < 0.9 else [-1, 100, 2**31 - 1])
            case "float" | "double":
                return rng.choice([0.0, 1.0, 1.5, -2.25, 1e6])
            case "timestamp":
                return rng.choice(TIMES)
            case "blob":
                return rng.choice([b"", b"\x00\xff", b"bytes"])
            case "character" | "byte" | "short":
                return "c" if shape.type_name == "character" else 1
        raise NotImplementedError(f"a {shape.type_name}: {shape.name}")

    def _text(self, shape, compared_with):
        rng = self.rng
        if shape.serialization.get("location"):
            return rng.choice([*shape.enum, *compared_with, *TOKENS])
        kind = rng.choices(["compared", "enum", "near", "text"], [45, 35, 10, 10])[0]
        if kind == "compared" and compared_with:
            return rng.choice(compared_with)
        if kind in ("compared", "enum") and shape.enum:
            return rng.choice(shape.enum)
        if kind == "near" and (compared_with or shape.enum):
            known = rng.choice(compared_with or shape.enum)
            return rng.choice([known.lower(), known + "_2", " " + known, known[:-1]])
        if shape.enum:
            return TOMORROW
        return rng.choice(TEXTS)


def mended(shape, value):
    """Returns the response as the Rust SDK reads it when required members are missing."""
    match shape.type_name:
        case "structure" if isinstance(value, dict) and not getattr(shape, "is_document_type", False):
            mended_members = {
                name: value[name] if value[name] is NULL else mended(shape.members[name], value[name]) for name in value
            }
            absent = {name: shape.members[name] for name in shape.required_members if name not in value}
            # A union has no empty variant.
            defaults = {name: _default(member) for name, member in absent.items() if not _is_union(member)}
            return mended_members | defaults
        case "list":
            return [mended(shape.member, element) for element in value]
        case "map":
            return {key: mended(shape.value, element) for key, element in value.items()}
    return value


def _is_union(shape):
    return getattr(shape, "is_tagged_union", False) or shape.name in UNIONS


def _default(shape):
    match shape.type_name:
        case "structure":
            return mended(shape, {})
        case "list":
            return []
        case "map":
            return {}
        case "boolean":
            return False
        case "string":
            return "no value was set" if shape.enum else ""
        case "timestamp":
            return TIMES[2]
        case "blob":
            return b""
        case "float" | "double":
            return 0.0
    return 0

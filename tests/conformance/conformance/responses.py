"""Random responses of an operation, before they are bytes: from its output's shape, and so that acceptors match often.

A response is a tree of dicts, lists and values by the model's own member names. `NULL` is a null that stands on the wire;
a member that is left out is the other kind of null.
"""

import datetime
from dataclasses import dataclass, field

from .paths import ELEMENT, ENTRY, Spot

# How deep members that no acceptor looks at are still made, and how many of them in one response.
DEPTH, BUDGET = 3, 40

TEXTS = ["", "a", "some text", "Grün-木-🦀", "<&>\"'", " padded ", "two\nlines", "null", "0", "true"]
TOKENS = ["a", "token-1", "W3C"]
TIMES = [
    datetime.datetime(2026, 11, 5, 10, 20, 30, tzinfo=datetime.UTC),
    datetime.datetime(1999, 12, 31, 23, 59, 59, 250_000, tzinfo=datetime.UTC),
    datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC),
]
# Protocols in which botocore reads an error without a body; in the others that is an exception of its parser.
READS_BARE = {"json", "rest-json", "rest-xml"}
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
    # Left out although the model says required: a fault of a service, and each SDK mends it in its own way.
    incomplete: bool = False


@dataclass
class Error:
    code: str
    status: int | None = None
    members: dict = field(default_factory=dict)
    # Whether there is a body with the code: a proxy's or a load balancer's answer has none.
    bare: bool = False


class Responses:
    """Draws responses for one waiter."""

    def __init__(self, rng, operation, waiter, spots, protocols):
        self.rng = rng
        self.can_be_bare = protocols <= READS_BARE
        self.operation = operation
        self.waiter = waiter
        self.spots = spots
        self.acceptors = list(enumerate(waiter["acceptors"]))

    def draw(self):
        """Any response."""
        is_about_errors = [a for _, a in self.acceptors if a["matcher"] in ("error", "status")]
        if self.rng.random() < (0.3 if is_about_errors else 0.12):
            return self._error()
        return self._success()

    def _success(self):
        shape = self.operation.output_shape
        if shape is None:
            return Success({})
        kind = self.rng.choices(["aimed", "any", "sparse", "incomplete", "nothing"], [55, 25, 10, 6, 4])[0]
        aims = [index for index, acceptor in self.acceptors if acceptor["matcher"].startswith("path")]
        value = Drawing(
            self.rng,
            self.spots,
            aim=self.rng.choice(aims) if kind == "aimed" and aims else None,
            presence={"sparse": 0.5, "nothing": 0.0}.get(kind, 0.95),
            incomplete=kind == "incomplete",
        ).structure(shape, (), 0)
        return Success(value, incomplete=kind == "incomplete")

    def _error(self):
        statuses = [a["expected"] for _, a in self.acceptors if a["matcher"] == "status"]
        errors = [a["expected"] for _, a in self.acceptors if a["matcher"] == "error"]
        codes = [code for code in errors if isinstance(code, str)]
        modelled = {shape.error_code: shape for shape in self.operation.error_shapes}
        kind = self.rng.choices(["named", "modelled", "unmodelled", "near", "bare"], [50, 20, 15, 10, 5])[0]
        status = None
        if statuses and self.rng.random() < 0.6:
            status = self.rng.choice([status for status in statuses if status > 300] or [None])
        elif self.rng.random() < 0.3:
            status = self.rng.choice([400, 403, 404, 409, 500, 503])
        if kind == "bare" and self.can_be_bare:
            return Error("", status or self.rng.choice([404, 500, 502, 503]), bare=True)
        if kind == "named" and codes:
            code = self.rng.choice(codes)
        elif kind == "near" and codes:
            code = self.rng.choice(codes)
            code = self.rng.choice([code + "X", code[:-1], code.lower()])
        elif kind == "unmodelled" or not modelled:
            code = self.rng.choice(UNMODELLED)
        else:
            code = self.rng.choice(sorted(modelled))
        members = {}
        if code in modelled:
            members = Drawing(self.rng, {}).structure(modelled[code], (), DEPTH)
        return Error(code, status, members)


class Drawing:
    """Draws the value of one response."""

    def __init__(self, rng, spots, aim=None, presence=0.95, incomplete=False):
        self.rng = rng
        self.spots = spots
        self.aim = aim
        # How likely a member is there that an acceptor looks at.
        self.presence = presence
        self.incomplete = incomplete
        # All elements alike, or each its own: `pathAll` and `pathAny` want both.
        self.uniform = rng.random() < (0.75 if aim is not None else 0.3)
        self.picked = {}
        self.budget = BUDGET

    def structure(self, shape, way, depth):
        if getattr(shape, "is_document_type", False):
            return self.rng.choice([{"key": [1, "two", None]}, "text", 3])
        members = dict(shape.members)
        if shape.is_tagged_union:
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
        """Whether a member is `there`, a `null` or left out (`None`)."""
        required = name in shape.required_members
        looked_at = (*way, name) in self.spots
        if required and not (self.incomplete and self.rng.random() < 0.5):
            return "there"
        if looked_at:
            if self.rng.random() < self.presence:
                return "there"
            return "null" if not required and self.rng.random() < 0.3 else None
        if not required and depth < DEPTH and self.budget > 0 and self.rng.random() < 0.2 * self.presence:
            self.budget -= 1
            return "there" if self.rng.random() < 0.9 else "null"
        return None

    def value(self, shape, way, depth):
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
        if not self.uniform or way not in self.picked:
            aimed = self.aim in spot.targets and self.rng.random() < 0.92
            self.picked[way] = spot.targets[self.aim] if aimed else self._scalar(shape, spot.values)
        return self.picked[way]

    def _count(self, spot, depth):
        if spot is None:
            return self.rng.choice([0, 1, 2]) if depth <= DEPTH else 0
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
            return "A_VALUE_OF_TOMORROW"
        return rng.choice(TEXTS)

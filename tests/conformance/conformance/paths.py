"""Finds the members of a response that a waiter's acceptors read, and the values that they compare them with.

It follows each acceptor's JMESPath through the shapes of the operation's output. It only guides the random responses: if it
misses a member, an acceptor matches less often, and `compare.py` reports an acceptor that never matches.
"""

from dataclasses import dataclass, field

import jmespath

ELEMENT, ENTRY = "[]", "{}"


@dataclass
class Spot:
    """A position in a response: the values that any acceptor and each acceptor expects there, and its enum's values."""

    values: list = field(default_factory=list)
    targets: dict = field(default_factory=dict)
    keys: list = field(default_factory=list)
    enum: list = field(default_factory=list)

    def note(self, value, acceptor=None):
        if value not in self.values:
            self.values.append(value)
        if acceptor is not None:
            self.targets[acceptor] = value


class Spots(dict):
    """The positions of a waiter, by their path from the root: `("Certificate", "DomainValidationOptions", "[]", "Status")`.

    The prefixes of these paths are included.
    """

    def __init__(self, waiter, output):
        super().__init__()
        self.at(())
        for index, acceptor in enumerate(waiter["acceptors"]):
            if not acceptor["matcher"].startswith("path") or output is None:
                continue
            tree = jmespath.compile(acceptor["argument"]).parsed
            for way, shape in self._walk(tree, [((), output)], index):
                if shape.type_name == "list":
                    way, shape = (*way, ELEMENT), shape.member
                    self.at(way).enum = getattr(shape, "enum", [])
                self.at(way).note(acceptor["expected"], index)

    def at(self, way):
        for length in range(len(way) + 1):
            self.setdefault(way[:length], Spot())
        return self[way]

    def _walk(self, node, at, index):
        """Returns the positions that `node` reaches from the positions `at`."""
        children = node["children"]
        match node["type"]:
            case "field":
                reached = [step for way, shape in at for step in self._member(way, shape, node["value"])]
            case "subexpression" | "pipe" | "index_expression":
                reached = at
                for child in children:
                    reached = self._walk(child, reached, index)
            case "index":
                reached = self._elements(at)
            case "projection" | "filter_projection":
                elements = self._elements(self._walk(children[0], at, index))
                for condition in children[2:]:
                    self._walk(condition, elements, index)
                reached = self._walk(children[1], elements, index)
            case "value_projection":
                values = [
                    ((*way, ENTRY), shape.value)
                    for way, shape in self._walk(children[0], at, index)
                    if shape.type_name == "map"
                ]
                reached = self._walk(children[1], values, index)
            case "comparator":
                left, right = (self._walk(child, at, index) for child in children)
                self._compared(left, children[1], index)
                self._compared(right, children[0], index)
                reached = []
            case "function_expression":
                places = [self._walk(child, at, index) for child in children]
                for literal in children[1:]:
                    self._compared(places[0], literal, index)
                reached = []
            case "or_expression":
                reached = [place for child in children for place in self._walk(child, at, index)]
            case "literal":
                reached = []
            case "current" | "identity":
                reached = at
            case "flatten" | "slice":
                reached = at
                for child in children:
                    reached = self._walk(child, reached, index)
            case _:
                for child in children:
                    self._walk(child, at, index)
                reached = []
        for way, shape in reached:
            self.at(way).enum = getattr(shape, "enum", [])
        return reached

    def _member(self, way, shape, name):
        if shape.type_name == "structure" and name in shape.members:
            yield (*way, name), shape.members[name]
        elif shape.type_name == "map":
            self.at(way).keys.append(name)
            yield (*way, ENTRY), shape.value

    def _elements(self, at):
        return [((*way, ELEMENT), shape.member) if shape.type_name == "list" else (way, shape) for way, shape in at]

    def _compared(self, places, with_node, index):
        if with_node["type"] != "literal":
            return
        for way, _ in places:
            self.at(way).note(with_node["value"])

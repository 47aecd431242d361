"""Evaluates the SDK's own generated waiters on a response: the second oracle, explained.

The SDK generates them from Smithy's models, not from `waiters-2.json`, and a null inside a path makes a whole acceptor
false. Each generated waiter documents its acceptors in comments. They are evaluated here, with the SDK's treatment of nulls
and with JMESPath's. A difference from our decision is then due either to nulls, or to different declarations.
"""

import json
import re
from dataclasses import dataclass

import jmespath
from jmespath.visitor import TreeInterpreter

from . import names

ACCEPTOR = re.compile(r"// Matches: (\{.*\})\n[^\n]*\n\s*return [\w:]*AcceptorState::(\w+);")


class NullOnTheWay(Exception):
    pass


class Strict(TreeInterpreter):
    """JMESPath as the SDK's waiters evaluate it: a null inside a path fails the expression, or drops a list's element."""

    def visit_field(self, node, value):
        found = value.get(node["value"]) if isinstance(value, dict) else None
        if found is None:
            raise NullOnTheWay(node["value"])
        return found

    def _each(self, elements, node):
        collected = []
        for element in elements:
            try:
                found = self.visit(node, element)
            except NullOnTheWay:
                continue
            if found is not None:
                collected.append(found)
        return collected

    def visit_projection(self, node, value):
        base = self.visit(node["children"][0], value)
        return self._each(base, node["children"][1]) if isinstance(base, list) else None

    def visit_value_projection(self, node, value):
        base = self.visit(node["children"][0], value)
        return self._each(base.values(), node["children"][1]) if isinstance(base, dict) else None

    def visit_filter_projection(self, node, value):
        base = self.visit(node["children"][0], value)
        if not isinstance(base, list):
            return None
        matching = []
        for element in base:
            try:
                holds = self.visit(node["children"][2], element)
            except NullOnTheWay:
                continue
            if self._is_true(holds):
                matching.append(element)
        return self._each(matching, node["children"][1])


@dataclass
class Acceptor:
    matcher: dict
    state: str

    def matches(self, parsed, is_error, strict):
        if "success" in self.matcher:
            return self.matcher["success"] != is_error
        if "errorType" in self.matcher:
            code = self.matcher["errorType"].rsplit("#")[-1]
            return is_error and parsed["Error"].get("Code") == code
        if is_error:
            return False
        output = self.matcher["output"]
        tree = jmespath.compile(output["path"]).parsed
        try:
            found = (Strict() if strict else TreeInterpreter()).visit(tree, parsed)
        except Exception:  # A null inside a path, or a function that fails on one, does not match.
            return False
        match output["comparator"]:
            case "stringEquals":
                return found == output["expected"]
            case "booleanEquals":
                return found is (output["expected"] == "true")
        if not isinstance(found, list) or not found:
            return False
        holds = [element == output["expected"] for element in found]
        return all(holds) if output["comparator"] == "allStringEquals" else any(holds)


def acceptors(source, waiter):
    """Parses the acceptors of a generated waiter from its comments."""
    text = (source / "waiters" / f"{names.snake(waiter)}.rs").read_text()
    return [Acceptor(json.loads(matcher), state.lower()) for matcher, state in ACCEPTOR.findall(text)]


def decide(acceptors, parsed, is_error, strict):
    """Returns the state after a response: `strict` treats nulls as the SDK does, otherwise JMESPath applies."""
    for acceptor in acceptors:
        if acceptor.matches(parsed, is_error, strict):
            return acceptor.state
    return "unmatched" if is_error else "retry"

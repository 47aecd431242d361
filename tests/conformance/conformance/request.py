"""The smallest request that both SDKs send: the required members that are simple, and those that form the host.

The responses do not depend on it. If our side cannot send it, the comparison stops (`rust.py`).
"""

from . import names

TEXT = "waiter-conformance"
SIMPLE = {"string", "integer", "long", "boolean"}


def arguments(operation):
    """Returns the members to set, for botocore."""
    shape = operation.input_shape
    if shape is None:
        return {}
    return {name: _value(shape.members[name]) for name in shape.members if _is_needed(shape, name)}


def setters(operation):
    """Returns the same as calls on the Rust SDK's builder."""
    shape = operation.input_shape
    return "".join(
        f".{names.method(name)}({_rust(shape.members[name], value)})" for name, value in arguments(operation).items()
    )


def _is_needed(shape, name):
    member = shape.members[name]
    element = member.member if member.type_name == "list" else member
    is_required = name in shape.required_members or "contextParam" in member.metadata
    return is_required and element.type_name in SIMPLE


def _value(shape):
    match shape.type_name:
        case "string":
            return shape.enum[0] if shape.enum else TEXT
        case "boolean":
            return True
        case "list":
            return [_value(shape.member)]
    return 1


def _rust(shape, value):
    match shape.type_name:
        case "string":
            return f'"{value}".into()' if shape.enum else f'"{value}"'
        case "boolean":
            return "true"
        case "list":
            return _rust(shape.member, value[0])
    return str(value)

"""The least request that both SDKs send: what stands in the URI, in a header or in the host, and no more.

Neither SDK checks anything else of it here, and the responses do not depend on it.
"""

from . import names

TEXT = "waiter-conformance"
BOUND = {"uri", "header", "querystring"}


def arguments(operation):
    """The members to set, for botocore."""
    shape = operation.input_shape
    if shape is None:
        return {}
    return {name: _value(shape.members[name]) for name in shape.members if _is_needed(shape, name)}


def setters(operation):
    """The same, as calls on the Rust SDK's builder."""
    shape = operation.input_shape
    return "".join(
        f".{names.method(name)}({_rust(shape.members[name], value)})" for name, value in arguments(operation).items()
    )


def _is_needed(shape, name):
    member = shape.members[name]
    place = member.serialization.get("location")
    is_label = place == "uri" or "hostLabel" in member.metadata or "contextParam" in member.metadata
    return is_label or (name in shape.required_members and place in BOUND)


def _value(shape):
    match shape.type_name:
        case "string":
            return shape.enum[0] if shape.enum else TEXT
        case "integer" | "long":
            return 1
        case "boolean":
            return True
        case "list":
            return [_value(shape.member)]
    raise NotImplementedError(f"a {shape.type_name} in a request: {shape.name}")


def _rust(shape, value):
    match shape.type_name:
        case "string":
            return f'"{value}".into()' if shape.enum else f'"{value}"'
        case "boolean":
            return "true"
        case "list":
            return _rust(shape.member, value[0])
    return str(value)

"""Serialises responses by protocol, with moto's serialisers and the parts that they lack.

These legal parts are missing in moto: nulls on the wire, JSON's other spellings of an error, JSON lists whose elements have
a name, empty structures in a list of XML, and all of CBOR.
"""

import random
import warnings
from dataclasses import dataclass

from moto.core import serialize

from . import cbor
from .responses import NULL, Error

# Errors that no model names are intended here.
warnings.filterwarnings("ignore", message=".*does not match an error shape")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict
    body: bytes


class Failed(Exception):
    """An error in the form that moto's serialisers take: by its code, not by members with similar names."""

    def __init__(self, error):
        super().__init__()
        self.code = error.code
        self.message = "what went wrong"
        self.members = error.members


class Members:
    """Reads the members of an error from `Failed`."""

    def get_value(self, value, key, shape):
        if isinstance(value, Failed):
            return None if key.lower() == "message" else value.members.get(key)
        return super().get_value(value, key, shape)


class Json(Members):
    """The parts of JSON that moto does not write."""

    def _serialize(self, serialized, value, shape, key):
        if value is NULL:
            serialized[self.get_serialized_name(shape, key)] = None
        else:
            super()._serialize(serialized, value, shape, key)

    def _serialize_type_list(self, serialized, value, shape, key):
        elements = []
        for element in value:
            wrapper = {}
            self._serialize(wrapper, element, shape.member, "element")
            elements.extend(wrapper.values())
        self._default_serialize(serialized, elements, shape, key)


class Xml(Members):
    """The parts of XML that moto does not write. XML does not have nulls."""

    def _serialize_error_metadata(self, serialized, error, shape):
        super()._serialize_error_metadata(serialized, error, shape)
        # moto also takes the name of an error's shape as its code. Here the name is a code that no model has.
        serialized["Code"] = error.code

    def _serialize_structure_member(self, serialized, value, shape, key):
        if self.get_value(value, key, shape) is not NULL:
            super()._serialize_structure_member(serialized, value, shape, key)

    def _serialize_type_list(self, serialized, value, shape, key):
        elements = []
        for element in value:
            wrapper = {}
            self._serialize(wrapper, element, shape.member, shape.member.name)
            elements.extend(wrapper.values())
        if not elements:
            if not shape.is_flattened:
                self._default_serialize(serialized, "", shape, key)
        elif shape.is_flattened:
            name = self.get_serialized_name(shape.member, self.get_serialized_name(shape, key))
            serialized[name] = elements
        else:
            name = self.get_serialized_name(shape.member, "member")
            self._default_serialize(serialized, {name: elements}, shape, key)


class AwsJson(Json, serialize.JSONSerializer):
    pass


class RestJson(Json, serialize.RestJSONSerializer):
    pass


class Query(Xml, serialize.QuerySerializer):
    pass


class Ec2(Xml, serialize.EC2Serializer):
    pass


class RestXml(Xml, serialize.RestXMLSerializer):
    pass


class S3(Xml, serialize.S3Serializer):
    pass


class Cbor(Json, serialize.JSONSerializer):
    def _serialize_type_timestamp(self, serialized, value, shape, key):
        self._default_serialize(serialized, cbor.Epoch(value.timestamp()), shape, key)

    def _serialize_type_blob(self, serialized, value, shape, key):
        self._default_serialize(serialized, value, shape, key)

    def _serialize_body(self, body):
        return cbor.encode(body)


SERIALISERS = {
    "json": AwsJson,
    "rest-json": RestJson,
    "query": Query,
    "ec2": Ec2,
    "rest-xml": RestXml,
    "smithy-rpc-v2-cbor": Cbor,
}


def reply(operation, protocol, response, salt):
    """Returns the bytes of a response. `salt` selects the spelling, if there are several."""
    is_s3 = operation.service_model.service_name == "s3"
    # S3 sends this header. Without it, botocore requests the bucket's region again and again.
    region = {"x-amz-bucket-region": "us-west-2"} if is_s3 else {}
    is_error = isinstance(response, Error)
    if is_error and response.bare:
        return Reply(response.status, {"content-type": "text/html", **region}, b"")
    serialiser = S3 if is_s3 else SERIALISERS[protocol]
    made = serialiser(operation).serialize(Failed(response) if is_error else response.value)
    headers = {name.lower(): str(value) for name, value in made["headers"].items()}
    headers["x-amzn-requestid"] = "request-id"
    body = made["body"].encode() if isinstance(made["body"], str) else made["body"]
    if protocol == "smithy-rpc-v2-cbor":
        headers |= {"content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}
    if protocol == "json":
        headers["content-type"] = f"application/x-amz-json-{operation.service_model.metadata.get('jsonVersion', '1.0')}"
    if is_error and protocol in ("json", "rest-json"):
        _spell(headers, random.Random(salt))
    if is_error and protocol == "smithy-rpc-v2-cbor":
        headers.pop("x-amzn-errortype", None)
    headers |= region
    if operation.http.get("method") == "HEAD":
        body = b""
    status = made["status_code"]
    return Reply(response.status or status if is_error else status, headers, body)


def _spell(headers, rng):
    """Writes JSON's error code into a header, the body, or both. The code may have a namespace and an address."""
    kind = rng.choice(["both", "body", "address"])
    if kind == "body":
        del headers["x-amzn-errortype"]
    elif kind == "address":
        headers["x-amzn-errortype"] += ":http://internal.amazon.com/coral/com.amazon.coral.validate/"

"""Writes the part of CBOR (RFC 8949) that `rpc-v2-cbor` responses use."""

import struct


class Epoch(float):
    """A timestamp in seconds since 1970: tag 1 on the wire."""


def encode(value):
    if value is None:
        return b"\xf6"
    if value is True or value is False:
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, Epoch):
        return b"\xc1" + encode(int(value) if value == int(value) else float(value))
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, float):
        return b"\xfb" + struct.pack(">d", value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        text = value.encode()
        return _head(3, len(text)) + text
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(map(encode, value))
    return _head(5, len(value)) + b"".join(encode(key) + encode(item) for key, item in value.items())


def _head(major, count):
    if count < 24:
        return bytes([major << 5 | count])
    for extra, (size, form) in enumerate([(1, ">B"), (2, ">H"), (4, ">I"), (8, ">Q")]):
        if count < 1 << (8 * size):
            return bytes([major << 5 | 24 + extra]) + struct.pack(form, count)
    raise OverflowError(count)

#!/usr/bin/env python3
"""The keyed streams of docs/reference/randomisation.md, written a second time with Python's hashlib and hmac only.

Writes the reference numbers of KeyedSourceReference. Run from the root of the project:

    python3 crosscheck/stream.py > randomisation/src/test/resources/org/stegvis/randomisation/keyed-stream.json
"""

import hashlib
import hmac
import json
import math
import platform
import struct

DRAWS = {"ALLOCATION": 1, "BLOCK": 2}
TWO_64 = 1 << 64


def text(value):
    encoded = value.encode("utf-8")
    return struct.pack(">I", len(encoded)) + encoded


def address_bytes(address):
    message = text("stegvis/randomisation/1/list") + text(address["trial"]) + text(address["decision"])
    options = sorted(address["options"])
    message += struct.pack(">I", address["route"]) + struct.pack(">I", len(options))
    message += b"".join(text(option) for option in options)
    stratum = sorted(address["stratum"].items())
    message += struct.pack(">I", len(stratum))
    return message + b"".join(text(name) + text(value) for name, value in stratum)


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def words(list_key, draw, index):
    counter = 0
    while True:
        block = mac(list_key, struct.pack(">BQI", DRAWS[draw], index, counter))
        yield from struct.unpack(">4Q", block)
        counter += 1


def below(source, bound):
    while True:
        product = next(source) * bound
        if product % TWO_64 >= TWO_64 % bound:
            return product // TWO_64


def simple(list_key, options, parts, number):
    result = []
    for position in range(number):
        drawn = below(words(list_key, "ALLOCATION", position), sum(parts))
        spread = [option for option, part in zip(options, parts) for _ in range(part)]
        result.append(spread[drawn])
    return result


def blocks(list_key, options, parts, sizes, number):
    result = []
    index = 0
    while len(result) < number:
        source = words(list_key, "BLOCK", index)
        size = sizes[0] if len(sizes) == 1 else sizes[below(source, len(sizes))]
        copies = size // sum(parts)
        block = [option for option, part in zip(options, parts) for _ in range(part * copies)]
        for last in range(len(block) - 1, 0, -1):
            chosen = below(source, last + 1)
            block[chosen], block[last] = block[last], block[chosen]
        result += block
        index += 1
    return result[:number]


def case(key, address, shares, sizes):
    list_key = mac(key, address_bytes(address))
    options = sorted(shares)
    divisor = math.gcd(*shares.values())
    parts = [shares[option] // divisor for option in options]
    source = words(list_key, "ALLOCATION", 3)
    bounded = words(list_key, "BLOCK", 1 << 40)
    huge = (1 << 62) + (1 << 61) + 1  # a quarter of the words is passed over
    return {
        "key": key.hex(),
        "fingerprint": mac(key, b"stegvis/randomisation/1/fingerprint")[:8].hex(),
        "address": address,
        "encoded": address_bytes(address).hex(),
        "listKey": list_key.hex(),
        "words": [f"{next(source):016x}" for _ in range(9)],
        "below": {"bound": str(huge), "numbers": [str(below(bounded, huge)) for _ in range(20)]},
        "shares": shares,
        "simple": simple(list_key, options, parts, 60),
        "sizes": sizes,
        "blocks": blocks(list_key, options, parts, sizes, 60),
    }


def main():
    cases = [
        case(
            bytes(range(32)),
            {"trial": "back-pain", "decision": "first", "route": 0, "options": ["pt", "cbt"],
             "stratum": {"site": "utah"}},
            {"pt": 1, "cbt": 1},
            [2, 4, 6],
        ),
        case(
            hashlib.sha256(b"another key").digest()[:16],
            {"trial": "back-pain", "decision": "second", "route": 2, "options": ["more", "cbt", "pt"],
             "stratum": {"site": "Tromsø", "first": "pt"}},
            {"more": 3, "cbt": 2, "pt": 1},
            [6, 12],
        ),
        case(
            hashlib.sha512(b"a key longer than a hash").digest() * 2,
            {"trial": "", "decision": "d", "route": 70000, "options": ["a", "b"], "stratum": {}},
            {"a": 4, "b": 2},
            [9],
        ),
    ]
    seed = -42
    print(json.dumps({
        "software": f"Python {platform.python_version()}, hashlib and hmac",
        "script": "crosscheck/stream.py",
        "simulationKey": {
            "seed": seed,
            "fingerprint": mac(
                hashlib.sha256(b"stegvis/randomisation/1/simulation-key" + struct.pack(">q", seed)).digest(),
                b"stegvis/randomisation/1/fingerprint")[:8].hex(),
        },
        "cases": cases,
    }, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()

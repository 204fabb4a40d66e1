"""Compares a bill of materials (CycloneDX, JSON) with a database of known vulnerabilities (OSV's format).

    vulnerable.py BILL DATABASE

DATABASE is a folder with Maven/*.json, one advisory in each. Prints the vulnerable artifacts and ends with 1 if there is one.
"""

import functools
import json
import pathlib
import re
import sys

QUALIFIERS = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"]
ALIASES = {"cr": "rc", "ga": "", "final": "", "release": ""}
SHORT = {"a": "alpha", "b": "beta", "m": "milestone"}


def tokens(version):
    """The tokens of a version with their separators, as Maven orders them (https://maven.apache.org/pom.html#version-order-specification)."""
    found = []
    separator = "."
    for part in re.split(r"([.-])", version.lower().replace("_", "-")):
        if part in (".", "-"):
            separator = part
            continue
        pieces = re.findall(r"\d+|\D+", part) or ["0"]
        for index, piece in enumerate(pieces):
            before_digit = index + 1 < len(pieces)
            if not piece.isdigit():
                piece = SHORT.get(piece, piece) if before_digit else piece
                piece = ALIASES.get(piece, piece)
            # The change between digits and letters counts as a hyphen.
            found.append(("-" if index else separator, int(piece) if piece.isdigit() else piece))
    return trimmed(found)


def trimmed(found):
    """Without zeros and empty qualifiers at the end, and before each hyphen."""
    kept = []
    for token in reversed(found):
        ends = not kept or kept[-1][0] == "-"
        if ends and token[1] in (0, "") and len(kept) < len(found):
            continue
        kept.append(token)
    return kept[::-1]


def rank(token):
    separator, value = token
    if isinstance(value, int):
        return (2 if separator == "." else 1, value, "")
    if value in QUALIFIERS:
        return (0, QUALIFIERS.index(value), "")
    return (0, len(QUALIFIERS), value)


def compare(one, other):
    """Less than, equal to or greater than 0, as Maven orders two versions."""
    left, right = tokens(one), tokens(other)
    for index in range(max(len(left), len(right))):
        a = left[index] if index < len(left) else missing(right[index])
        b = right[index] if index < len(right) else missing(left[index])
        if rank(a) != rank(b):
            return -1 if rank(a) < rank(b) else 1
    return 0


def missing(opposite):
    return (".", 0) if opposite[0] == "." and isinstance(opposite[1], int) else ("-", "")


def is_at_least(version, bound):
    return bound == "0" or compare(version, bound) >= 0


def in_range(version, events):
    """Whether a version is between an event that introduces a fault and the one that ends it."""
    known = []
    for event in events:
        for kind, bound in event.items():
            known.append((kind, bound))
    order = {"introduced": 0, "last_affected": 1, "fixed": 2, "limit": 2}

    def before(a, b):
        if a[1] == b[1]:
            return order.get(a[0], 3) - order.get(b[0], 3)
        if a[1] == "0" or b[1] == "0":
            return -1 if a[1] == "0" else 1
        return compare(a[1], b[1])

    affected = False
    for kind, bound in sorted(known, key=functools.cmp_to_key(before)):
        if kind == "introduced" and is_at_least(version, bound):
            affected = True
        elif kind in ("fixed", "limit") and is_at_least(version, bound):
            affected = False
        elif kind == "last_affected" and compare(version, bound) > 0:
            affected = False
    return affected


def is_affected(version, affected):
    if version in affected.get("versions", []):
        return True
    ranges = [it for it in affected.get("ranges", []) if it.get("type") in ("ECOSYSTEM", "SEMVER")]
    return any(in_range(version, it.get("events", [])) for it in ranges)


def artifacts(bill):
    """The Maven artifacts of a bill, by name, with their versions."""
    found = {}
    pending = list(bill.get("components", []))
    while pending:
        component = pending.pop()
        pending.extend(component.get("components", []))
        if component.get("purl", "").startswith("pkg:maven/"):
            name = component.get("group", "") + ":" + component["name"]
            found.setdefault(name, set()).add(component["version"])
    return found


def fixes(affected):
    events = [event for it in affected.get("ranges", []) for event in it.get("events", [])]
    return ", ".join(event["fixed"] for event in events if "fixed" in event)


def findings(bill, database):
    """Lines on vulnerable artifacts, and the number of advisories that were compared."""
    used = artifacts(bill)
    lines = []
    count = 0
    for path in sorted(pathlib.Path(database, "Maven").glob("*.json")):
        advisory = json.loads(path.read_text(encoding="utf-8"))
        count += 1
        if "withdrawn" in advisory:
            continue
        for affected in advisory.get("affected", []):
            package = affected.get("package", {})
            if package.get("ecosystem", "").split(":")[0] != "Maven":
                continue
            for version in sorted(used.get(package.get("name"), [])):
                if is_affected(version, affected):
                    names = ", ".join([advisory["id"], *advisory.get("aliases", [])])
                    summary = advisory.get("summary", "no summary")
                    fixed = fixes(affected) or "no version"
                    lines.append(f"{package['name']} {version}: {summary} ({names}). Fixed in {fixed}.")
    return sorted(set(lines)), count


def main(arguments):
    bill = json.loads(pathlib.Path(arguments[0]).read_text(encoding="utf-8"))
    if not artifacts(bill):
        print(f"{arguments[0]} lists no Maven artifacts.")
        return 2
    lines, count = findings(bill, arguments[1])
    for line in lines:
        print(line)
    print(f"{len(artifacts(bill))} artifacts, {count} advisories: {len(lines)} vulnerabilities.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""Refuses a source tree that breaks the house's rules about who may know whom.

Usage: check_tree.py ROOT      Prints one line per breach; exits 1 if there is one.
"""

import re
import sys
from pathlib import Path

PURE = ["sync/records", "sync/forms", "sync/rules", "sync/people", "sync/protocol"]

# A component, and what it may include besides itself. The longest prefix of a file's path names its component.
MAY_INCLUDE = {
    "platform/base": [],
    "platform/crypto": ["platform/base"],
    "platform/database": ["platform/base", "platform/crypto"],
    "platform/device": ["platform/base", "platform/crypto"],
    "sync/records": ["platform/base", "platform/crypto"],
    "sync/forms": ["platform/base", "platform/crypto", "sync/records"],
    "sync/rules": ["platform/base", "platform/crypto", "sync/records", "sync/forms"],
    "sync/people": ["platform/base"],
    "sync/protocol": ["platform/base", "platform/crypto", "sync/records"],
    # Not the records: the engine moves entries and never opens one.
    "sync/engine": ["platform/base", "platform/crypto", "sync/protocol"],
    "sync/transport": ["platform/base", "platform/crypto", "platform/device", "sync/protocol", "sync/engine"],
    # What checks the server's work knows nothing of how it is done.
    "sync/verify": ["platform/base", "platform/crypto", "sync/records", "sync/protocol"],
    # Forms from workbooks are the server's business; tablets get definitions.
    "sync/xlsform": ["platform/base", "platform/crypto", "sync/records", "sync/forms"],
    "sync/server": ["platform/base", "platform/crypto", "platform/database", *PURE, "sync/xlsform"],
    "app/storage": ["platform/base", "platform/crypto", "platform/database", *PURE, "sync/engine"],
    "app/services": ["platform", *PURE, "sync/engine", "app/storage"],
    "app/viewmodels": ["platform/base", "platform/device", *PURE, "sync/engine", "app/storage", "app/services"],
    "app/headless": ["platform", *PURE, "sync/engine", "sync/transport", "app/storage", "app/services"],
    "app": ["platform", *PURE, "sync/engine", "sync/transport", "app"],
    "qml": ["platform/base", "app/viewmodels"],
    "tests": ["platform", "sync", "app", "qml"],
}
LAYERS = ("platform/", "sync/", "app/", "qml/", "tests/")

# A library of others, and the only places that may know it.
LIBRARY_HOMES = [
    ("Qt", re.compile(r"<(Q[A-Z]|Qt|private/q)"),
     ["app/viewmodels", "app/main.cpp", "app/headless", "app/shift", "sync/transport", "platform/device", "qml", "tests"]),
    ("SQLite", re.compile(r'[<"]sqlite3\.h'), ["platform/database", "tests"]),
    ("PostgreSQL", re.compile(r'[<"](postgresql/)?libpq'), ["sync/server/store", "tests"]),
    ("libsodium", re.compile(r'[<"]sodium'), ["platform/crypto", "tests"]),
    ("Boost", re.compile(r"<boost/"), ["sync/server", "tests"]),
    ("minizip", re.compile(r"<minizip/"), ["sync/xlsform", "tests"]),
    ("pugixml", re.compile(r"<pugixml"), ["sync/xlsform", "tests"]),
]

# What shows records to people asks RecordsToShow, whose answers only a ViewingService opens, noting the look first. The
# plain services are for computing; of them pages and commands may ask what shows no words of a record.
SHOWS_RECORDS = ["app/viewmodels", "app/headless"]
PLAIN_WORDS = re.compile(
    r"\breads(?:\(\))?\.(?:records\(\)\.(?:show|history)|(?:children|find|sameChild)\(\)|differences\(\)\.open|"
    r"reviews\(\)\.(?:queue|asked|feedback)|people\(\)\.whoMayBe|local\(\))")
# A draft shows what stands in its record: shownToWrite notes it.
PLAIN_DRAFT = re.compile(r"(?<!shownToWrite\(tablet, tablet)\.capture\(\)\.open\(")

SQL = re.compile(
    r"\bselect\b[^;]*\bfrom\s+\w|\binsert\s+(or\s+\w+\s+)?into\s+\w|\bupdate\s+(or\s+\w+\s+)?\w+\s+set\b|"
    r"\bdelete\s+from\s+\w|\b(create|drop|alter)\s+(temp\s+|unique\s+|virtual\s+)?(table|index|trigger|view)\b|"
    r"\bpragma\s+\w+\s*[=(;\"]",
    re.IGNORECASE)
BANNED_NAME = re.compile(r"(Manager|Helper|Util|Wrapper|Info|Impl)s?\.(h|cpp|qml)$")

COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<tag>[^(\s]*)\((?P<raw>.*?)\)(?P=tag)"|"(?P<text>(?:\\.|[^"\\\n])*)"|\'(?:\\.|[^\'\\\n])\'',
    re.DOTALL)
# A class of the namespace itself: what is within another is indented, and what is only announced ends with a semicolon.
DEFINED_CLASS = re.compile(r"^(?:class|struct) (\w+)(?: final)?(?: :[^;{]*)? ?\{", re.MULTILINE)

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"][^>"\n]+[>"])', re.MULTILINE)


def lies_in(path, place):
    return path == place or path.startswith(place + "/")


def component_of(path):
    fitting = [name for name in MAY_INCLUDE if lies_in(path, name)]
    return max(fitting, key=len, default=None)


def includes(source):
    for match in INCLUDE.finditer(source):
        yield source.count("\n", 0, match.start()) + 1, match.group(1)


def strings(source):
    """Neighbouring literals are one string to the compiler, and a statement is often written over several lines."""
    run, start, end = "", 1, None
    for match in COMMENT_OR_STRING.finditer(source):
        text = match.group("raw") if match.group("raw") is not None else match.group("text")
        if text is None:
            continue
        if end is not None and source[end:match.start()].strip() == "":
            run += text
        else:
            if run:
                yield start, run
            run, start = text, source.count("\n", 0, match.start()) + 1
        end = match.end()
    if run:
        yield start, run


def breaches_of_file(path, source):
    if BANNED_NAME.search(path):
        yield 1, "the name says nothing of what it is for; see the closed list of role endings"
    if not path.endswith((".h", ".cpp")):
        return

    component = component_of(path)
    for line, target in includes(source):
        inner = target[1:-1]
        if inner.startswith(LAYERS):
            allowed = [component, *MAY_INCLUDE.get(component, [])]
            if not any(lies_in(inner, place) for place in allowed):
                yield line, f"{component} may not include {inner}"
        elif target.startswith('"') and "/" not in inner and not inner.endswith(".moc"):
            yield line, f"write the include from the root of the repository: {inner}"
        for library, pattern, homes in LIBRARY_HOMES:
            if pattern.match(target) and not any(lies_in(path, home) for home in homes):
                yield line, f"{library} is known only to {', '.join(homes)}; not here: {inner}"

    if any(lies_in(path, place) for place in SHOWS_RECORDS):
        for match in PLAIN_WORDS.finditer(source):
            yield source.count("\n", 0, match.start()) + 1, f"who looks has to be noted: ask toShow(), not {match.group(0)}"
    if lies_in(path, "app/viewmodels"):
        for match in PLAIN_DRAFT.finditer(source):
            yield source.count("\n", 0, match.start()) + 1, "who looks has to be noted: open a draft by shownToWrite"

    may_speak_sql = (path.endswith("Store.cpp") or "/migrations/" in path
                     or lies_in(path, "platform/database") or lies_in(path, "tests"))
    if not may_speak_sql:
        for line, text in strings(source):
            if SQL.search(text):
                yield line, "SQL belongs in a *Store.cpp or a migration"


def classes_defined_twice(headers):
    """Two headers that define one name: whatever links both takes one for the other, without a word from the linker."""
    seen = {}
    for path, source in headers:
        for match in DEFINED_CLASS.finditer(source):
            other = seen.setdefault(match.group(1), path)
            if other != path:
                yield f"{path}:{source.count(chr(10), 0, match.start()) + 1}: {match.group(1)} is defined in {other} too"


def breaches(root):
    headers = [path for layer in ("app", "platform", "sync") for path in sorted((root / layer).rglob("*.h"))]
    yield from classes_defined_twice(
        (path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in headers)
    for layer in LAYERS:
        for path in sorted((root / layer).rglob("*")):
            if path.suffix in (".h", ".cpp", ".qml") and path.is_file():
                relative = path.relative_to(root).as_posix()
                for line, what in breaches_of_file(relative, path.read_text(encoding="utf-8")):
                    yield f"{relative}:{line}: {what}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(breaches(Path(sys.argv[1])))
    for breach in found:
        print(breach)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

"""Swift sources for the checks: the code without comments and string contents, its declarations, and function lengths.

It looks at braces, strings and names, not at the grammar. That is enough for sources that compile and that swift-format
has formatted.
"""

import bisect
import pathlib
import re
from dataclasses import dataclass

OPENING = re.compile(r'//|/\*|(#*)("""|")|(#+)/|[()]')
COMMENT = re.compile(r"/\*|\*/")
TYPE = re.compile(r"\b(struct|class|enum|protocol|actor|typealias|extension)\s+([A-Z]\w*(?:\.\w+)*)")
FUNCTION = re.compile(
    r"\bfunc\s+(\S+?)\s*[(<]|(?<![.\w])(init|subscript)[?!]?\s*[(<]|\b(deinit)\b|\bvar\s+(\w+)\s*:[^={}\n]*(?=\{)"
)
# How the next line continues a declaration.
CONTINUATION = re.compile(r"\s*(where\b|->|async\b|throws\b|\{|\)|,|[A-Z]\w*.*[,{]$)")


def code(text):
    """Returns the text with comments and string contents replaced by blanks. Interpolated code stays."""
    result = list(text)
    _scan(text, 0, result, is_interpolation=False)
    return "".join(result)


def _blank(result, start, end):
    for index in range(start, min(end, len(result))):
        if result[index] != "\n":
            result[index] = " "


def _scan(text, index, result, is_interpolation):
    depth = 0
    while match := OPENING.search(text, index):
        token, index = match.group(0), match.end()
        if token == "//":
            end = text.find("\n", index)
            end = len(text) if end < 0 else end
            _blank(result, match.start(), end)
            index = end
        elif token == "/*":
            index = _end_of_comment(text, index)
            _blank(result, match.start(), index)
        elif match.group(3):
            index = _scan_text(text, index, result, "/", match.group(3))
        elif token == "(":
            depth += 1
        elif token == ")":
            if is_interpolation and depth == 0:
                return index
            depth -= 1
        else:
            index = _scan_text(text, index, result, match.group(2), match.group(1))
    return len(text)


def _end_of_comment(text, index):
    depth = 1
    while depth > 0 and (match := COMMENT.search(text, index)):
        depth += 1 if match.group(0) == "/*" else -1
        index = match.end()
    return index


def _scan_text(text, index, result, quote, hashes):
    """Blanks a string from after its opening quote. Returns the index after its closing quote."""
    part = re.compile(re.escape("\\" + hashes) + r"(\(|.)|" + re.escape(quote + hashes), re.DOTALL)
    while match := part.search(text, index):
        if match.group(1) == "(":
            _blank(result, index, match.start())
            index = _scan(text, match.end(), result, is_interpolation=True)
        elif match.group(1):
            _blank(result, index, match.end())
            index = match.end()
        else:
            _blank(result, index, match.start())
            return match.end()
    return len(text)


@dataclass(frozen=True)
class Declaration:
    kind: str
    name: str  # with the names of the outer types: `Mark.Room`
    line: int


class SwiftFile:
    def __init__(self, path, root):
        self.path = str(path.relative_to(root))
        self.code = code(path.read_text(encoding="utf-8"))
        self._line_starts = [0] + [match.end() for match in re.finditer("\n", self.code)]

    def line(self, offset):
        return bisect.bisect_right(self._line_starts, offset)

    def types(self):
        """Returns all declared types and extensions. Nested types have the names of their outer types before them."""
        found, around, awaited = [], [], None
        heads = {match.start(): match for match in TYPE.finditer(self.code)}
        marks = sorted([*heads, *(match.start() for match in re.finditer("[{}]", self.code))])
        for offset in marks:
            if offset in heads:
                kind, name = heads[offset].groups()
                full = ".".join([n for n in around if n] + [name])
                found.append(Declaration(kind, full, self.line(offset)))
                awaited = None if kind == "typealias" else name
            elif self.code[offset] == "{":
                around.append(awaited)
                awaited = None
            elif around:
                around.pop()
        return found

    def functions(self):
        """Yields the name, first line and number of lines of everything that has a body of statements."""
        for match in FUNCTION.finditer(self.code):
            start = self._body(match.end() - (0 if match.group(3) or match.group(4) else 1))
            if start is None:
                continue
            first, last = self.line(match.start()), self.line(self._closing(start))
            yield next(group for group in match.groups() if group), first, last - first + 1

    def _body(self, offset):
        """Returns the offset of the brace that opens a body; None for a requirement of a protocol."""
        depth = 0
        for index in range(offset, len(self.code)):
            character = self.code[index]
            if character in "([":
                depth += 1
            elif character in ")]":
                depth -= 1
            elif depth == 0 and character == "{":
                return index
            elif depth == 0 and character == "}":
                return None
            elif depth == 0 and character == "\n":
                end = self.code.find("\n", index + 1)
                if not CONTINUATION.match(self.code[index + 1 : end]):
                    return None
        return None

    def _closing(self, offset):
        depth = 0
        for match in re.compile("[{}]").finditer(self.code, offset):
            depth += 1 if match.group(0) == "{" else -1
            if depth == 0:
                return match.start()
        return len(self.code) - 1


def swift_files(root, *folders):
    root = pathlib.Path(root)
    paths = [path for folder in folders for path in (root / folder).rglob("*.swift")]
    return [SwiftFile(path, root) for path in sorted(paths)]

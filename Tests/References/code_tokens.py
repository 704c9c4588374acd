#!/usr/bin/env python3
"""Writes the token kinds that Pygments gives each character of Tests/Fixtures/code/sample-* to kinds-* beside them.

Needs pygments from PyPI; made with 2.21.0. Each line of code is followed by a line of letters: c comment, s string, n number,
k keyword, and a dot for everything else, which highlighters divide in different ways.
"""
import pathlib
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Number, Operator, String

LEXERS = {"c++": "cpp", "latex": "latex", "r": "r"}


def letter(kind, text):
    if kind in Comment.Preproc or kind in Comment.PreprocFile:
        return "."
    if kind in Comment:
        return "c"
    if kind in String.Interpol or kind in String.Affix:
        return "s"
    if kind in String:
        return "s"
    if kind in Number:
        return "n"
    if kind in Keyword.Type:
        return "."
    if kind in Keyword or kind in Operator.Word:
        return "k"
    return "."


for path in sorted(pathlib.Path("Tests/Fixtures/code").glob("sample-*")):
    language = path.name.removeprefix("sample-")
    text = path.read_text()
    kinds = ""
    for kind, value in get_lexer_by_name(LEXERS.get(language, language), stripnl=False).get_tokens(text):
        kinds += "".join("\n" if c == "\n" else " " if c == " " else letter(kind, value) for c in value)
    assert len(kinds) == len(text), language
    path.with_name("kinds-" + language).write_text(kinds)

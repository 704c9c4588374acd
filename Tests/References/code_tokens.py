#!/usr/bin/env python3
"""Writes the kinds that Pygments gives the characters of Tests/Fixtures/code/sample-*, beside them as kinds-*.

Needs PyPI's pygments; made with 2.21.0. A line of letters stands below each line of code: c comment, s string, n number,
k keyword, and a point for all else, which programs divide in different ways.
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

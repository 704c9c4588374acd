"""Reads the YAML of this project as editors do, with the core schema of YAML 1.2."""

import re

import yaml


class CoreLoader(yaml.SafeLoader):
    """A loader for which `no` is a text, 1e-3 is a number, and a date is a text."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("merge", r"^(?:<<)$", "<"),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def read(text):
    return yaml.load(text, Loader=CoreLoader)


def parts_of(notebook):
    """Yields the head of a notebook and its cells, each as (kind, line, text)."""
    lines = notebook.split("\n")
    if lines[0] == "---":
        end = lines.index("---", 1)
        yield "head", 1, "\n".join(lines[1:end])
    fence = None
    for number, line in enumerate(lines, 1):
        opened = re.match(r"^(`{3,})(\w*)\s*$", line)
        if fence is None and opened:
            fence, kind, start, body = opened[1], opened[2], number, []
        elif fence is not None and line.strip() == fence:
            if kind in ("chart", "table", "figure", "note"):
                yield kind, start, "\n".join(body)
            fence = None
        elif fence is not None:
            body.append(line)

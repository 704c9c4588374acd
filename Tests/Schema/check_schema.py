#!/usr/bin/env python3
"""Checks that the schemas accept all templates, and refuse the same mistakes as the program.

usage: check_schema.py PROGRAM
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

import mistakes
import written_yaml

ROOT = pathlib.Path(__file__).parent.parent.parent


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    grid, notebook = schema(program, "grid"), schema(program, "notebook")
    faults = [*refused_grids(grid), *refused_notebooks(notebook)]
    faults += [*accepted_grids(grid, program), *accepted_cells(notebook, program)]
    for fault in faults:
        print(f"error: {fault}")
    if faults:
        sys.exit(1)
    count = len(mistakes.GRIDS) + len(mistakes.CELLS) + len(mistakes.HEADS)
    print(f"the schemas take every template, and refuse {count} mistakes as the program does")


def schema(program, kind):
    text = subprocess.run([program, "schema", kind], check=True, capture_output=True, text=True).stdout
    read = json.loads(text)
    jsonschema.Draft7Validator.check_schema(read)
    assert read["$id"] == f"urn:reasonops:schema:{kind}:{read['format_version']}", read["$id"]
    return jsonschema.Draft7Validator(read)


# Valid files: yields the faults that the schemas find.


def refused_grids(grid):
    files = sorted([*ROOT.glob("templates/**/*.yaml"), *ROOT.glob("reports/**/grids/*.yaml")])
    assert len(files) > 20, "the grids were not found"
    for file in files:
        yield from faults(grid, written_yaml.read(file.read_text()), file.relative_to(ROOT), 1)


def refused_notebooks(notebook):
    counts = {}
    for file in sorted(ROOT.glob("templates/**/*.md")):
        if file.name == "README.md" or not file.read_text().startswith("---\n"):
            continue
        for kind, line, text in written_yaml.parts_of(file.read_text()):
            counts[kind] = counts.get(kind, 0) + 1
            value = written_yaml.read(text)
            place = file.relative_to(ROOT)
            # Check with its own definition, and with the root schema, which must recognise its kind.
            yield from faults(notebook.evolve(schema=part(notebook, kind)), value, place, line)
            yield from faults(notebook, value, place, line)
    assert min(counts.get(kind, 0) for kind in ("head", "chart", "table", "figure", "note")) > 0, counts


def part(notebook, kind):
    return {**notebook.schema, **{"$ref": f"#/definitions/{kind}"}, "if": True, "then": True, "else": True}


def faults(validator, value, file, line):
    error = jsonschema.exceptions.best_match(validator.iter_errors(value))
    if error:
        yield f"{file}:{line}: at {'/'.join(map(str, error.path)) or 'the top'}: {error.message[:200]}"


# Invalid files: yields those that are not refused.


def accepted_grids(grid, program):
    for text, old, new in mistakes.GRIDS:
        assert old in text, old
        assert grid.is_valid(written_yaml.read(text)), f"not even the original is valid: {text}"
        wrong = text.replace(old, new)
        if grid.is_valid(written_yaml.read(wrong)):
            yield f"the schema takes the grid\n{wrong}"
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "grid.yaml").write_text(wrong)
            (pathlib.Path(folder) / "train.py").write_text("")
            if run(program, folder, "run", "grid.yaml", "--out", "o", "--dry-run") != 64:
                yield f"the program takes the grid\n{wrong}"


def accepted_cells(notebook, program):
    texts = [("head", mistakes.HEAD, old, new) for old, new in mistakes.HEADS] + mistakes.CELLS
    for kind, text, old, new in texts:
        assert old in text, old
        assert notebook.is_valid(written_yaml.read(text)), f"not even the original is valid: {text}"
        wrong = text.replace(old, new)
        if notebook.is_valid(written_yaml.read(wrong)):
            yield f"the schema takes the {kind}\n{wrong}"
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "loaves.csv").write_text((ROOT / "templates/data/loaves.csv").read_text())
            head = wrong if kind == "head" else mistakes.HEAD
            cell = "" if kind == "head" else f"```{kind}\n{wrong}```\n"
            (pathlib.Path(folder) / "n.md").write_text(f"---\n{head}---\n{{{{ n() }}}}\n\n{cell}")
            if run(program, folder, "render", "n.md", "--out", "o", "--check") != 65:
                yield f"the program takes the {kind}\n{wrong}"


def run(program, folder, *arguments):
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True).returncode


main()

"""Reads every notebook of a folder with Jupytext and nbformat, writes it back, and tells as JSON what changed.

Usage: python readAndWrite.py FOLDER
"""

import json
import sys
import warnings
from pathlib import Path

import jupytext
import nbformat

FORMAT = {"extension": ".ts", "format_name": "percent", "suffix": ".nb"}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def rewrite_text(path):
    """NAME.nb.ts as Jupytext writes it after reading it."""
    return jupytext.writes(jupytext.reads(read(path), FORMAT), FORMAT)


def main(folder):
    warnings.simplefilter("error")
    changed, invalid = [], []
    for path in sorted(folder.glob("*.nb.ts")):
        text = read(path)
        if rewrite_text(path).rstrip("\n") != text.rstrip("\n"):
            changed.append(path.name)
        (folder / f"{path.name}.jupytext.ipynb").write_text(
            nbformat.writes(jupytext.reads(text, FORMAT)), encoding="utf-8"
        )
    for path in sorted(folder.glob("*.ipynb")):
        if path.name.endswith(".jupytext.ipynb"):
            continue
        notebook = nbformat.reads(read(path), as_version=4)
        try:
            nbformat.validate(notebook)
        except nbformat.ValidationError as error:
            invalid.append(f"{path.name}: {error.message}")
        if nbformat.writes(notebook) + "\n" != read(path):
            changed.append(path.name)
        (folder / f"{path.name}.jupytext.nb.ts").write_text(jupytext.writes(notebook, FORMAT), encoding="utf-8")
    print(json.dumps({"changed": changed, "invalid": invalid}))


main(Path(sys.argv[1]))

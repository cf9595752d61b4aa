# SPDX-License-Identifier: MIT
"""The examples in the docstrings run, and every public function has one."""

import ast
import doctest
import importlib
import importlib.util
import inspect
import pkgutil

import pytest

import partyorg

CLASSES = ("Report", "TableReport", "Scorecard", "Counts")


def modules():
    yield "partyorg"
    for found in pkgutil.walk_packages(partyorg.__path__, "partyorg."):
        # of SWIG; a module that runs when it is imported
        if found.name.split(".")[-1] not in ("_core", "core", "__main__"):
            yield found.name


def imported(source):
    """The modules that an example imports, by their first names."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("name", list(modules()))
def test_examples(name):
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        if (error.name or "").split(".")[0] in ("", "partyorg"):
            raise
        pytest.skip(f"there is no {error.name} here")
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, extraglobs={"partyorg": partyorg}):
        needed = {one for example in test.examples for one in imported(example.source)}
        # what comes with an extra is not everywhere; check-table has it
        if all(importlib.util.find_spec(one) for one in needed):
            runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


def test_every_function_has_an_example():
    functions = {name: getattr(partyorg, name) for name in partyorg.__all__}
    functions = {name: one for name, one in functions.items() if not inspect.isclass(one)}
    for name in CLASSES:
        # before 3.10 a static method has no docstring of its own
        functions.update((f"{name}.{key}", getattr(one, "__func__", one))
                         for key, one in vars(getattr(partyorg, name)).items()
                         if not key.startswith("_") and (inspect.isfunction(one) or isinstance(one, staticmethod)))
    without = [name for name, one in functions.items() if ">>>" not in (inspect.getdoc(one) or "")]
    assert without == []

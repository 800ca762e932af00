"""The house's rules for Python files, each as a function from a file's text to complaints."""

from __future__ import annotations

import ast
import re

FILE_LINES = 300
FUNCTION_LINES = 50


def too_long(text: str) -> list[str]:
    """Say if the file, or one of its functions, has more lines than a reader keeps in mind."""
    lines = text.count("\n")
    found = []
    if lines > FILE_LINES:
        found.append(f"has {lines} lines: split it by reason to change ({FILE_LINES} at most)")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                found.append(
                    f"line {node.lineno}: {node.name} has {length} lines: "
                    f"give its parts names of their own ({FUNCTION_LINES} at most)"
                )
    return found


def no_first_sentence(text: str) -> list[str]:
    """Say if the module does not begin by telling what it is for."""
    if ast.get_docstring(ast.parse(text)):
        return []
    return ["starts without a docstring: say in its first line why it exists"]


def more_than_a_sentence(text: str) -> list[str]:
    """Say if a package's ``__init__`` holds anything but one sentence on what the room is."""
    tree = ast.parse(text)
    doc = ast.get_docstring(tree) or ""
    if len(tree.body) == 1 and doc.endswith(".") and not re.search(r"[.!?]\s+[A-Z]", doc):
        return []
    return ["must hold one sentence that says what the room is, and nothing else"]


def clock_inside(text: str) -> list[str]:
    """Say if a pure module asks for the time instead of being told it."""
    asking = {"now", "utcnow", "today"}
    return [
        f"line {node.lineno}: asks {node.func.attr}(): take the moment as an argument"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in asking
    ]

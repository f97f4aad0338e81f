"""Small changes to a module, one at a time, each of which some test should notice."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_SWAPPED: dict[type[ast.AST], ast.AST] = {
    ast.Lt: ast.LtE(),
    ast.LtE: ast.Lt(),
    ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(),
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
    ast.And: ast.Or(),
    ast.Or: ast.And(),
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.FloorDiv(),
    ast.FloorDiv: ast.Mult(),
    ast.BitOr: ast.BitAnd(),
    ast.BitAnd: ast.BitOr(),
    ast.LShift: ast.RShift(),
    ast.RShift: ast.LShift(),
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change."""

    line: int
    change: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Give every mutant of a module; annotations, decorators, imports and docstrings stay as they are."""
    tree = ast.parse(source)
    places = {id(node): place for place, node in enumerate(ast.walk(tree))}
    for node in _nodes(tree):
        for field, changed in _changes(node):
            copied = copy.deepcopy(tree)
            setattr(next(islice(ast.walk(copied), places[id(node)], None)), field, changed)
            yield Mutant(
                node.lineno, _told(node, field, changed), ast.unparse(ast.fix_missing_locations(copied))
            )


def _nodes(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Give the expressions and statements that do something."""
    left_out: list[object] = []
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            left_out = [*node.decorator_list, node.returns, *_annotations(node.args)]
        case ast.ClassDef():
            left_out = [*node.decorator_list, *node.bases, *node.keywords]
        case ast.AnnAssign():
            left_out = [node.annotation]
        case ast.Import() | ast.ImportFrom() | ast.JoinedStr():
            return
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Assert() | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return  # they tell mypy what is known
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return
    if isinstance(node, ast.expr | ast.stmt):
        yield node
    for child in ast.iter_child_nodes(node):
        if child not in left_out:
            yield from _nodes(child)


def _annotations(arguments: ast.arguments) -> list[object]:
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    return [argument.annotation for argument in every if argument is not None]


def _changes(node: ast.expr | ast.stmt) -> Iterator[tuple[str, object]]:
    """Give a field of a node and what it becomes."""
    match node:
        case ast.Compare(ops=[first, *rest]):
            if swapped := _SWAPPED.get(type(first)):
                yield "ops", [swapped, *rest]
        case ast.BoolOp() | ast.BinOp():
            if swapped := _SWAPPED.get(type(node.op)):
                yield "op", swapped
        case ast.If() | ast.While() | ast.IfExp() if not isinstance(node.test, ast.Compare | ast.BoolOp):
            yield "test", ast.UnaryOp(ast.Not(), node.test)
        case ast.comprehension():
            return
        case ast.Constant(value=bool() as truth):
            yield "value", not truth
        case ast.Constant(value=int() as number):
            yield "value", number + 1
        case ast.Constant(value=str() as text) if text:
            yield "value", text + "~"
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield "value", ast.Constant(None)
        case ast.Assign() | ast.AnnAssign(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            yield "value", ast.Constant(None)
        case ast.AugAssign() if swapped := _SWAPPED.get(type(node.op)):
            yield "op", swapped
        case ast.Expr(value=ast.Call()):
            yield "value", ast.Constant(None)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _told(node: ast.expr | ast.stmt, field: str, changed: object) -> str:
    value = changed[0] if isinstance(changed, list) else changed
    becomes = (
        ast.unparse(value) if isinstance(value, ast.expr) else getattr(value, "__class__", type).__name__
    )
    becomes = repr(value) if not isinstance(value, ast.AST) else becomes
    return f"{field} of {ast.unparse(node).splitlines()[0][:80]} becomes {becomes[:60]}"

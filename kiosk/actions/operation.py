"""Operations: actions on the open order that a bench may carry out while its server is away.

They are told by name and arguments, so that they can be carried out once more, on the server, when
that is back. What each can be given stands in its signature and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, wraps
from inspect import signature
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast, get_type_hints

import msgspec

from kiosk.domain.journal import Means
from kiosk.domain.paper import PrintPlan
from kiosk.domain.parcel import CarrierDetails
from kiosk.domain.picks import Proof
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.scans import ProductCode
from kiosk.domain.values import LineId, OrderId, ParcelRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk

P = ParamSpec("P")
R = TypeVar("R")
_KINDS = {
    kind.__name__: kind
    for kind in (
        CarrierDetails,
        LineId,
        Means,
        OrderId,
        ParcelRef,
        PrintPlan,
        ProductCode,
        Proof,
        Mapping,
    )
}
"""What the signatures name; the modules themselves import most of it for checkers alone."""
_NOT_TOLD = frozenset({"desk", "return"})
_OPERATIONS: dict[str, Callable[..., Any]] = {}


def operation(function: Callable[Concatenate[Desk, P], R]) -> Callable[Concatenate[Desk, P], R]:
    """Let an action be carried out at the bench too; its first argument is the order."""
    name = function.__name__
    _OPERATIONS[name] = function
    takes = signature(function)

    @wraps(function)
    def performed(desk: Desk, *args: P.args, **kwargs: P.kwargs) -> R:
        if desk.bridge is None or desk.running is not None:
            return function(desk, *args, **kwargs)
        given = takes.bind(desk, *args, **kwargs).arguments
        del given["desk"]
        return cast("R", desk.bridge.perform(desk, name, given))

    return cast("Callable[Concatenate[Desk, P], R]", performed)


def carry_out(desk: Desk, name: str, arguments: Mapping[str, Any]) -> object:
    """Carry out the operation of this name itself, whatever bridge there may be."""
    result: object = _OPERATIONS[name](desk, **arguments)
    return result


def order_of(arguments: Mapping[str, Any]) -> OrderId:
    """The order that it is about."""
    return OrderId(arguments["of"] if "of" in arguments else arguments["order_id"])


def written(arguments: Mapping[str, Any]) -> str:
    """Arguments as they are kept until they can be told."""
    return msgspec.json.encode(arguments).decode()


def read(name: str, text: str) -> dict[str, Any]:
    """Arguments as they were given.

    Raises:
        Refused: NOT_UNDERSTOOD, when another version has written them.
    """
    try:
        raw = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        kinds = _kinds(name)
        return {key: msgspec.json.decode(value, type=kinds[key]) for key, value in raw.items()}
    except (msgspec.DecodeError, KeyError):
        raise Refused(Refusal.NOT_UNDERSTOOD, name) from None


@cache
def _kinds(name: str) -> dict[str, Any]:
    function = _OPERATIONS[name]
    kinds = {key: kind for key, kind in function.__annotations__.items() if key not in _NOT_TOLD}
    return get_type_hints(_Shape(kinds), globalns=function.__globals__ | _KINDS)


class _Shape:
    """What ``get_type_hints`` wants to see: nothing but annotations."""

    def __init__(self, annotations: dict[str, Any]) -> None:
        self.__annotations__ = annotations

"""Work on the machines of a Dask cluster, for archives that outgrow one machine.

`dask.distributed` is an optional dependency (`cluster` in pyproject.toml). https://distributed.dask.org/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from xwener.executors.executor import Begun, Postponed

if TYPE_CHECKING:
    from distributed import Client

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


# A scheduler on the same network answers at once.
SECONDS_TO_ANSWER = 10


class NoClusterError(RuntimeError):
    """There is no cluster to work on; the message says why."""


class Cluster:
    """Sends work to the workers of `client`, which must see the same files under the same paths."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def map(self, function: Callable[[C, T], R], common: C, items: Sequence[T]) -> Iterator[R]:
        """As Executor.map; function, common and items are pickled on the way."""
        from distributed import as_completed  # noqa: PLC0415  (optional)

        if not items:
            return
        # Sent once to each worker, not once an item.
        shared = self.client.scatter(common, broadcast=True, hash=False)
        # Pure by their contract, but a result that a cluster remembers from another build is not wanted.
        futures = self.client.map(lambda item, common: function(common, item), items, common=shared, pure=False)
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            self.client.cancel(futures)

    def begin(self, function: Callable[[C], R], common: C) -> Begun[R]:
        """As Executor.begin: it is done here, when its result is asked for."""
        return Postponed(function, common)

    def close(self) -> None:
        """Take leave of the cluster."""
        self.client.close()


def connect(address: str) -> Cluster:
    """The cluster whose scheduler listens at `address`, such as `tcp://10.0.0.5:8786`.

    NoClusterError: the optional package is missing, or nobody answers there.
    """
    try:
        from distributed import Client  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise NoClusterError("a cluster needs the package `distributed`; run `pip install distributed`") from error
    try:
        return Cluster(Client(address, timeout=SECONDS_TO_ANSWER))
    except (OSError, ValueError) as error:
        raise NoClusterError(f"no Dask scheduler answers at {address}") from error

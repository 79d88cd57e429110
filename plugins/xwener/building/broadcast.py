"""What the server tells the pages that are open: which pages have changed, and what is wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence

# A comment now and then keeps the connection open, and finds out whether anybody still listens.
HEARTBEAT_SECONDS = 15.0


class Broadcast:
    """Server-sent events to any number of listeners.

    https://html.spec.whatwg.org/#server-sent-events
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._events: list[str] = []
        self._errors: list[str] = []

    def changed(self, pages: Sequence[str]) -> None:
        """These pages (paths below the site) have changed; nothing is wrong any more."""
        self._send("errors", [])
        if pages:
            self._send("pages", list(pages))

    def failed(self, errors: Sequence[str]) -> None:
        """The site could not be built for these reasons; it is shown as it was."""
        self._send("errors", list(errors))

    def events(self) -> Iterator[str]:
        """What is wrong now, then each event as it comes; never ends."""
        with self._condition:
            seen = len(self._events)
            first = _event("errors", self._errors)
        yield first
        while True:
            with self._condition:
                if len(self._events) == seen:
                    self._condition.wait(HEARTBEAT_SECONDS)
                new, seen = self._events[seen:], len(self._events)
            yield "".join(new) or ": \n\n"

    def _send(self, name: str, data: list[str]) -> None:
        with self._condition:
            if name == "errors":
                self._errors = data
            self._events.append(_event(name, data))
            self._condition.notify_all()


def _event(name: str, data: list[str]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"

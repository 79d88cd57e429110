"""YAML that the house itself writes: the words of the interface, the list of assets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

# libyaml reads several times faster than Python; wheels of PyYAML have it, other installations may not.
LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_own_yaml(path: Path) -> Any:
    """What the file holds. MarkedYAMLError: it is no YAML, in PyYAML's own words on every machine."""
    text = path.read_text("utf-8")
    try:
        return yaml.load(text, LOADER)  # noqa: S506  (it is a safe one)
    except yaml.MarkedYAMLError:
        return yaml.safe_load(text)

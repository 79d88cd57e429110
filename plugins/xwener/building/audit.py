"""Known holes of the packages that are pinned, as far as the network says."""

from __future__ import annotations

import sys
from pathlib import Path

from xwener.building.development import Shell
from xwener.building.tools import tools_path

# The tool runs from a module of its own: it is wanted here alone, so it is no part of requirements-dev.
INSTALL = f"{sys.executable} -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1"
AUDITS = {
    "pip-audit": f"{sys.executable} -m pip_audit --require-hashes --disable-pip "
    "-r requirements.txt -r requirements-dev.txt -r requirements-node.txt",
    "npm audit": "npm audit --audit-level=high",
}
# What the tools print when nobody answers; that says nothing about the packages.
UNREACHABLE = (
    "ConnectionError",
    "Connection refused",
    "HTTPError",
    "Max retries exceeded",
    "Failed to resolve",
    "ENOTFOUND",
    "ECONNREFUSED",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "audit endpoint returned an error",
    "No module named pip_audit",
)
# What pip-audit prints, and succeeds, when a mirror knows the packages but not their holes.
UNKNOWN = "could not be audited"


def audit(shell: Shell, root: Path) -> int:
    """Run both audits; the exit code is 1 when one found a hole, 0 when none did or nobody could be asked."""
    environment = {"PATH": tools_path(root)}
    shell.run(INSTALL, warn=True, hide=True)
    holes = False
    for name, command in AUDITS.items():
        result = shell.run(command, warn=True, hide=True, env=environment)
        said = f"{getattr(result, 'stdout', '')}{getattr(result, 'stderr', '')}".strip()
        verdict = verdict_on(said, ok=bool(getattr(result, "ok", False)))
        holes = holes or not verdict
        print(f"{name}: {verdict or said}")
    return 1 if holes else 0


def verdict_on(said: str, *, ok: bool) -> str:
    """What a tool's words mean, in a sentence; nothing when it found holes."""
    if ok and UNKNOWN in said:
        return f"{said.count(UNKNOWN)} packages {UNKNOWN}: whoever answered knows nothing of them."
    if ok:
        return "no known hole."
    if any(sign in said for sign in UNREACHABLE):
        return "could not be asked: there is no network or no such service."
    return ""

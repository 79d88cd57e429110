"""A coverage-guided run of atheris over reader, linker and sanitiser: `invoke fuzz --seconds N`.

It begins with the attack strings, the fixtures of the Markdown rules and what earlier runs have found. An input
that breaks something is kept in tests/fuzz/found, where test_found.py runs it for ever after.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.security.attacks import attacks

HERE = Path(__file__).parent
FOUND = HERE / "found"
FIXTURES = HERE.parent / "reading" / "data" / "markdown.md"
# Longer inputs find little more and take longer.
LONGEST = 2_000


def main(seconds: int) -> None:
    """Fuzz for `seconds`. atheris ends the process: 0 when nothing broke."""
    import atheris  # noqa: PLC0415  (it has no wheels for every machine: `invoke fuzz` installs it)

    with atheris.instrument_imports(include=["xwener", "markdown_it", "mdit_py_plugins"]):
        from tests.fuzz.target import check  # noqa: PLC0415  (what is imported here is watched)

    with tempfile.TemporaryDirectory() as corpus:
        seeds = [attack.text for attack in attacks()] + FIXTURES.read_text("utf-8").split("\n.\n")
        for number, seed in enumerate(seeds):
            Path(corpus, f"seed-{number}").write_text(seed, "utf-8")
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-artifact_prefix={FOUND}/", "-timeout=10"]
        atheris.Setup([sys.argv[0], corpus, *options], check)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]))

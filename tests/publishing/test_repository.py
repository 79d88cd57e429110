"""What is taken from a branch of pages: files, below the folder they are taken to."""

from __future__ import annotations

import subprocess
from pathlib import Path

from xwener.publishing.repository import Repository


def test_links_of_a_branch_lead_nowhere(tmp_path: Path):
    """Whoever may write to the branch cannot have files written elsewhere by a link that stands in it."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "static").mkdir(parents=True)
    outside.mkdir()
    (root / "static/a.css").write_text("a{}")
    (root / "static/way").symlink_to(outside)
    author = ("-c", "user.name=n", "-c", "user.email=e@example.org")
    for command in (("init", "-q", "-b", "gh-pages"), ("add", "-A"), (*author, "commit", "-qm", "pages")):
        subprocess.run(["git", *command], cwd=root, check=True)  # noqa: S603, S607  (words of this file)
    taken = Repository(root).published(tmp_path / "taken")
    assert taken
    assert (taken / "static/a.css").read_text() == "a{}"
    assert not (taken / "static/way").is_symlink()
    assert list(outside.iterdir()) == []

"""The git repository that a site is published from: what stands on its branch of pages, and how it gets there."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from xwener.publishing.stage import STATIC

GITHUB = re.compile(r"github\.com[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?\Z")


class Refused(Exception):  # noqa: N818  (git refused; nothing is wrong with us)
    """Git would not do what it was asked to, and said why."""


@dataclass(frozen=True)
class Repository:
    """The repository in the folder `root`; `branch` is published, `remote` is where it is pushed."""

    root: Path
    branch: str = "gh-pages"
    remote: str = "origin"

    def is_there(self) -> bool:
        """Whether the folder is a repository."""
        return self._git("rev-parse", "--git-dir") is not None

    def guess(self) -> str:
        """The address that GitHub Pages gives the repository, judged by where it is pushed; nothing elsewhere."""
        found = GITHUB.search((self._git("remote", "get-url", self.remote) or b"").decode().strip())
        if not found:
            return ""
        owner, name = found[1].lower(), found[2]
        host = f"{owner}.github.io"
        return f"https://{host}" if name.lower() == host else f"https://{host}/{name}"

    def published(self, target: Path) -> Path | None:
        """`target`, with the static files of the site that stands on the branch now; None when there is none."""
        self._git("fetch", "--quiet", self.remote, self.branch)
        for ref in (f"refs/remotes/{self.remote}/{self.branch}", f"refs/heads/{self.branch}"):
            data = self._git("archive", "--format=zip", ref, STATIC)
            if data:
                # Not tar, whose links could lead out of the folder: `zipfile` makes files and folders inside it, only.
                with ZipFile(io.BytesIO(data)) as archive:
                    archive.extractall(target)
                return target
        return None

    def publish(self, folder: Path, message: str, *, push: bool) -> None:
        """Commit what is in `folder`, and nothing else, to the branch; push it when asked to. Refused: git's words."""
        command = [sys.executable, "-m", "ghp_import", "--no-jekyll", "--branch", self.branch, "--remote", self.remote]
        command += ["--message", message, *(["--push"] if push else []), str(folder)]
        # The words are ours and those of the person at the command line.
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise Refused(" ".join(done.stderr.split()) or f"ghp-import ended with {done.returncode}")

    def _git(self, *arguments: str) -> bytes | None:
        """What git prints, or None when it refuses."""
        command = ["git", "-C", str(self.root), *arguments]
        try:
            done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
        except FileNotFoundError:
            return None
        return None if done.returncode else done.stdout

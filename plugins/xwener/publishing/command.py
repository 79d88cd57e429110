"""`invoke publish` and `invoke stage`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from xwener.building.address import site_address
from xwener.building.build import DONE, WRONG_CONTENT, WRONG_USAGE, build
from xwener.building.usage import HOME
from xwener.editions.command import editions as make_editions
from xwener.errors import ContentErrors
from xwener.publishing.limits import too_large
from xwener.publishing.repository import Refused, Repository
from xwener.publishing.stage import stage

# Below the house: what may be thrown away at any time.
FOLDER = Path("build", "publish")


def publish(
    root: Path,
    content: Path,
    repository: Repository,
    site_url: str = "",
    *,
    push: bool = False,
    editions: bool = False,
) -> int:
    """Build the site for its address and commit it to the branch of pages; the exit code.

    With `editions` they are made and published with it; without, those of the last publish stay. Nothing leaves this
    machine unless `push` is asked for. The folder `output` is not touched.
    """
    trouble = _usage(root, repository, site_url)
    if trouble:
        print(f"invoke publish: {trouble}", file=sys.stderr)
        return WRONG_USAGE
    site, staged = root / FOLDER / "site", root / FOLDER / "staged"
    code = build(root, content, site, site_url)
    if not code and editions:
        code = make_editions(root, content, site)
    if code:
        return code
    with tempfile.TemporaryDirectory() as published:
        code = stage_site(site, repository.published(Path(published)), staged)
    if code:
        return code
    try:
        repository.publish(staged, "Publish the site", push=push)
    except Refused as refused:
        print(f"invoke publish: {refused}. Nothing was published.", file=sys.stderr)
        return WRONG_CONTENT
    if push:
        print(f"Pushed to {repository.branch} of {repository.remote}.")
    else:
        print(f"Committed to {repository.branch}; nothing was pushed. `invoke publish --push` does both.")
    return DONE


def stage_site(site: Path, published: Path | None, target: Path) -> int:
    """Put the site at `target` as it is to be published, and look whether GitHub takes it; the exit code."""
    if not (site / HOME).is_file():
        print(f"invoke stage: {site} holds no site. Hint: `make site` makes one.", file=sys.stderr)
        return WRONG_USAGE
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        kept = stage(site, published if published and published.is_dir() else None, target)
    except OSError as error:
        print(f"invoke stage: {error}. Nothing was changed.", file=sys.stderr)
        return WRONG_CONTENT
    problems = too_large(target)
    for problem in problems:
        print(f"invoke stage: {problem}", file=sys.stderr)
    if problems:
        return WRONG_CONTENT
    print(f"{target}: ready to be published; {len(kept)} files of the site before are kept for pages still in use.")
    return DONE


def _usage(root: Path, repository: Repository, site_url: str) -> str:
    """Why nothing can be published this way, or nothing."""
    if not repository.is_there():
        return f"{root} is no git repository. Hint: `git init`, or copy the site in output/ to your server."
    try:
        if site_address(root, site_url):
            return ""
    except ContentErrors as wrong:
        return str(wrong)
    guess = repository.guess() or "https://NAME.github.io/REPOSITORY"
    return f"the address of the site is not known. Hint: give `--site-url {guess}`, or set SITEURL in pelicanconf.py."

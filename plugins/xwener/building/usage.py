"""What a build needs before it begins."""

from __future__ import annotations

from pathlib import Path

HOME = "index.html"
# What GitHub wants beside a site; everything else that begins with a dot is somebody's.
HARMLESS = frozenset({".nojekyll"})


def usage_problem(root: Path, content: Path, output: Path, site_url: str) -> str:
    """Why nothing can be built this way, or nothing."""
    if site_url and not site_url.startswith(("https://", "http://")):
        return f"--site-url {site_url!r} does not begin with https://"
    if not (root / "node_modules").is_dir():
        return "node_modules is missing; run `make setup`"
    inside, outside = content.resolve(), output.resolve()
    if inside == outside or inside in outside.parents or outside in inside.parents:
        return f"--output {output} and --content {content} lie in each other"
    if outside == root.resolve() or outside in root.resolve().parents:
        return f"--output {output} holds this program; name a folder of its own"
    if output.exists() and not output.is_dir():
        return f"--output {output} is a file; name a folder"
    return _foreign(output) if output.is_dir() else ""


def _foreign(folder: Path) -> str:
    """What in the folder no build of ours has made: it would be lost in the swap."""
    names = sorted(path.name for path in folder.iterdir())
    if names and HOME not in names:
        return f"--output {folder} is no earlier site; name an empty or new folder"
    kept = [name for name in names if name.startswith(".") and name not in HARMLESS]
    return f"--output {folder} holds {kept[0]}, which a build would remove; name another folder" if kept else ""

"""A publisher's own look, in a folder of its own: one style sheet, and what else is to be other than the theme's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from xwener.cache.code import files
from xwener.errors import ContentError, ContentErrors

STYLE, ICON, STRINGS, TEMPLATES = "override.css", "icon.svg", "strings.yaml", "templates"
# What a style sheet may show; it stands in the site below `static/override/`.
SHOWN = frozenset({".svg", ".png", ".jpg", ".webp", ".avif", ".woff2"})


@dataclass(frozen=True)
class Override:
    """The folder of the setting XWENER_THEME_OVERRIDE; None when the theme stays as it is."""

    folder: Path | None = None

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Override:
        """What Pelican's settings name. ContentErrors: a folder that is not there."""
        name = str(settings.get("XWENER_THEME_OVERRIDE") or "")
        if not name:
            return cls()
        root = Path(str(settings["XWENER_ROOT"]))
        folder = root / name
        if not folder.is_dir():
            hint = "name a folder, such as `docs/examples/theme-override`, or leave it empty"
            message = f"XWENER_THEME_OVERRIDE: there is no folder `{name}`"
            raise ContentErrors([ContentError(root / "pelicanconf.py", 0, message, hint)])
        return cls(folder)

    def file(self, name: str) -> Path | None:
        """The file of that name in the folder; None when there is none."""
        path = self.folder / name if self.folder else None
        return path if path and path.is_file() else None

    def shown(self) -> Iterator[tuple[str, bytes]]:
        """Pictures and fonts by the names that the style sheet calls them, `../override/logo.svg` without the dots."""
        for path in sorted(self.folder.rglob("*")) if self.folder else ():
            if path.suffix in SHOWN and path.is_file() and not path.is_symlink():
                yield f"override/{path.relative_to(self.folder or path).as_posix()}", path.read_bytes()

    @property
    def templates(self) -> list[str]:
        """The folder of templates that stand in for those of the theme, if there is one."""
        path = self.folder / TEMPLATES if self.folder else None
        return [str(path)] if path and path.is_dir() else []

    @property
    def version(self) -> str:
        """Changes with any file of the folder."""
        return files(self.folder) if self.folder else ""

"""Foreseeable failures outside the content, told as errors are: where, what, and a cure.

What is not foreseen here is a mistake of ours: it keeps its traceback.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import jinja2
import yaml

from xwener.errors import ContentError

TEMPLATES = Path("theme", "templates")
# Which module reads which file of the theme.
READ_BY = {"strings.py": Path("theme", "strings.yaml"), "assets.py": Path("theme", "assets.yaml")}
SETTINGS = "pelicanconf.py"
# Where Pelican looks when our theme has no such template; nothing there suits our pages.
PELICANS_THEME = "pelican/themes/simple/templates/"


def explain(error: BaseException, root: Path) -> ContentError | None:
    """Place, problem and cure of a failure of the theme or of the settings, or None when it is neither."""
    for kind, explain_kind in KINDS:
        if isinstance(error, kind):
            return explain_kind(error, root)
    if type(error).__name__ == "PelicanTemplateNotFound":
        return ContentError(TEMPLATES, 0, _text(error), "restore the template")
    stand_in = _stand_in(error)
    if stand_in:
        return ContentError(TEMPLATES / stand_in, 0, "the template is missing", "restore it")
    place = _place(error, root)
    if place is None:
        return None
    hint = "a template sees only what plugins/xwener/rendering gives it" if place[0].suffix == ".html" else "correct it"
    return ContentError(*place, _text(error), hint)


def _template_syntax(error: jinja2.TemplateSyntaxError, root: Path) -> ContentError:
    path = _inner(Path(error.filename or error.name or ""), root)
    return ContentError(path, error.lineno, _text(error.message), "correct the template")


def _template_missing(error: jinja2.TemplateNotFound, root: Path) -> ContentError:
    place = _place(error, root)
    named = f"{place[0]}:{place[1]} names it" if place else "Pelican names it"
    hint = f"{named}: restore it or correct the name"
    return ContentError(TEMPLATES / str(error.name), 0, "the template is missing", hint)


def _system(error: OSError, root: Path) -> ContentError | None:
    if not isinstance(error, FileNotFoundError) or not error.filename:
        return None
    path = _inner(Path(os.fsdecode(error.filename)), root)
    cures = {"node_modules": "run `make setup`", "theme": "restore it, or take it out of theme/assets.yaml"}
    cure = cures.get(path.parts[0])
    return ContentError(path, 0, "the file is missing", cure) if cure else None


def _yaml(error: yaml.MarkedYAMLError, root: Path) -> ContentError:
    place = _place(error, root)
    line = error.problem_mark.line + 1 if error.problem_mark else 0
    return ContentError(place[0] if place else Path("theme"), line, _text(error.problem), "correct the YAML")


def _syntax(error: SyntaxError, root: Path) -> ContentError | None:
    path = _inner(Path(error.filename or ""), root)
    return ContentError(path, error.lineno or 0, _text(error.msg), "correct it") if path == Path(SETTINGS) else None


def _unknown_key(error: KeyError, root: Path) -> ContentError | None:
    key, place = error.args[0] if error.args else "", _place(error, root)
    if str(key).startswith("SITE"):
        return ContentError(Path(SETTINGS), 0, f"the setting `{key}` is missing", f"add `{key} = …`")
    if place is None:
        return None
    hint = "add it to theme/strings.yaml (words) or theme/assets.yaml (files), or correct its name"
    return ContentError(*place, f"nothing is called `{key}`", hint)


# The first that fits explains.
KINDS: Sequence[tuple[type[BaseException], Callable[..., ContentError | None]]] = (
    (jinja2.TemplateSyntaxError, _template_syntax),
    (jinja2.TemplateNotFound, _template_missing),
    (OSError, _system),
    (yaml.MarkedYAMLError, _yaml),
    (SyntaxError, _syntax),
    (KeyError, _unknown_key),
)


def _stand_in(error: BaseException) -> str:
    """The template of Pelican's own theme that took the place of a missing one, and failed."""
    names = (frame.filename for frame in traceback.extract_tb(error.__traceback__))
    return next((Path(name).name for name in names if PELICANS_THEME in Path(name).as_posix()), "")


def _place(error: BaseException, root: Path) -> tuple[Path, int] | None:
    """The innermost line of a template or of the settings that the failure went through, or the theme's table."""
    found: tuple[Path, int] | None = None
    for frame in traceback.extract_tb(error.__traceback__):
        path = _inner(Path(frame.filename), root)
        # A publisher's own templates lie in another folder, which has the same name.
        if (TEMPLATES.name in path.parts and path.suffix != ".py") or path == Path(SETTINGS):
            found = path, frame.lineno or 0
        elif found is None and path.name in READ_BY and path.parent.name == "rendering":
            found = READ_BY[path.name], 0
    return found


def _inner(path: Path, root: Path) -> Path:
    try:
        return path.relative_to(root)
    except ValueError:
        return path


def _text(problem: object) -> str:
    return " ".join(str(problem).split()).rstrip(".")

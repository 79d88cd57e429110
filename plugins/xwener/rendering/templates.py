"""What is changed of Jinja so that pages are made fast and carry no white space that only templates need."""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType
from typing import Any

import markupsafe
from jinja2 import BytecodeCache, Environment, Template
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from xwener.rendering.once import Once
from xwener.rendering.shared import Shared
from xwener.rendering.strings import Strings

# Where white space is text: it stays as it is written.
KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
INDENTATION = re.compile(r"\n[ \t]+")
# What is called as it is: none of these asks for the context of the page, or for anything else of Jinja's.
PLAIN = frozenset({Macro, Once, Shared, Strings, BuiltinFunctionType})
# Of these, one that asks for it has this attribute (see jinja2.pass_context).
FUNCTIONS = frozenset({FunctionType, MethodType})
ASKING = "jinja_pass_arg"
# How many texts are remembered as they are written on a page: most are words of the interface.
WORDS = 2_048


class Compiled(BytecodeCache):
    """The code of templates, for as long as this process lives: a server builds more than once.

    Jinja asks by name, file and source. Never kept in files: code that somebody has put there would run.
    """

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of the same source, if it is known."""
        source, code = self._codes.get(bucket.key, ("", None))
        if source == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        if bucket.code:
            self._codes[bucket.key] = (bucket.checksum, bucket.code)

    @property
    def known(self) -> bool:
        """Whether any code is known."""
        return bool(self._codes)

    def packed(self) -> bytes:
        """All that is known, for another process of the same build."""
        return marshal.dumps(self._codes)

    def take(self, packed: bytes) -> None:
        """Know what another process of this build has packed."""
        self._codes |= marshal.loads(packed)  # noqa: S302  (it comes through a pipe, and from our own code)


COMPILED = Compiled()


class LeanTemplates(Extension):
    """Takes the indentation from templates when they are loaded, and makes importing partials cheap."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.template_class = FlatTemplate
        environment.context_class = PlainContext
        environment.bytecode_cache = COMPILED
        # A theme has a few dozen templates: none has to go for another, and nobody counts which was asked for last.
        environment.cache = {}

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source with every line moved to the margin, except inside `pre` and `textarea`.

        No line goes: errors name them.
        """
        # Every third part is an element to keep, the one after it the name of its tag.
        parts = KEPT.split(source)
        parts[::3] = [INDENTATION.sub("\n", part) for part in parts[::3]]
        del parts[2::3]
        return "".join(parts)


def escaped(value: Any) -> str:
    """What a template writes for `value`, as `markupsafe.escape` gives it; but Markup is not copied twice more."""
    kind = type(value)
    return value if kind is Markup else _escaped(value) if kind is str else markupsafe.escape(value)


@lru_cache(WORDS)
def _escaped(text: str) -> str:
    """The same as plain text: it is put between other pieces of the page at once."""
    return str(markupsafe.escape(text))


class PlainContext(Context):
    """Calls what templates mostly call without asking first what it wants of Jinja."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """As Jinja's."""
        kind = type(called)
        if kind in PLAIN or (kind in FUNCTIONS and not hasattr(called, ASKING)):
            if kwargs:
                # What Jinja adds for functions that ask for the context.
                kwargs.pop("_loop_vars", None)
                kwargs.pop("_block_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


class FlatTemplate(Template):
    """A template that knows its globals from one dictionary, and all that its environment has.

    Jinja compares its own chain of dictionaries with the importer's anew at each import of a partial.
    """

    @classmethod
    def from_code(  # noqa: D102  (Jinja documents it)
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  (Jinja's name)
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        made = super().from_code(environment, code, dict(globals), uptodate)
        # Compiled templates find it among the globals of their code.
        made.root_render_func.__globals__["escape"] = escaped
        return made

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """The macros of a partial: made once, whoever imports them."""
        del ctx
        if self._module is None:
            self._module = self.make_module()
        return self._module

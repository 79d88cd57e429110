"""One edited text at once: its page is written again long before the whole site is."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from xwener.building.make import Order
from xwener.building.pelican_run import read_settings
from xwener.errors import ContentErrors
from xwener.linking.linked_text import LinkedText
from xwener.linking.rules import Rules
from xwener.linking.site import joiner_of
from xwener.reading.document import Document, kind_of, read_document
from xwener.reading.images import images
from xwener.reading.schema import Kind
from xwener.reading.terms import check_terms
from xwener.rendering.library import Library
from xwener.rendering.publication import PUBLICATION, Publication
from xwener.rendering.views import TextView

# Texts that no other text is made of. Entries and backgrounds change other pages: they need a whole build.
ALONE = {Kind.ARTICLE: "article", Kind.PAGE: "page"}

# What the library has told a view about the others.
NEIGHBOURS = ("previous", "next")


class Preview:
    """A publication that is kept up to date text by text."""

    def __init__(self, order: Order, publication: Publication) -> None:
        self.order = order
        self.publication = publication
        site = publication.library.site
        self._settings = read_settings(order.root, order.content, order.output, order.site_url)
        self._rules = Rules.of(self._settings)
        documents = [text.document for text in site.texts.values()]
        words = publication.strings.words
        self._joiner = joiner_of(
            order.content, documents, site.glossary, site.backgrounds, words=words, rules=self._rules
        )
        self._texts: dict[str, LinkedText] = dict(site.texts)
        for template in ALONE.values():
            self._template(template)  # compiled now, so that the first edit need not wait for it

    def knows(self, path: Path) -> bool:
        """Whether the file at `path` is a text or an image of the site, or a folder of such."""
        files = (*(text.document.path for text in self._texts.values()), *images(self.order.content))
        return any(file == path or path in file.parents for file in files) or not path.is_relative_to(
            self.order.content
        )

    def page(self, path: Path) -> tuple[str, str] | None:
        """The address and the HTML of the page of the edited file at `path`; None when that is not enough.

        It is not when the file is new, is gone, has another address or another status than before, or is of
        a kind that other pages show. ContentErrors: everything that is wrong with the file.
        """
        document = self._read(path)
        if document is None:
            return None
        text = self._join(document)
        view = self._renewed_view(text)
        self._texts[document.url] = text
        template = ALONE[document.kind]
        return document.url, self.publication.render(self._template(template), document.url, **{template: view})

    def _renewed_view(self, text: LinkedText) -> TextView:
        """The view of a text in its new wording: the same object, because its neighbours know it."""
        library = self.publication.library
        view = library.view(text.document.url)
        kept = {name: value for name, value in vars(view).items() if name in NEIGHBOURS}
        fresh = vars(type(view)(text, library))  # type: ignore[call-arg]  # only views of ALONE come here
        vars(view).clear()
        vars(view).update(fresh, **kept)
        return view

    def renewed(self) -> Publication:
        """The publication with every edit so far, from which the whole site can be written."""
        library = self.publication.library
        site = replace(library.site, texts=dict(self._texts))
        return replace(self.publication, library=Library(site, library.today))

    def _read(self, path: Path) -> Document | None:
        inside = path.is_relative_to(self.order.content)
        kind = kind_of(path, self.order.content) if inside else None
        if kind not in ALONE or not path.is_file() or path.is_symlink():
            return None
        document, errors = read_document(path, kind)
        if document is None:
            raise ContentErrors(errors)
        before = self._texts.get(document.url)
        if before is None or before.document.path != path or document.draft or before.document.draft:
            return None
        return document

    def _join(self, document: Document) -> LinkedText:
        self._joiner.errors.clear()
        text = self._joiner.join(document)
        others = (text.document for url, text in self._texts.items() if url != document.url)
        errors = [*self._joiner.errors, *check_terms([*others, document])]
        if errors:
            raise ContentErrors(errors)
        return text

    @cached_property
    def _template(self) -> Any:  # Pelican is untyped
        from pelican.generators import Generator  # noqa: PLC0415  (Pelican is slow to import)

        from xwener.rendering.generator import equip  # noqa: PLC0415

        settings = {**self._settings, PUBLICATION: self.publication}
        equip(settings)
        return Generator({}, settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"]).get_template

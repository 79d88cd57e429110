"""The generator behind every kind of content that Pelican does not know: it reads a folder, then writes its pages."""

from __future__ import annotations

from typing import Any, ClassVar

from pelican.contents import Content
from pelican.generators import CachingGenerator

from xwener.reading.schema import FOLDERS, Kind


class KindGenerator(CachingGenerator):
    """Reads the files of `kind` as `content_class` and writes each with the template of that class.

    The contents found stand in the context under `name`, in the order of their paths.
    """

    kind: ClassVar[Kind]
    content_class: ClassVar[type[Content]]
    # The name of the list in the context, and of one content in its template.
    name: ClassVar[str]
    variable: ClassVar[str]

    def generate_context(self) -> None:
        """Read the files."""
        self.contents: list[Any] = [
            self.readers.read_file(
                base_path=self.path, path=path, content_class=self.content_class, context=self.context
            )
            for path in sorted(self.get_files([FOLDERS[self.kind]]))
        ]
        for content in self.contents:
            self.add_source_path(content)
        self.context[self.name] = self.contents

    def generate_output(self, writer: Any) -> None:
        """Write the pages."""
        for content in self.contents:
            template = self.get_template(content.template)
            writer.write_file(content.save_as, template, self.context, **{self.variable: content})

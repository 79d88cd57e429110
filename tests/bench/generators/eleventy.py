"""Eleventy, with Nunjucks templates and its own Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.corpus import Article, Corpus
from tests.bench.generators.installing import from_npm, node
from tests.bench.generators.peer import ADDRESS, FED, LISTED, NAME, SECTION_SLUGS, Command, Place, front_matter

SETTINGS = f"""\
const LISTED = {LISTED};
const SECTIONS = {json.dumps({slug: name for name, slug in SECTION_SLUGS.items()}, ensure_ascii=False)};
module.exports = (config) => {{
  const newest = (api) => api.getFilteredByTag("articles").sort((a, b) => b.date - a.date);
  config.addCollection("newest", newest);
  config.addCollection("sectionPages", (api) => {{
    const all = newest(api);
    return Object.entries(SECTIONS).flatMap(([slug, name]) => {{
      const items = all.filter((item) => item.data.section === slug);
      const pages = [];
      for (let from = 0; from < items.length; from += LISTED) {{
        pages.push({{ slug, name, number: pages.length + 1, items: items.slice(from, from + LISTED) }});
      }}
      return pages;
    }});
  }});
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc822", (date) => date.toUTCString());
  return {{ markdownTemplateEngine: false, dir: {{ includes: "_includes" }} }};
}};
"""
ARTICLES = {"tags": "articles", "layout": "article.njk"}
BASE = f"""\
<!doctype html>
<html lang="ckb" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{{{ title }}}}</title>
<link rel="alternate" type="application/rss+xml" href="/index.xml">
</head>
<body>
<header><a href="/">{NAME}</a></header>
<main>{{{{ content | safe }}}}</main>
</body>
</html>
"""
ARTICLE = """\
---
layout: base.njk
---
<article>
<h1>{{ title }}</h1>
<p>{{ standfirst }}</p>
<p><time datetime="{{ page.date | day }}">{{ page.date | day }}</time> <a href="/{{ section }}/">{{ section }}</a></p>
{{ content | safe }}
</article>
"""
ITEMS = """\
<ul>{% for item in listed %}
<li><a href="{{ item.url }}">{{ item.data.title }}</a> <time>{{ item.date | day }}</time>
<p>{{ item.data.standfirst }}</p></li>{% endfor %}
</ul>
"""
HOME = f"""\
---
layout: base.njk
title: {NAME}
pagination:
  data: collections.newest
  size: {LISTED}
  alias: listed
permalink: "{{% if pagination.pageNumber %}}/page/{{{{ pagination.pageNumber + 1 }}}}{{% endif %}}/index.html"
---
<h1>{NAME}</h1>
{ITEMS}{{% if pagination.href.next %}}<a rel="next" href="{{{{ pagination.href.next }}}}">›</a>{{% endif %}}
"""
SECTION = f"""\
---
layout: base.njk
pagination:
  data: collections.sectionPages
  size: 1
  alias: part
eleventyComputed:
  title: "{{{{ part.name }}}}"
permalink: "/{{{{ part.slug }}}}{{% if part.number > 1 %}}/{{{{ part.number }}}}{{% endif %}}/index.html"
---
<h1>{{{{ part.name }}}}</h1>
{{% set listed = part.items %}}{ITEMS}"""
FEED = f"""\
---
permalink: /index.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{NAME}</title><link>{ADDRESS}/</link><description>{NAME}</description>
{{%- for item in collections.newest %}}{{% if loop.index0 < {FED} %}}
<item><title>{{{{ item.data.title }}}}</title><link>{ADDRESS}{{{{ item.url }}}}</link>
<description>{{{{ item.data.standfirst }}}}</description><pubDate>{{{{ item.date | rfc822 }}}}</pubDate></item>
{{%- endif %}}{{% endfor %}}
</channel></rss>
"""


class Eleventy:
    """Eleventy with a small theme."""

    name = "Eleventy"
    does = "articles, paged lists of all and of each section, one RSS feed; no search"

    def __init__(self) -> None:
        self._program = Path()

    def install(self, home: Path) -> str:
        """From npm."""
        version = from_npm(home, "@11ty/eleventy")
        self._program = home / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return version

    def page(self, article: Article) -> tuple[str, str]:
        """YAML front matter."""
        head = front_matter(article, standfirst=article.standfirst, section=SECTION_SLUGS[article.section])
        return article.path.as_posix(), head + article.body

    def frame(self, corpus: Corpus) -> Mapping[str, str]:
        """Settings and templates."""
        del corpus
        return {
            "eleventy.config.js": SETTINGS,
            "articles/articles.json": json.dumps(ARTICLES),
            "_includes/base.njk": BASE,
            "_includes/article.njk": ARTICLE,
            "index.njk": HOME,
            "section.njk": SECTION,
            "feed.njk": FEED,
        }

    def command(self, place: Place) -> Command:
        """A whole build: only its watch knows another."""
        words = ("node", str(self._program), "--quiet", f"--output={place.output}")
        return Command(words, place.source, node())

    def kept(self, place: Place) -> Sequence[Path]:
        """Nothing but the site."""
        return (place.output,)

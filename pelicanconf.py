"""Pelican's settings. What a publisher changes stands first."""

from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined

XWENER_ROOT = str(Path(__file__).parent)

# --- The site ---
SITE_NAME = "خوێنەر"
SITE_TAGLINE = "خوێندنەوەی هەواڵ، لەگەڵ پاشخانەکەی"
SITE_DESCRIPTION = "ماڵپەڕێکی خوێندنەوەی کوردیی ناوەندی، لەگەڵ فەرهەنگی ناوان، پاشخان و گەڕان."
SITE_YEAR = "٢٠٢٦"
SITE_LICENCE_NAME = "CC BY-SA 4.0"
SITE_LICENCE_URL = "https://creativecommons.org/licenses/by-sa/4.0/"
SITE_SOURCE_URL = ""
# Where the site will be found: "https://example.org/site". Feeds, previews and canonical addresses need it; without
# it they are left out. `invoke build --site-url` sets it for one build.
SITEURL = ""
# Readers on the web may keep pages for when they have no connection. False takes that back, in their browsers, too.
SITE_SERVICE_WORKER = True
SITE_CNAME = ""  # a domain of your own on GitHub Pages: "example.org"
TIMEZONE = "Asia/Baghdad"

# Which mentions of an entry become links: the first of an "article", of a "section", or "all".
XWENER_FIRST_MENTION = "section"
# A folder with a look of your own: see docs/theming.md. Empty, the theme stays as it is.
XWENER_THEME_OVERRIDE = ""
# How many months a background that names no `review_by` is taken as fresh.
XWENER_REVIEW_AFTER_MONTHS = 12

# --- The way a text goes: read, find names, place backgrounds, join, render, index ---
PLUGIN_PATHS = [str(Path(XWENER_ROOT, "plugins"))]
PLUGINS = [
    "xwener.reading",
    "xwener.glossary",
    "xwener.backgrounds",
    "xwener.linking",
    "xwener.rendering",
    "xwener.search",
]

# --- Pelican ---
SITENAME = SITE_NAME
PATH = str(Path(XWENER_ROOT, "content"))
OUTPUT_PATH = str(Path(XWENER_ROOT, "output"))
THEME = str(Path(XWENER_ROOT, "theme"))
THEME_STATIC_PATHS: list[str] = []  # the assets are joined, hashed and written by xwener.rendering
# Pelican's own generators have nothing to do: what they would read again, xwener.rendering has and writes. A plugin
# that wants Pelican's articles and pages gets them by naming the folders here; our reader hands them over.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DEFAULT_LANG = "ckb"
RELATIVE_URLS = True
# Other readers than ours publish files from anywhere on the disk (`include::`) or warn without need.
READERS = {"rst": None, "html": None, "htm": None}
JINJA_ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,  # a name that nothing stands for is an error, not an empty place
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,  # a build reads each template once
    "extensions": ["xwener.rendering.templates.LeanTemplates"],
}
LOAD_CONTENT_CACHE = False
# An article dated tomorrow is published today: whoever wants to wait marks it `status: draft`.
WITH_FUTURE_DATES = True

# The pages that list the content are written by xwener.rendering, at a cost that stays flat.
DIRECT_TEMPLATES: list[str] = []
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

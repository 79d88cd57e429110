"""The address that a site will have: given with the command, or written in the settings."""

from __future__ import annotations

import re
import runpy
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from xwener.errors import ContentError, ContentErrors

SETTINGS = "pelicanconf.py"
# A domain as DNS knows it, in its ASCII form: https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1
DOMAIN = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


def house_settings(root: Path) -> Mapping[str, object]:
    """What stands in the house's settings. Whatever they raise passes through."""
    return runpy.run_path(str(root / SETTINGS))


def site_address(root: Path, given: str = "") -> str:
    """The address without a slash at its end: `given`, else SITEURL, else that of the domain SITE_CNAME, else nothing.

    ContentErrors: SITEURL is no address, SITE_CNAME is no domain, or the two name different places. Whatever the
    settings raise passes through.
    """
    settings = house_settings(root)
    cname = str(settings["SITE_CNAME"])
    address = (given or str(settings["SITEURL"]) or (f"https://{cname}" if cname else "")).rstrip("/")
    if address and not _is_address(address):
        _wrong(f"SITEURL {address!r} is no web address", "write it as `https://example.org/site`")
    if cname and not DOMAIN.fullmatch(cname):
        _wrong(f"SITE_CNAME {cname!r} is no domain", "write it alone and in small letters: `example.org`")
    if cname and urlsplit(address).hostname != cname:
        hint = "set the custom domain in the repository's settings (Pages), too; or empty SITE_CNAME"
        _wrong(f"SITE_CNAME is {cname}, but the site's address is {address}", hint)
    return address


def _is_address(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)


def _wrong(message: str, hint: str) -> None:
    raise ContentErrors([ContentError(Path(SETTINGS), 0, message, hint)])

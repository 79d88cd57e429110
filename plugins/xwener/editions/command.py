"""`invoke editions`: the site as files to take along, each made aside and then put in the place of the older one."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from xwener.building.address import house_settings
from xwener.building.failures import explain
from xwener.building.interrupts import interrupts
from xwener.building.lock import Locked, lock
from xwener.building.pelican_run import load_publication, read_settings
from xwener.building.verify import verify
from xwener.building.workspace import workspace
from xwener.editions.built_site import BUILD, BuiltSite
from xwener.editions.kinds import KINDS, Kind
from xwener.editions.selection import select
from xwener.editions.source import Sizes, Source
from xwener.errors import ContentError, ContentErrors
from xwener.executors.processes import Processes
from xwener.linking.site import Means
from xwener.rendering.edition_list import FOLDER, MEGABYTE, Edition, read, write
from xwener.rendering.look import Look
from xwener.rendering.publication import Publication
from xwener.rendering.structure import structure

DONE, WRONG, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def editions(
    root: Path,
    content: Path,
    output: Path,
    kinds: Sequence[str] = (),
    *,
    site_url: str = "",
    section: str = "",
    article: str = "",
    limit: float = 0,
) -> int:
    """Make editions of the built site `output` of the folder `content`; the exit code.

    `kinds` are names of KINDS, all when there are none. `section` or `article` chooses a part of the site, `limit`
    (megabytes) takes the place of each kind's own. An edition that cannot be made is told, its older one stays.
    """
    trouble = _usage_problem(kinds, site_url, section, article, limit)
    if trouble:
        print(f"invoke editions: {trouble}", file=sys.stderr)
        return WRONG_USAGE
    part = section or article
    wanted = [KINDS[name] for name in kinds] or [kind for kind in KINDS.values() if kind.parts or not part]
    try:
        with interrupts():
            site = _whole(output.resolve(), root, content)
            with lock(site.folder), workspace(site.folder) as aside:
                source = _source(site, root, content, site_url=site_url, section=section, article=article)
                return _make_all(source, wanted, limit, aside, root)
    except ContentErrors as wrong:
        return _tell(wrong.errors)
    except Locked as locked:
        print(f"invoke editions: {locked}.", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("Interrupted: no edition is half written.", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        told = explain(error, root)
        if told is None:
            raise
        return _tell([told])


def _usage_problem(kinds: Sequence[str], site_url: str, section: str, article: str, limit: float) -> str:
    unknown = [name for name in kinds if name not in KINDS]
    if unknown:
        return f"there is no edition `{unknown[0]}`; there are: {', '.join(KINDS)}"
    if site_url and not site_url.startswith(("https://", "http://")):
        return f"--site-url {site_url!r} does not begin with https://"
    if section and article:
        return "name --section or --article, not both"
    whole = [name for name in kinds if not KINDS[name].parts]
    if (section or article) and whole:
        return f"{whole[0]} always holds the whole site; leave out --section and --article"
    return "--limit is less than nothing" if limit < 0 else ""


def _whole(output: Path, root: Path, content: Path) -> BuiltSite:
    """The built site. ContentErrors: there is none, or a file of it is damaged."""
    site = BuiltSite(output, Look.of(house_settings(root)))
    wrong = list(site.problems())
    if not wrong and not content.is_dir():
        wrong = [ContentError(content, 0, "there is no such folder", "name the content folder with --content")]
    if wrong:
        raise ContentErrors(wrong)
    return site


def _source(site: BuiltSite, root: Path, content: Path, *, site_url: str, section: str, article: str) -> Source:
    """The built site with its publication. ContentErrors: why no edition can be made of it."""
    output, site_url = site.folder, _address(site, site_url)
    if (output / FOLDER).is_dir():
        write(output, site.look, read(output))  # an edition that somebody has removed is named no more
    publication = load_publication(
        read_settings(root, content, output, site_url), content, Means(Processes()), structure
    )
    wrong = [*_older(site, publication), *verify(output, site_url)]
    if wrong:
        raise ContentErrors(wrong)
    selection = select(publication.library, publication.strings, section, article)
    return Source(site, publication, selection)


def _address(site: BuiltSite, given: str) -> str:
    """Where the site is found online. ContentErrors: it was built for another address than the `given` one."""
    if given and site.address and given.rstrip("/") != site.address:
        message = f"the site was built for {site.address}, not for {given}"
        hint = "leave out --site-url, or build the site for that address"
        raise ContentErrors([ContentError(site.folder, 0, message, hint)])
    return given or site.address


def _older(site: BuiltSite, publication: Publication) -> list[ContentError]:
    """The texts that have come since the site was built."""
    texts = (text.document for text in publication.library.site.texts.values())
    missing = [document for document in texts if not document.draft and document.url not in site.names]
    return [ContentError(document.path, 0, "the built site does not hold it", BUILD) for document in missing]


def _make_all(source: Source, kinds: Sequence[Kind], limit: float, aside: Path, root: Path) -> int:
    output, exit_code = source.site.folder, DONE
    made = {edition.file: edition for edition in read(output)}
    for kind in kinds:
        try:
            edition = _make(source, kind, aside, limit or kind.limit)
        except ContentErrors as wrong:
            exit_code = _tell(wrong.errors)
        except OSError as error:
            place, reason = Path(str(error.filename or aside)), str(error.strerror or error)
            exit_code = _tell([ContentError(place, 0, reason, "see to the disk; the older edition stands")])
        except Exception as error:
            told = explain(error, root)
            if told is None:
                raise
            exit_code = _tell([told])
        else:
            (output / FOLDER).mkdir(exist_ok=True)
            (aside / edition.file).replace(output / FOLDER / edition.file)
            made[edition.file] = edition
            write(output, source.site.look, made.values())
    return exit_code


def _make(source: Source, kind: Kind, aside: Path, limit: float) -> Edition:
    """One edition in the folder `aside`. ContentErrors: it is too large, or something that it needs is missing."""
    begun = time.monotonic()
    sizes = kind.sizes(source)
    file = f"{source.name}.{kind.name}"
    print(f"{file}: {_described(sizes)} to go in", flush=True)
    if kind.certain:
        _check(kind, sum(sizes.values()), limit)
    target = aside / file
    kind.make(source, target)
    size = target.stat().st_size
    _check(kind, size, limit)
    target.chmod(0o644)
    print(f"{source.site.folder / FOLDER / file}: {size / MEGABYTE:.2f} MB in {time.monotonic() - begun:.1f} s")
    title = source.publication.strings(f"edition.{kind.name}", title=source.title)
    return Edition(file, title, size, source.publication.library.today.isoformat())


def _described(sizes: Sizes) -> str:
    parts = ", ".join(f"{name} {size / MEGABYTE:.2f}" for name, size in sizes.items())
    return f"{sum(sizes.values()) / MEGABYTE:.2f} MB ({parts})"


def _check(kind: Kind, size: int, limit: float) -> None:
    if size > limit * MEGABYTE:
        smaller = "choose a part with --section or --article, or " if kind.parts else ""
        message = f"the edition would have {size / MEGABYTE:.2f} MB, and the limit is {limit:g} MB"
        raise ContentErrors([ContentError(Path(kind.name), 0, message, f"{smaller}allow more with --limit")])


def _tell(errors: Sequence[ContentError]) -> int:
    for error in sorted(set(errors)):
        print(error, file=sys.stderr)
    return WRONG

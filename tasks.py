"""The commands: `invoke --list` names them, `invoke --help COMMAND` explains one."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "plugins"))
ATTACKS = f"{sys.executable} -m tests.security.full"

from xwener.building.exit_codes import keep_exit_codes  # noqa: E402  (it lies in plugins)
from xwener.building.optional_argument import words_may_be_missing  # noqa: E402

keep_exit_codes()


@task(
    help={
        "content": "the content folder",
        "output": "where the site goes",
        "site_url": "the address it will have online, for canonical links",
        "json": "print a report as JSON and nothing else",
        "full": "take nothing from earlier builds, and verify everything",
        "profile": "print where the time went",
        "cluster": "the address of a Dask scheduler whose workers do the work, such as tcp://10.0.0.5:8786",
    }
)
def build(  # noqa: PLR0917  (each is an option of the command)
    _context: Context,
    content: str = "content",
    output: str = "output",
    site_url: str = "",
    json: bool = False,
    full: bool = False,
    profile: bool = False,
    cluster: str = "",
) -> None:
    """Build the site; on errors print them all and leave the output as it was."""
    from xwener.building.build import build as run  # noqa: PLC0415  (each command loads only what it needs)

    raise SystemExit(
        run(ROOT, Path(content), Path(output), site_url, as_json=json, full=full, profile=profile, cluster=cluster)
    )


@words_may_be_missing
@task(
    positional=["kinds"],
    help={
        "kinds": "zip, html, epub or zim, or several with commas between; all when not given",
        "content": "the content folder",
        "output": "where the built site lies",
        "site_url": "the address it has online, when it was built without one",
        "section": "only this section, by its name: html and epub",
        "article": "only this article, by the name of its file: html and epub",
        "limit": "how many megabytes an edition may have",
    },
)
def editions(  # noqa: PLR0917  (Invoke calls it by name)
    _context: Context,
    kinds: str,
    content: str = "content",
    output: str = "output",
    site_url: str = "",
    section: str = "",
    article: str = "",
    limit: float = 0.0,
) -> None:
    """Make files to take along of the built site: a zip, one HTML file, an EPUB, a ZIM."""
    from xwener.editions.command import editions as run  # noqa: PLC0415

    chosen = {"site_url": site_url, "section": section, "article": article}
    raise SystemExit(run(ROOT, Path(content), Path(output), kinds.replace(",", " ").split(), limit=limit, **chosen))


@task(help={"content": "the content folder", "port": "where the browser finds it; 0 for any free one"})
def serve(_context: Context, content: str = "content", port: int = 8000) -> None:
    """Show the site in a browser and keep it as the content and the theme are."""
    from xwener.building.serve import serve as run  # noqa: PLC0415

    raise SystemExit(run(ROOT, Path(content), port))


@task(
    help={
        "content": "the content folder",
        "site_url": "the address it will have online; that of the settings when not given",
        "branch": "the branch that GitHub Pages serves",
        "remote": "where the branch is pushed",
        "push": "push it; without, the branch is only committed to",
        "editions": "make the editions, too; without, those of the last publish stay",
    }
)
def publish(  # noqa: PLR0917  (Invoke calls it by name)
    _context: Context,
    content: str = "content",
    site_url: str = "",
    branch: str = "gh-pages",
    remote: str = "origin",
    push: bool = False,
    editions: bool = False,
) -> None:
    """Build the site for its address and commit it to the branch that GitHub Pages serves."""
    from xwener.publishing.command import publish as run  # noqa: PLC0415
    from xwener.publishing.repository import Repository  # noqa: PLC0415

    raise SystemExit(run(ROOT, Path(content), Repository(ROOT, branch, remote), site_url, push=push, editions=editions))


@task(
    help={
        "site": "the built site",
        "published": "the site that is published now, if it is at hand: what its pages need is kept once more",
        "to": "where the folder to be published goes",
    }
)
def stage(_context: Context, site: str = "output", published: str = "", to: str = "build/stage") -> None:
    """Make the folder that is to be published: the site, and what pages still in use need of the one before."""
    from xwener.publishing.command import stage_site as run  # noqa: PLC0415

    raise SystemExit(run(Path(site), Path(published) if published else None, Path(to)))


@task(help={"content": "the content folder", "kills": "how many builds are killed", "seed": "draws the moments"})
def torture(context: Context, content: str = "content", kills: int = 200, seed: int = 1) -> None:
    """Kill builds at random moments and look whether a whole site stands after each; then try every attack."""
    from xwener.building.torture import torture as run  # noqa: PLC0415

    killed = run(ROOT, Path(content), kills, seed)
    done = context.run(ATTACKS, env={"PYTHONPATH": "plugins"}, warn=True)
    raise SystemExit(killed or (0 if done and done.ok else 1))


@task(help={"content": "the content folder", "strict": "warnings and backgrounds due for review are errors"})
def check(_context: Context, content: str = "content", strict: bool = False) -> None:
    """Check the content; print everything that is wrong with it, and what is due for review."""
    from xwener.checks.command import check as run  # noqa: PLC0415

    raise SystemExit(run(ROOT, Path(content), strict=strict))


@task(help={"content": "the content folder", "dry_run": "show what would be repaired and write nothing"})
def fix(_context: Context, content: str = "content", dry_run: bool = False) -> None:
    """Repair letters, signs, digits and spaces of Sorani text; print what changes."""
    from xwener.checks.command import fix_folder as run  # noqa: PLC0415

    raise SystemExit(run(Path(content), dry_run=dry_run))


@task(
    positional=["file"],
    help={
        "file": "a Markdown file",
        "content": "the content folder with the glossary",
        "first_mention": "which mentions become links: the first of an article or section, or all",
        "json": "print JSON",
    },
)
def mentions(
    _context: Context, file: str, content: str = "content", first_mention: str = "section", json: bool = False
) -> None:
    """Name the glossary's mentions in a file, and where they stand in it."""
    from xwener.linking.command import print_mentions as run  # noqa: PLC0415

    raise SystemExit(run(Path(file), Path(content), first_mention, as_json=json))


@task(help={"content": "the content folder", "json": "print JSON"})
def candidates(_context: Context, content: str = "content", json: bool = False) -> None:
    """Name people and organizations that occur often and have no entry yet."""
    from xwener.linking.command import print_candidates as run  # noqa: PLC0415

    raise SystemExit(run(Path(content), as_json=json))


@task(
    name="import",
    positional=["file"],
    help={"file": "the text to import", "to": "the content folder for the drafts", "title": "the headline"},
)
def import_(_context: Context, file: str, to: str = "content", title: str = "") -> None:
    """Turn a raw text into a draft article, its question sections into draft backgrounds."""
    from xwener.importing.command import import_file as run  # noqa: PLC0415

    raise SystemExit(run(Path(file), Path(to), title))


@task(
    positional=["kind", "title"],
    help={
        "kind": "article, person, organization, background or page",
        "title": "the title, or the name",
        "content": "the content folder",
        "latin": "the name in Latin letters, which names the file too",
        "section": "of an article; when not given, the section that most articles are in",
    },
)
def new(_context: Context, kind: str, title: str, content: str = "content", latin: str = "", section: str = "") -> None:
    """Begin a draft with the front matter that its kind must have; nothing is written over."""
    from xwener.importing.scaffold import new_file as run  # noqa: PLC0415
    from xwener.rendering.build_day import build_day  # noqa: PLC0415

    raise SystemExit(run(kind, title, Path(content), latin, section, today=build_day()))


@task(
    positional=["article", "heading"],
    help={
        "article": "the article's file",
        "heading": "the words of the section's heading",
        "content": "the content folder",
        "slug": "the background's name in addresses; made of the heading when not given",
    },
)
def extract_background(_context: Context, article: str, heading: str, content: str = "content", slug: str = "") -> None:
    """Move a section out of an article into a background of its own, and place it there."""
    from xwener.importing.extract_background import extract_background as run  # noqa: PLC0415

    raise SystemExit(run(Path(article), heading, Path(content), slug))


@task(help={"dev": "also what only tests and linters need"})
def npm(_context: Context, dev: bool = False) -> None:
    """Install the npm packages, and Node itself where it is missing."""
    from xwener.building.tools import install_npm_packages as run  # noqa: PLC0415

    run(ROOT, dev=dev)


@task
def system(_context: Context) -> None:
    """Install the programs that the tests drive, where they are missing: browsers, Java, Kiwix."""
    from xwener.building.tools import install_system_packages as run  # noqa: PLC0415

    run(ROOT)


@task
def lint(context: Context) -> None:
    """Check the code: format, style, types, import directions, templates, scripts and style sheets."""
    from xwener.building.development import LINTERS, run_all  # noqa: PLC0415

    raise SystemExit(run_all(context, ROOT, LINTERS))


@task(help={"full": "open every page in every browser, where else one of each type will do"})
def test(context: Context, full: bool = False) -> None:  # noqa: PT028  (a command)
    """Run the linters and every test, the browser included."""
    from xwener.building.development import FULL_TESTS, LINTERS, TESTS, run_all  # noqa: PLC0415

    raise SystemExit(run_all(context, ROOT, {**LINTERS, **(FULL_TESTS if full else TESTS)}))


@task
def lighthouse(context: Context) -> None:
    """Let Lighthouse judge every type of page, its speed too; run it on a machine that does nothing else."""
    from xwener.building.development import LIGHTHOUSE, run_all  # noqa: PLC0415

    raise SystemExit(run_all(context, ROOT, LIGHTHOUSE))


@task
def gallery(context: Context) -> None:
    """Take the pictures of docs/gallery.md anew, after the theme has changed."""
    done = context.run(f"{sys.executable} -m tests.gallery", env={"PYTHONPATH": "plugins"}, warn=True)
    raise SystemExit(0 if done and done.ok else 1)


@task
def audit(context: Context) -> None:
    """Ask whether a pinned package has a known hole. It needs the network, so it is no part of `lint`."""
    from xwener.building.audit import audit as run  # noqa: PLC0415

    raise SystemExit(run(context, ROOT))


@task(help={"seconds": "how long to look for inputs that break something"})
def fuzz(context: Context, seconds: int = 60) -> None:
    """Fuzz reader, linker and sanitiser; what breaks them is kept in tests/fuzz/found."""
    # It has no wheels for every machine, so it is no part of requirements-dev.
    context.run(f"{sys.executable} -m pip install --quiet --disable-pip-version-check atheris==3.0.0")
    done = context.run(
        f"{sys.executable} -m tests.fuzz.coverage_guided {seconds}", env={"PYTHONPATH": "plugins"}, warn=True
    )
    raise SystemExit(0 if done and done.ok else 1)


@task
def attacks(context: Context) -> None:
    """Put every attack string into every place and watch Chromium, its policy off, for anything that runs."""
    done = context.run(ATTACKS, env={"PYTHONPATH": "plugins"}, warn=True)
    raise SystemExit(0 if done and done.ok else 1)


@task(
    help={
        "name": "one benchmark of tests/bench, such as `linking`; all when not given",
        "size": "articles",
        "runs": "of `build` alone: how many runs of each generator are timed",
        "peers": "of `build` alone: which other generators run, such as `hugo,pagefind`; `none` for none",
    }
)
def bench(context: Context, name: str = "", size: int = 0, runs: int = 0, peers: str = "") -> None:
    """Run the benchmarks and print medians, with peers in the same run where there are any."""
    found = sorted(
        path.stem for path in (ROOT / "tests" / "bench").glob("*.py") if "def main(" in path.read_text("utf-8")
    )
    for one in [name] if name else found:
        print(f"— {one}", flush=True)
        words = [str(size)] if size else []
        if one == "build":
            words += ["--runs", str(runs)] if runs else []
            words += ["--peers", peers] if peers else []
        # `peers` is for our own parser, but on its way it passes a shell.
        context.run(shlex.join([sys.executable, "-m", f"tests.bench.{one}", *words]), env={"PYTHONPATH": "plugins"})


@task
def lock(context: Context) -> None:
    """Pin and hash the newest versions that requirements*.in allow."""
    for name in ("requirements", "requirements-dev", "requirements-node"):
        context.run(
            "uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header "
            f"--upgrade --output-file {name}.txt {name}.in"
        )

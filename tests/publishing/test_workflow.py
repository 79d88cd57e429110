"""The workflow that publishes the site can be read, may do little, and runs nothing that can be changed under it."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT

PATHS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PIN = re.compile(r"uses: ([\w.-]+/[\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")
# What GitHub fills in; of these, whoever opens a pull request decides.
FILLED_IN = re.compile(r"\$\{\{(.*?)\}\}")


@pytest.fixture(params=PATHS, ids=lambda path: path.name)
def text(request: pytest.FixtureRequest) -> str:
    """Each workflow."""
    return str(request.param.read_text("utf-8"))


@pytest.fixture
def pages() -> dict[Any, Any]:
    """The workflow of Pages."""
    found: dict[Any, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    return found


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    """Every step of every job."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_action_is_a_commit(text: str):
    """A tag can be moved to other code; the commit's tag stands beside it, the same everywhere."""
    used = re.findall(r"uses: .*", text)
    found = [PIN.fullmatch(line) for line in used]
    assert [line for line, pin in zip(used, found, strict=True) if not pin] == []
    assert len({pin[1] for pin in found if pin}) == len({pin.groups() for pin in found if pin})


def test_permissions(text: str):
    """Nothing for all, and each job says what it needs."""
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values())


def test_only_the_deployment_may_write(pages: dict[Any, Any]):
    """And it runs no code of the repository's: whatever a pull request changes, it cannot publish."""
    jobs = pages["jobs"]
    writing = {name for name, job in jobs.items() if "write" in job["permissions"].values()}
    assert writing == {"deploy"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].partition("@")[0] for step in jobs["deploy"]["steps"]] == ["actions/deploy-pages"]
    assert "pull_request" in jobs["deploy"]["if"]
    assert "pull_request_target" not in pages[True]  # YAML reads `on` as yes


def test_nothing_is_filled_into_commands(pages: dict[Any, Any]):
    """What others write reaches a command as a variable at most, never as a part of the command."""
    assert [step["run"] for step in steps(pages) if FILLED_IN.search(step.get("run", ""))] == []


def test_no_credentials_are_left_behind(pages: dict[Any, Any]):
    """Code of a pull request runs after the checkout."""
    found = [step for step in steps(pages) if "checkout" in step.get("uses", "")]
    assert found
    assert all(step["with"]["persist-credentials"] is False for step in found)


def test_what_is_done_when(pages: dict[Any, Any]):
    """A push builds with the address of Pages; a pull request is tested, and its site is left to look at."""
    jobs = pages["jobs"]
    assert set(pages[True]) == {"push", "pull_request", "workflow_dispatch"}
    assert jobs["test"]["if"] == "github.event_name == 'pull_request'"
    assert jobs["test"]["steps"][-1]["run"].endswith("make test")
    [site] = [step for step in jobs["build"]["steps"] if step.get("run") == "make site"]
    assert site["env"] == {"SITEURL": "${{ steps.pages.outputs.base_url }}"}
    commands = [
        step["run"].split(" --")[0] for step in jobs["build"]["steps"] if ".venv/bin/invoke" in step.get("run", "")
    ]
    assert commands == [".venv/bin/invoke editions", ".venv/bin/invoke stage"]
    kinds = {step["uses"].partition("@")[0]: step.get("if") for step in jobs["build"]["steps"] if "uses" in step}
    assert kinds["actions/upload-artifact"] == "github.event_name == 'pull_request'"
    assert (
        kinds["actions/upload-pages-artifact"]
        == kinds["actions/configure-pages"]
        == "github.event_name != 'pull_request'"
    )


def test_the_make_file_knows_the_address():
    """The variable that the workflow sets is the one that the command reads."""
    assert '--site-url "$(SITEURL)"' in (ROOT / "Makefile").read_text("utf-8")


def test_every_folder_that_is_kept_is_one_that_the_build_uses(pages: dict[Any, Any]):
    """Names in the workflow are names in the code."""
    [cache] = [step["with"] for step in steps(pages) if "actions/cache" in step.get("uses", "")]
    code = (ROOT / "plugins" / "xwener" / "rendering" / "publication.py").read_text("utf-8")
    for folder in cache["path"].split():
        name = folder.removeprefix("build/")
        assert f'cache / "{name}"' in code or name == "published"

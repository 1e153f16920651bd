"""The description of the zip, put before the validator of RO-Crate, which lives apart and has no network.

The validator fetches the context of RO-Crate, also offline unless its cache has it. The library rocrate of
its environment brings that file, as it stands at its address; it is put into the cache.
"""

import json
import subprocess

import pytest

from nkrefugees.crate.opened import opened

from ..test_standards import APART, run

pytestmark = pytest.mark.slow

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
SHELF = """
import io, sys
from importlib.resources import files
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from urllib3 import HTTPResponse

class Shelf(HTTPAdapter):
    def send(self, request, **_):
        content = (files("rocrate") / "data" / "ro-crate.jsonld").read_bytes()
        head = {"Content-Type": "application/ld+json", "Content-Length": str(len(content))}
        raw = HTTPResponse(io.BytesIO(content), head, 200, preload_content=False, request_url=request.url)
        return self.build_response(request, raw)

session = CachedSession(sys.argv[1], backend="sqlite", expire_after=-1)
session.mount("https://", Shelf())
print(session.get(sys.argv[2]).json()["@id"])
"""
# What is recommended and not done; docs/decisions/0012 says why.
NOT_DONE = {
    "The Application SHOULD have a url",
    "The SoftwareApplication id SHOULD be an absolute URI",
    "The Action SHOULD have an endTime in ISO 8601 format",
    "The organization SHOULD have a URL.",
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """The cache of the validator, with the context in it."""
    if not APART.is_dir():
        pytest.skip("the validators are not installed; `make test` installs them")
    path = tmp_path_factory.mktemp("cache") / "cache"
    assert run("python", "-c", SHELF, path, CONTEXT).stdout.strip() == CONTEXT
    return path


def validated(folder, cache, severity):
    """The exit code, and the severity and message of each issue."""
    out = folder.parent / "found.json"
    options = ["-p", "process-run-crate", "-l", severity, "--offline", "--cache-path", cache]
    done = subprocess.run(
        [APART / "rocrate-validator", "-y", "validate", *options, "-f", "json", "-o", out, folder],
        capture_output=True,
        text=True,
        check=False,
    )
    issues = json.loads(out.read_text())["issues"] if out.is_file() else [done.stdout + done.stderr]
    return done.returncode, {(issue["severity"], issue["message"]) for issue in issues}


@pytest.fixture
def unpacked(whole, tmp_path):
    files, _ = opened(whole)
    for name, content in files.items():
        (tmp_path / "crate" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "crate" / name).write_bytes(content)
    return tmp_path / "crate"


def test_all_that_is_required_is_done_and_what_is_recommended_and_not_is_known(unpacked, cache):
    _, issues = validated(unpacked, cache, "recommended")
    assert issues == {("RECOMMENDED", message) for message in NOT_DONE}


@pytest.mark.long
def test_the_validator_would_have_named_an_action_without_an_instrument(unpacked, cache):
    path = unpacked / "ro-crate-metadata.json"
    path.write_text(path.read_text().replace('"instrument"', '"keywords"'))
    code, issues = validated(unpacked, cache, "required")
    assert code == 1
    assert any("MUST have an instrument" in message for _, message in issues)

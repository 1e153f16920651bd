"""The fork server that the workers of a host share, and the end of a worker's share in a batch."""

from __future__ import annotations

import os
import signal
import uuid

import pytest

from nkrefugees.errors import NoCluster
from nkrefugees.reports.host import HostServer, Share

pytestmark = pytest.mark.slow


@pytest.fixture
def servers():
    """Two workers' views of one batch; nothing is left of it."""
    name = uuid.uuid4().hex[:12]
    both = HostServer(name), HostServer(name)
    yield both
    for server in both:
        server.clear()


def test_the_second_who_asks_finds_the_server_of_the_first(servers):
    first, second = servers
    assert first.reach() == second.reach() == first.address
    assert (first.started is None, second.started) == (False, None)


@pytest.mark.parametrize("how", ["left", "killed"])
def test_when_the_server_has_gone_the_next_one_who_asks_starts_another(servers, how):
    first, second = servers
    first.reach()
    first.leave() if how == "left" else os.kill(first.started.pid, signal.SIGKILL)
    first.started.wait(20)
    assert second.reach() == second.address
    assert second.started.poll() is None


def test_where_the_folder_cannot_be_made_kernels_start_cold_and_a_line_says_so(servers, capsys):
    servers[0].folder.write_text("in the way")
    assert servers[0].reach() is None
    assert "a kernel starts cold: " in capsys.readouterr().err
    servers[0].folder.unlink()


def test_a_share_ends_with_its_server_when_the_client_has_gone():
    share = Share(uuid.uuid4().hex[:12], lives=lambda: False, warm=True)
    share.server.reach()
    share.run()
    assert share.server.started.poll() == 0
    assert not share.server.folder.exists()


def test_nothing_is_begun_once_the_batch_is_over():
    share = Share("over", lives=lambda: False, warm=False)
    share.over.set()
    with pytest.raises(NoCluster, match="stopped"), share.working():
        pass

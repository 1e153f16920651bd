"""A kernel as notebooks have it, spoken to as a front end does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


class Kernel:
    """A kernel, and what it answers."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def run(self, code: str, cell: str | None = None) -> list[dict[str, Any]]:
        """Run a cell as papermill does, or with its id as JupyterLab does; give what was put out."""
        message = self.client.session.msg(
            "execute_request",
            {"code": code, "silent": False, "store_history": False, "allow_stdin": False},
            metadata={"cellId": cell} if cell else {},
        )
        return self._sent(message)

    def change(self, comm: str, state: dict[str, Any]) -> list[dict[str, Any]]:
        """Change a widget, and give what followed."""
        data = {"method": "update", "state": state, "buffer_paths": []}
        return self._sent(self.client.session.msg("comm_msg", {"comm_id": comm, "data": data}))

    def _sent(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        self.client.shell_channel.send(message)
        found = []
        while True:
            answer = self.client.get_iopub_msg(timeout=60)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if answer["content"].get("execution_state") == "idle":
                return found
            found.append({"type": answer["msg_type"], **answer["content"]})

    def complete(self, code: str) -> set[str]:
        """What may stand at the end of a code."""
        return set(self.client.complete(code, reply=True, timeout=60)["content"]["matches"])

    def inspect(self, code: str) -> str:
        """What is said of the name at the end of a code."""
        found = self.client.inspect(code, reply=True, timeout=60)["content"]
        return str(found["data"].get("text/plain", "")) if found["found"] else ""


@pytest.fixture(scope="package")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    """A kernel that has imported the package."""
    from jupyter_client.manager import start_new_kernel

    folder = tmp_path_factory.mktemp("kernel")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(folder))
        manager, client = start_new_kernel(kernel_name="python3", cwd=str(folder))
    try:
        made = Kernel(client)
        made.run("import nkrefugees as nk")
        yield made
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)

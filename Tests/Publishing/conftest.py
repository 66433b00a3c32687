"""What the tests of publishing share: a small guidance, and the places it can be published to."""
import pytest

from publishing import Guidance
from serving import Host, sshd, store_in, webdav


@pytest.fixture
def guidance(tmp_path):
    return Guidance(tmp_path / "guidance")


@pytest.fixture
def folder(tmp_path):
    """Where a folder will be published."""
    return tmp_path / "srv" / "vagledningen"


@pytest.fixture(scope="session")
def ssh_daemon(tmp_path_factory):
    with sshd(tmp_path_factory.mktemp("ssh") / "daemon") as daemon:
        yield daemon


@pytest.fixture
def host(ssh_daemon, tmp_path):
    user, config = ssh_daemon
    # A space and a quotation mark: what a shell would trip on.
    return Host(user, config, tmp_path / "host's own" / "vagledningen")


@pytest.fixture
def store(tmp_path):
    return store_in(tmp_path / "store")


@pytest.fixture
def webdav_store(tmp_path):
    with webdav(tmp_path / "webdav") as store:
        yield store

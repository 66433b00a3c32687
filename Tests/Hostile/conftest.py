"""What the hostile tests share: the real guidance, rendered once, and one browser."""
import pytest

from browser import Browser
from guidance import Base


@pytest.fixture(scope="session")
def base(tmp_path_factory):
    return Base(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="session")
def browser():
    browser = Browser()
    yield browser
    browser.close()

import subprocess
import sys
from types import ModuleType

import pytest

from nkrefugees import reports


@pytest.mark.parametrize("name", reports.__all__)
def test_no_module_stands_in_the_way_of_an_exported_name(name):
    assert not isinstance(getattr(reports, name), ModuleType)


def test_reading_parameters_loads_nothing_heavy():
    program = (
        "import sys, nkrefugees.reports; "
        "print({'papermill', 'nbconvert', 'nbclient', 'pandas', 'jinja2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"

"""Sphinx: MyST pages, furo, and two reference pages that are made from the code each time."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from generate import write_pages  # noqa: E402

import diplonews  # noqa: E402

project = "diplonews"
author = "The diplonews developers"
copyright = author
release = version = diplonews.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode", "sphinx_copybutton"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"diplonews {release}"
html_static_path = ["static"]
html_css_files = ["tables.css"]
exclude_patterns = ["_build"]
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
default_role = "any"
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
nitpicky = False
suppress_warnings = ["ref.any", "autodoc.import_object"]

write_pages(HERE / "reference")

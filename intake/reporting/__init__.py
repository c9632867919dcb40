"""Reports: everything as plain data, then templates. `build` makes the data, `render` writes it out."""

from intake.reporting.build import build
from intake.reporting.model import FORMATS, Format, Reader, Report
from intake.reporting.render import TemplateProblem, render

__all__ = ["FORMATS", "Format", "Reader", "Report", "TemplateProblem", "build", "render"]

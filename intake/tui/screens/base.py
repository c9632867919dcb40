"""What all screens share: the app they belong to, and its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkType

if TYPE_CHECKING:
    from intake.tui.app import DraagwijzerApp

Result = TypeVar("Result")


class HouseScreen(Screen[Result]):
    """A screen of this program. The class -low tells its sheet that there are few rows."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]

    def fit(self, rows: int) -> None:
        """As it will be in that many rows: else that shows only once it was laid out, and all is done again."""
        self.add_class(max(one for one in self.VERTICAL_BREAKPOINTS if one[0] <= rows)[1], update=False)

    @property
    def house(self) -> DraagwijzerApp:
        return cast("DraagwijzerApp", self.app)

    def run_worker(self, work: WorkType[Any], name: str | None = "", *args: Any, **options: Any) -> Worker[Any]:
        """Textual describes a worker by its arguments in its logs; one of ours was given a passphrase."""
        return super().run_worker(work, name, *args, **{**options, "description": name or "work"})

    def tell_problem(self, text: str, wrong: bool = True) -> None:
        """At its place on the screen, with a sign where something is wrong; "" for nothing any more."""
        for line in self.query("#problem").results(Static):  # none when it was locked meanwhile
            line.set_class(wrong, "problem")
            line.update(Content(f"! {text}" if wrong and text else text))
            line.scroll_visible(animate=False)

    def say(self, key: str, **values: object) -> str:
        return self.house.say(key, **values)

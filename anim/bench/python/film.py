"""What every figure of this folder hands over, and how it becomes a film."""
from dataclasses import dataclass
from typing import Callable

from matplotlib.animation import FuncAnimation
from matplotlib.figure import Figure


@dataclass
class Film:
    """A figure, and the function that brings it from one frame to the next."""

    figure: Figure
    update: Callable
    frames: int
    fps: int = 20
    blit: bool = False

    def animation(self):
        return FuncAnimation(self.figure, self.update, frames=self.frames,
                             interval=1000 / self.fps, blit=self.blit)

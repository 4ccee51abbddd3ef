"""Section 7: nodes on a circle whose activity and connections swing."""
import matplotlib.pyplot as plt
import numpy as np

from film import Film

NODES, FRAMES = 20, 100


def film():
    rng = np.random.RandomState(42)
    angle = np.linspace(0, 2 * np.pi, NODES, endpoint=False)
    place = 2 * np.column_stack([np.cos(angle), np.sin(angle)])
    place += rng.normal(0, 0.1, place.shape)
    base = rng.rand(NODES, NODES)
    base = (base + base.T) / 2
    base[base < 0.7] = 0
    np.fill_diagonal(base, 0)
    k, i = np.ogrid[:FRAMES, :NODES]
    activity = 0.5 + 0.5 * np.sin(2 * np.pi * k / 30 + i * np.pi / 5)

    fig, (graph, matrix) = plt.subplots(1, 2, figsize=(14, 6))
    fig.suptitle("Network dynamics", fontsize=14, fontweight="bold")
    graph.set(xlim=(-3, 3), ylim=(-3, 3), aspect="equal", title="Network (t = 0)")
    graph.axis("off")
    matrix.set_title("Connectivity matrix")
    image = matrix.imshow(base, cmap="RdBu_r", vmin=-1, vmax=1)
    fig.colorbar(image, ax=matrix, label="Weight")
    edges = []
    for i, j in zip(*np.nonzero(np.triu(base))):
        (line,) = graph.plot(place[[i, j], 0], place[[i, j], 1], zorder=1)
        edges.append((line, i, j))
    dots = graph.scatter(*place.T, s=200, c=activity[0], cmap="hot", vmin=0, vmax=1,
                         edgecolors="#222222", linewidths=1, zorder=3)

    def update(frame):
        now = activity[frame]
        weights = base * (1 + 0.5 * np.sin(2 * np.pi * frame / 50))
        dots.set_array(now)
        image.set_array(weights)
        for line, i, j in edges:
            line.set(linewidth=3 * weights[i, j], alpha=min(weights[i, j], 1),
                     color="C3" if now[i] * now[j] > 0.5 else "C0")
        graph.set_title(f"Network (t = {frame})")
        return [dots, image, *(line for line, _, _ in edges)]

    plt.tight_layout()
    return Film(fig, update, frames=FRAMES, fps=10)

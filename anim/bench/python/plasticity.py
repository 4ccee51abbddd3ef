"""Section 9: connections that change with the spikes of their neurons."""
import matplotlib.pyplot as plt
import numpy as np

from film import Film

NEURONS, FRAMES = 15, 150


def course(rng):
    """The weights, frame by frame: symmetric, from -1 to 1."""
    weights = 0.1 * rng.randn(FRAMES, NEURONS, NEURONS)
    weights[0] = (weights[0] + weights[0].T) / 2
    off = ~np.eye(NEURONS, dtype=bool)
    for k in range(1, FRAMES):
        pre, post = rng.rand(NEURONS) < 0.1, rng.rand(NEURONS) < 0.1
        up = np.outer(pre, post) & off
        down = np.outer(post, pre) & off & ~up
        w = weights[k - 1] + 0.01 * up - 0.005 * down
        w += rng.normal(0, 0.001, w.shape)
        w = np.clip(w, -1, 1)
        weights[k] = (w + w.T) / 2
    return weights


def film():
    weights = course(np.random.RandomState(42))
    size = np.abs(weights)
    strength, share = size.mean(axis=(1, 2)), (size > 0.1).mean(axis=(1, 2))
    fig, ((matrix, counts), (graph, numbers)) = plt.subplots(2, 2, figsize=(12, 10))
    fig.suptitle("Dynamic connectivity (t = 0)", fontsize=14, fontweight="bold")

    image = matrix.imshow(weights[0], cmap="RdBu_r", vmin=-0.5, vmax=0.5)
    matrix.set(title="Connectivity matrix", xlabel="Post-synaptic", ylabel="Pre-synaptic")
    fig.colorbar(image, ax=matrix, label="Weight")

    counts.set(xlim=(-0.5, 0.5), ylim=(0, 50), xlabel="Weight", ylabel="Count",
               title="Distribution of weights")
    bins = np.linspace(-0.5, 0.5, 30)
    columns = counts.bar(bins[:-1], np.zeros(len(bins) - 1), width=np.diff(bins), align="edge",
                         alpha=0.7)

    graph.set(xlim=(-2, 2), ylim=(-2, 2), aspect="equal", title="Strong connections")
    graph.axis("off")
    angle = 2 * np.pi * np.arange(NEURONS) / NEURONS
    x, y = 1.5 * np.cos(angle), 1.5 * np.sin(angle)
    graph.scatter(x, y, s=200, c="lightblue", edgecolors="#222222", linewidths=1, zorder=3)
    edges = [(graph.plot(x[[i, j]], y[[i, j]], alpha=0, zorder=1)[0], i, j)
             for i in range(NEURONS) for j in range(i + 1, NEURONS)]

    numbers.set(xlim=(0, FRAMES), ylim=(-0.1, 0.5), xlabel="Frame", ylabel="Value",
                title="In numbers")
    numbers.grid(True, alpha=0.3)
    (mean,) = numbers.plot([], [], "C0", label="Mean strength")
    (strong,) = numbers.plot([], [], "C3", label="Share above 0.1")
    numbers.legend()

    def update(frame):
        now = weights[frame]
        image.set_array(now)
        for column, height in zip(columns, np.histogram(now, bins=bins)[0]):
            column.set_height(height)
        for line, i, j in edges:
            w = now[i, j]
            if abs(w) > 0.1:
                line.set(alpha=min(4 * abs(w), 1), linewidth=5 * abs(w),
                         color="C3" if w > 0 else "C0")
            else:
                line.set_alpha(0)
        mean.set_data(range(frame + 1), strength[:frame + 1])
        strong.set_data(range(frame + 1), share[:frame + 1])
        fig.suptitle(f"Dynamic connectivity (t = {frame})", fontsize=14, fontweight="bold")
        return [image, *columns, *(line for line, _, _ in edges), mean, strong]

    plt.tight_layout()
    return Film(fig, update, frames=FRAMES)

"""Section 8: five views of something that learns."""
import matplotlib.pyplot as plt
import numpy as np

from film import Film

EPOCHS, NEURONS = 100, 10


def course(rng):
    """Accuracy, loss, weights and importance, epoch by epoch."""
    weights = 0.1 * rng.randn(EPOCHS, NEURONS, NEURONS)
    accuracy, loss = np.empty(EPOCHS), np.empty(EPOCHS)
    for e in range(EPOCHS):
        accuracy[e] = 1 - np.exp(-e / 20) + rng.normal(0, 0.02)
        loss[e] = 2 * np.exp(-e / 15) + rng.normal(0, 0.05)
        if e > 0:
            weights[e] = 0.99 * (weights[e - 1] + 0.01 * rng.randn(NEURONS, NEURONS))
    rng.rand(NEURONS)  # the original draws a first activity, which is never seen
    importance = rng.rand(EPOCHS, 5)
    for e in range(1, EPOCHS):
        importance[e] = 0.9 * importance[e - 1] + 0.1 * rng.rand(5)
    return accuracy, loss, weights, importance


def film():
    accuracy, loss, weights, importance = course(np.random.RandomState(42))
    fig = plt.figure(figsize=(15, 10))
    grid = fig.add_gridspec(3, 3)
    curves, matrix = fig.add_subplot(grid[0, :]), fig.add_subplot(grid[1, 0])
    counts, bars = fig.add_subplot(grid[1, 1]), fig.add_subplot(grid[1, 2])
    features = fig.add_subplot(grid[2, :])
    fig.suptitle("Learning (epoch 0)", fontsize=14, fontweight="bold")

    curves.set(xlim=(0, 1.12 * EPOCHS), ylim=(0, 1.2), xlabel="Epoch", ylabel="Performance",
               title="Learning curves")
    curves.grid(True, alpha=0.3)
    (acc,) = curves.plot([], [], "C2", linewidth=2, label="Accuracy")
    (los,) = curves.plot([], [], "C3", linewidth=2, label="Loss (halved)")
    curves.legend(loc="right")

    image = matrix.imshow(weights[0], cmap="RdBu_r", vmin=-0.3, vmax=0.3)
    matrix.set(title="Weights", xlabel="Post", ylabel="Pre")
    fig.colorbar(image, ax=matrix)

    counts.set(xlim=(-0.35, 0.35), ylim=(0, 15), xlabel="Weight", ylabel="Count",
               title="Distribution of weights")
    heights, edges = np.histogram(weights[0], bins=30)
    columns = counts.bar(edges[:-1], heights, width=np.diff(edges), align="edge", alpha=0.7)

    bars.set(xlim=(-0.6, NEURONS - 0.4), ylim=(0, 1.05), xlabel="Neuron", title="Activity")
    active = bars.bar(range(NEURONS), np.zeros(NEURONS), color="C1")

    features.set(xlim=(0, 1.12 * EPOCHS), ylim=(0, 1), xlabel="Epoch", ylabel="Importance",
                 title="What matters")
    lines = [features.plot([], [], linewidth=2, label=f"Feature {f + 1}")[0] for f in range(5)]
    features.legend(loc="right")

    def update(epoch):
        x = np.arange(epoch + 1)
        acc.set_data(x, accuracy[:epoch + 1])
        los.set_data(x, loss[:epoch + 1] / 2)
        image.set_array(weights[epoch])
        for column, height in zip(columns, np.histogram(weights[epoch], bins=edges)[0]):
            column.set_height(height)
        sums = np.abs(weights[epoch].sum(axis=0))
        for bar, height in zip(active, sums / sums.max()):
            bar.set_height(height)
        for line, values in zip(lines, importance.T):
            line.set_data(x, values[:epoch + 1])
        fig.suptitle(f"Learning (epoch {epoch})", fontsize=14, fontweight="bold")
        return [acc, los, image, *columns, *active, *lines]

    plt.tight_layout()
    return Film(fig, update, frames=EPOCHS, fps=10)

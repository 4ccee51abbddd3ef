"""Execute notebooks with nbclient: reference.py OUT NOTEBOOK...

Each notebook's metadata may hold an object "fixture" with the options
allow_errors, timeout, and coalesce. Written is what nbclient makes of it, but
without the times, and with pieces of a stream that follow each other joined
(nbclient leaves the pieces as the kernel's buffer happened to cut them).
"""

import asyncio
import os
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError


def tidy(nb):
    for cell in nb.cells:
        cell.metadata.pop("execution", None)
        outputs = []
        for out in cell.get("outputs", []):
            last = outputs[-1] if outputs else None
            if last and out.output_type == "stream" == last.output_type and out.name == last.name:
                last.text += out.text
            else:
                outputs.append(out)
        if cell.cell_type == "code":
            cell.outputs = outputs


async def run(path, out, turn):
    nb = nbformat.read(path, as_version=4)
    options = nb.metadata.get("fixture", {})
    client = NotebookClient(
        nb,
        allow_errors=options.get("allow_errors", False),
        timeout=options.get("timeout"),
        interrupt_on_timeout=True,
        coalesce_streams=options.get("coalesce", False),
    )
    failure = ""
    async with turn:
        try:
            await client.async_execute()
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as e:
            failure = type(e).__name__
    tidy(nb)
    nbformat.write(nb, os.path.join(out, os.path.basename(path)))
    print(os.path.basename(path), failure, flush=True)


async def main(out, paths):
    turn = asyncio.Semaphore(2)
    await asyncio.gather(*(run(path, out, turn) for path in paths))


asyncio.run(main(sys.argv[1], sys.argv[2:]))

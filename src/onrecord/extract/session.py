"""Opening the ONNX models that ship with the package."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.extract.encoding import load_tokenizer
from onrecord.extract.packing import entry, matrices_in, unpack

ASSETS = "assets"
TOKENIZER = "tokenizer.json"


@dataclass(frozen=True)
class Model:
    """A loaded model: `session`, and the JSON that its recipe stored in its metadata."""

    name: str
    session: ort.InferenceSession
    settings: dict[str, Any]

    @cached_property
    def version(self) -> str:
        """Name and content version, such as `attribution-1a2b3c4d`."""
        return f"{self.name}-{self.settings['version']}"

    @cached_property
    def inputs(self) -> frozenset[str]:
        """The names that `run` takes."""
        return frozenset(i.name for i in self.session.get_inputs())

    def run(self, **inputs: NDArray[np.int64]) -> list[NDArray[np.float32]]:
        """The model's outputs for named int64 inputs, in the order that it declares."""
        return [np.asarray(o) for o in self.session.run(None, inputs)]


def load_model(name: str, threads: int = 0) -> Model:
    """The shipped model `name`; `threads` 0 leaves the choice to the runtime."""
    resource = files("onrecord.extract").joinpath(ASSETS)
    with as_file(resource) as folder:
        return open_model(Path(folder) / f"{name}.onnx", threads)


def open_model(path: Path, threads: int = 0) -> Model:
    """A model from its graph's file and, where there is one, the .npz of its packed weights."""
    name = path.stem
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # the options keep no reference of their own: `weights` must outlive the session's making
    names, weights = _packed_weights(path.with_suffix(".npz"))
    options.add_external_initializers(names, weights)
    if not path.is_file():
        raise ModelError(name, "this model is missing; install onrecord again")
    try:
        session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own types for damaged files
        raise ModelError(name, f"this model cannot be loaded ({error})") from error
    stored = session.get_modelmeta().custom_metadata_map.get("onrecord")
    if stored is None:
        raise ModelError(name, "this file is not a model of onrecord's")
    return Model(name, session, json.loads(stored))


def _packed_weights(path: Path) -> tuple[list[str], list[ort.OrtValue]]:
    """The matrices of a graph that stand in four bits in the file at `path`."""
    if not path.is_file():
        return [], []
    try:
        with np.load(path, allow_pickle=False) as arrays:
            names = matrices_in(arrays)
            matrices = [unpack(entry(arrays, n)) for n in names]
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(path.name, f"damaged ({error}); install onrecord again") from error
    return names, [ort.OrtValue.ortvalue_from_numpy(m) for m in matrices]


def shipped_tokenizer() -> Tokenizer:
    """The word-piece tokenizer that all shipped models share."""
    resource = files("onrecord.extract").joinpath(ASSETS, TOKENIZER)
    with as_file(resource) as path:
        if not Path(path).is_file():
            raise ModelError(TOKENIZER, "the tokenizer is missing; install onrecord again")
        return load_tokenizer(Path(path))

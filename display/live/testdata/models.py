"""Writes models.json: the fields of ipywidgets' models, with their types and
defaults, as ipywidgets 8.1.9 itself has them. Run in an environment with it:

    python testdata/models.py > testdata/models.json

The types are JSON Schema's, read from the traits as ipywidgets' own
packages/schema/generate-spec.py does.
"""
import json

import ipywidgets
import traitlets
from ipywidgets import widgets
from ipywidgets.widgets import trait_types, widget_selection

assert ipywidgets.__version__ == "8.1.9", ipywidgets.__version__

NAMES = """FloatSlider IntSlider FloatLogSlider FloatRangeSlider IntRangeSlider Dropdown RadioButtons ToggleButtons Select
ToggleButton Checkbox Text Textarea Button Play Label HTML FloatProgress HBox VBox Tab Accordion Image Output""".split()


def kind(trait):
    """The schema of a trait's value in a model's state."""
    if isinstance(trait, (traitlets.Union,)):
        return {"anyOf": [kind(t) for t in trait.trait_types]}
    for cls, name in (
        (traitlets.Bool, "boolean"), (traitlets.Int, "integer"), (traitlets.Float, "number"),
        (traitlets.Enum, None), (traitlets.Unicode, "string"), (trait_types.Color, "string"),
        (trait_types.ByteMemoryView, "binary"), (traitlets.CaselessStrEnum, None), (trait_types.NumberFormat, "string"),
        (traitlets.Tuple, "array"), (traitlets.List, "array"), (trait_types.TypedTuple, "array"),
        (traitlets.Instance, "reference"), (trait_types.InstanceDict, "reference"), (traitlets.Dict, "object"),
        (traitlets.CUnicode, "string"),
    ):
        if isinstance(trait, cls):
            schema = {"enum": list(trait.values)} if name is None else {"type": name}
            break
    else:
        raise TypeError(trait)
    return {"anyOf": [schema, {"type": "null"}]} if trait.allow_none else schema


def fields(obj):
    out = {}
    state = obj.get_state()
    for key in obj.keys:
        value = state[key]
        if isinstance(value, (bytes, memoryview)):
            value = ""
        entry = kind(obj.traits()[key])
        if not (isinstance(value, str) and value.startswith("IPY_MODEL_")):
            entry = {**entry, "default": value}
        out[key] = entry
    return out


models = {}
for name in NAMES:
    cls = getattr(ipywidgets, name)
    obj = cls(options=["a", "b"]) if issubclass(cls, widget_selection._Selection) else cls()
    models[name] = fields(obj)
    for part in ("layout", "style"):
        if part in obj.keys:
            other = getattr(obj, part)
            models[other.get_state()["_model_name"].removesuffix("Model")] = fields(other)
    if "style" in obj.keys:
        models[name]["style"]["model"] = obj.style.get_state()["_model_name"]
print(json.dumps({"ipywidgets": ipywidgets.__version__, "models": models}, indent=1, sort_keys=True, default=str))

"""Holds post packets against the public model of their messages, against their schemas where there are any, and against the window.

The model is told apart from the file: what it has no field for, or puts in another order, is named."""

import dataclasses
import datetime
import os
import pathlib
import re
import subprocess
import sys
import typing
from xml.etree import ElementTree

from python_serviceplatformen.models import message as model
from python_serviceplatformen.models.xml_util import dataclass_to_xml

KINDS = {name: kind for name, kind in vars(model).items() if dataclasses.is_dataclass(kind)}
MM = 72 / 25.4
WINDOW = (20, 60, 110, 86)  # of templates/letterhead.toml: left, top, right, bottom


def local(tag):
    return tag.rpartition("}")[2]


def kind_of(annotation):
    """The dataclass inside an annotation, and whether several may stand there."""
    inner = [it for it in typing.get_args(annotation) if it not in (type(None), Ellipsis)]
    if typing.get_origin(annotation) is tuple:
        return inner[0], True
    if typing.get_origin(annotation) is typing.Literal:
        return str, False
    return kind_of(inner[0]) if inner else (annotation, False)


def taken_in(element):
    """An element as an object of the model. What the model does not know is a fault."""
    kind = KINDS[local(element.tag)]
    fields = {field.name: kind_of(field.type) for field in dataclasses.fields(kind)}
    values = {}
    for child in element:
        name = local(child.tag)
        if name in KINDS:
            wanted = [field for field, (inner, _) in fields.items() if inner is KINDS[name]]
            assert len(wanted) == 1, f"{local(element.tag)} has no room for {name}"
            value, several = taken_in(child), fields[wanted[0]][1]
            values[wanted[0]] = values.get(wanted[0], ()) + (value,) if several else value
            continue
        assert name in fields, f"{local(element.tag)} has no {name}"
        inner, _ = fields[name]
        if inner is bool:
            values[name] = {"true": True, "false": False}[child.text]
        elif inner is datetime.datetime:
            # The model writes local time with a Z; so what is world time here is told to it as if it were local.
            values[name] = datetime.datetime.strptime(child.text, "%Y-%m-%dT%H:%M:%SZ")
        else:
            values[name] = child.text or ""
    for field in dataclasses.fields(kind):
        optional = field.default is not dataclasses.MISSING or type(None) in typing.get_args(field.type)
        assert field.name in values or optional or field.name == "activityFacet", f"{kind.__name__} lacks {field.name}"
        values.setdefault(field.name, None)
    return kind(**values)


def flat(element):
    """What stands in a message, in order."""
    return [(it.tag, (it.text or "").strip()) for it in element.iter()]


def through_the_model(paths):
    for path in paths:
        own = ElementTree.parse(path).getroot()
        again = dataclass_to_xml(taken_in(own))
        again = ElementTree.fromstring(ElementTree.tostring(again))
        mine, theirs = flat(own), flat(again)
        for one, other in zip(mine, theirs):
            assert one[0] == other[0], f"{path.name}: {one[0]} where the model has {other[0]}"
            # Tenths of a second mean nothing.
            assert one[1] == re.sub(r"\.0+Z$", "Z", other[1]), f"{path.name}: {one[0]} reads {other[1][:60]}"
        assert len(mine) == len(theirs), path.name


def against_schemas(messages, objects):
    folder = os.environ.get("SCHEMAS")
    if not folder:
        print("The schemas of MeMo 1.1 and SF2900 are not here (SCHEMAS): nothing was held against them.")
        return
    import xmlschema

    for name, paths in (("MeMo_core.xsd", messages), ("DistributionServiceMsg.xsd", objects)):
        found = sorted(pathlib.Path(folder).rglob(name))
        assert found, f"no {name} under {folder}"
        schema = xmlschema.XMLSchema(str(found[0]))
        faults = [f"{path.name}: {fault.reason} at {fault.path}" for path in paths for fault in schema.iter_errors(str(path))]
        assert not faults, "\n".join(faults)
        print(f"{len(paths)} files are as {name} asks.")


def seen_through_windows(pdfs):
    """No number of a person shows through the window, on any letter that has an address there."""
    left, top, right, bottom = (it * MM for it in WINDOW)
    looked = 0
    for path in pdfs:
        boxes = subprocess.run(["pdftotext", "-bbox", "-f", "1", "-l", "1", path, "-"], check=True, capture_output=True, text=True).stdout
        words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', boxes)
        inside = [word for x, y, more_x, more_y, word in words
                  if float(x) < right and float(more_x) > left and float(y) < bottom and float(more_y) > top]
        if not re.search(r"\b9999\b", " ".join(inside)):
            continue
        looked += 1
        assert not re.search(r"\d{6}-?\d{4}", " ".join(inside)), path
        assert len(inside) <= 16, f"{path}: {inside}"
    assert looked > 60, looked
    print(f"{looked} letters show an address through the window and no number of a person.")


def main():
    work = pathlib.Path(sys.argv[1])
    old, new = (sorted((work / edition).rglob("*.memo.xml")) for edition in ("1.1", "1.2"))
    assert len(new) > 50 and len(old) == len(new), (len(old), len(new))
    through_the_model(old + new)
    print(f"{len(old + new)} messages came out of the public model as they went in.")
    against_schemas(old, sorted((work / "1.2").rglob("*.sf2900.xml")))
    seen_through_windows(sorted((work / "1.2").rglob("*.pdf")))


main()

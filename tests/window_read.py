"""Walks every page of the open window through AT-SPI and fails on what a screen reader could not say.

On each page: no control without a name; no text box with help or an error that its description lacks; no choice whose value cannot
be read; the page's heading is one. What egui's own tree says is no proof: some of it never arrives here.
"""

import glob
import subprocess
import sys
import time
import tomllib

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

# A page may take so long to come, in a build without optimisation.
PATIENCE = 40.0


def each(node):
    """The node and all below it, in their order."""
    if node is None:
        return
    yield node
    for index in range(node.get_child_count()):
        try:
            yield from each(node.get_child_at_index(index))
        except Exception:  # The window has drawn itself anew meanwhile.
            continue


def has(node, state):
    return node.get_state_set().contains(state)


def window():
    """The program's own tree, once it is there."""
    until = time.time() + PATIENCE
    while time.time() < until:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(index)
            if program is not None and program.get_name() == "forberedt":
                return program
        time.sleep(0.2)
    sys.exit("The window is not on the accessibility bus.")


def wait_for(program, wanted, what):
    """The first node that is wanted; the tree comes a little after the picture."""
    until = time.time() + PATIENCE
    while time.time() < until:
        try:
            found = next((node for node in each(program) if wanted(node)), None)
        except Exception:
            found = None
        if found is not None:
            return found
        time.sleep(0.2)
    sys.exit(f"Not found: {what}")


def press(node):
    if not node.get_n_actions():
        sys.exit(f"»{node.get_name()}« cannot be pressed.")
    node.do_action(0)


def role(node):
    return node.get_role_name()


def helps():
    """What helps with each field, by its label; several fields may have one label."""
    known = {}

    def note(words):
        for key, value in words.items():
            if key == "fields" or isinstance(value, dict):
                if isinstance(value, dict) and "label" in value:
                    known.setdefault(value["label"], []).append(value.get("help", ""))
                if isinstance(value, dict):
                    note(value)

    for path in glob.glob("templates/fields/*.toml"):
        with open(path, "rb") as file:
            note(tomllib.load(file))
    return known


HELPS = helps()
BOXES = ("entry", "text", "password text")


def look_at(page, program, found, needs_heading=True):
    """Notes what is wrong on a page, and gives what was counted."""
    counted = {"focusable": 0, "described": 0, "boxes": 0, "helped": 0, "combos": 0, "headings": 0}
    last = ""
    for node in each(program):
        try:
            kind, name = role(node), node.get_name()
            if kind == "heading":
                counted["headings"] += 1
                if not name:
                    found.append(f"{page}: a heading without words")
            if not has(node, Atspi.StateType.FOCUSABLE) or kind in ("frame", "window"):
                continue
            counted["focusable"] += 1
            description = node.get_description()
            if not name:
                found.append(f"{page}: {kind} without a name ({description!r}), behind »{last}«")
            last = name or last
            if kind in BOXES:
                counted["boxes"] += 1
                counted["described"] += bool(description)
                wanted = HELPS.get(name.split(": ")[-1], [])
                counted["helped"] += bool(wanted and any(wanted))
                if wanted and not any(words in description for words in wanted):
                    found.append(f"{page}: the help of »{name}« is not its description")
            if kind == "combo box":
                counted["combos"] += 1
                if ": " not in name:
                    found.append(f"{page}: what is chosen in »{name}« cannot be read")
        except Exception as why:
            found.append(f"{page}: {why}")
    if needs_heading and not counted["headings"]:
        found.append(f"{page}: no heading")
    return counted


def key(chord):
    """Presses a key in the window; without a window manager nobody else gives it the keys."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True, text=True)
    for window in found.stdout.split()[-1:]:
        subprocess.run(["xdotool", "windowfocus", window], stderr=subprocess.DEVNULL)
    subprocess.run(["xdotool", "key", chord], check=True)


# What no way in the navigation leads to: the keys, and how the heading that comes then begins. The shut screen comes last: nothing
# leads on from it.
BY_KEYS = [
    ("Ældre udgaver", ["ctrl+h"], "Ældre udgaver"),
    ("Forseglede breve", ["ctrl+shift+f"], "Forseglede breve"),
    ("Brev uden navne", ["ctrl+b", "ctrl+u"], "Brev uden navne"),
    ("Forskelle", ["ctrl+b", "ctrl+shift+d"], "Breve"),
    ("Opskrift", ["ctrl+b", "ctrl+shift+r"], "Opskrift:"),
    ("Den låste skærm", ["ctrl+l"], "Skærmen er låst"),
]
# Boxes that stand before everything else.
ASKED_BY_KEYS = [("Find", "ctrl+k"), ("Søg", "ctrl+f"), ("Taster", "ctrl+F1"), ("Åbn", "ctrl+o"), ("Ny", "ctrl+n")]


def look_by_keys(program, found):
    """Looks at the pages and boxes that are gone to by keys."""
    for title, chord in ASKED_BY_KEYS:
        key(chord)
        is_dialog = lambda node: role(node) == "dialog"
        dialog = wait_for(program, is_dialog, f"the box {title}")
        until = time.time() + PATIENCE
        while not dialog.get_name() and time.time() < until:
            time.sleep(0.2)
        if not dialog.get_name():
            found.append(f"{title}: a dialog without a name")
        yield title, look_at(title, dialog, found, needs_heading=False)
        key("Escape")
        time.sleep(1)
    for title, chords, begins in BY_KEYS:
        for chord in chords:
            key(chord)
            time.sleep(1)
        heading = lambda node: role(node) == "heading" and node.get_name().startswith(begins)
        wait_for(program, heading, f"the heading of {title}")
        yield title, look_at(title, program, found)


def tells_of_a_mistake(program, navigation, found):
    """Types a day that is none, and waits until the field's description says so."""
    is_way = lambda node: has(node, Atspi.StateType.FOCUSABLE)
    starts = lambda name: lambda node: is_way(node) and node.get_name().startswith(name)
    press(wait_for(navigation, starts("Sagen,"), "the part Sagen"))
    label = "Dato, hvor sagens forberedelse begyndte"
    is_box = lambda node: role(node) in BOXES and node.get_name() == label
    box = wait_for(program, is_box, label)
    before = box.get_description()
    Atspi.EditableText.set_text_contents(box, "31. februar 2018")
    said = lambda node: is_box(node) and node.get_description().startswith("Skal rettes:")
    until = time.time() + PATIENCE
    while time.time() < until:
        if any(said(node) for node in each(program)):
            return
        time.sleep(0.3)
    found.append(f"Sagen: a wrong day is not told of ({before!r})")


def main():
    # A long page is slow to answer in a build without optimisation.
    Atspi.set_timeout(20_000, 60_000)
    program = window()
    in_navigation = lambda node: role(node) == "landmark" and node.get_name() == "Sagens dele"
    wait_for(program, lambda node: role(node) == "heading", "a heading")
    navigation = wait_for(program, in_navigation, "the navigation")
    is_way = lambda node: has(node, Atspi.StateType.FOCUSABLE) and node.get_name()
    pages = [node.get_name() for node in each(navigation) if is_way(node)]
    if len(pages) < 20:
        sys.exit(f"Only {len(pages)} ways in the navigation: {pages}")
    found, total = [], {}
    for name in pages:
        title = name.split(",")[0]
        entry = wait_for(
            wait_for(program, in_navigation, "the navigation"),
            lambda node: is_way(node) and node.get_name().split(",")[0] == title,
            name,
        )
        press(entry)
        heading = lambda node: role(node) == "heading" and node.get_name().startswith(title[:12])
        wait_for(program, heading, f"the heading of {title}")
        counted = look_at(title, program, found)
        for what, count in counted.items():
            total[what] = total.get(what, 0) + count
    tells_of_a_mistake(program, wait_for(program, in_navigation, "the navigation"), found)
    for title, sign in (("Start", "Start"), ("Indstillinger", "Indstillinger")):
        press(wait_for(program, lambda node: is_way(node) and node.get_name() == sign, sign))
        time.sleep(2)
        counted = look_at(title, program, found)
        for what, count in counted.items():
            total[what] = total.get(what, 0) + count
    visited = len(pages) + 2
    for _, counted in look_by_keys(program, found):
        visited += 1
        for what, count in counted.items():
            total[what] = total.get(what, 0) + count
    frames = [node for node in each(program) if role(node) == "frame"]
    if not frames or any(not frame.get_name() for frame in frames):
        found.append("The frame of the window has no name.")
    print(f"{visited} pages:", ", ".join(f"{count} {key}" for key, count in total.items()))
    for line in dict.fromkeys(found):
        print(line, file=sys.stderr)
    sys.exit(1 if found else 0)


main()

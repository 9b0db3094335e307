"""Which crates are in each program, as cargo resolves them, and what their packages say of themselves."""
import functools
import json
import os
import re
import subprocess
import tomllib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NAME = "forberedt"
# The switches that each program is built with.
PROGRAMS = {"forberedt": [], "forberedt-cli": ["--no-default-features"]}
TARGETS = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"]


def cargo(*words):
    return subprocess.run(["cargo", *words, "--locked", "--quiet"], cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout


@functools.cache
def rust():
    """The compiler's version."""
    return subprocess.run(["rustc", "--version"], cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout.split()[1]


def tree(program, target, edges):
    """The crates that one comes to from the program: each with those that it uses itself. A crate is a pair of name and version."""
    lines = cargo("tree", *PROGRAMS[program], "--target", target, "--edges", edges, "--prefix", "depth", "--format", "{p}").splitlines()
    found, above = {}, []
    for line in lines:
        depth, name, version = re.match(r"(\d+)(\S+) v(\S+)", line).groups()
        del above[int(depth):]
        found.setdefault((name, version), set())
        if above:
            found[above[-1]].add((name, version))
        above.append((name, version))
    return found


def built_in(program, target):
    """The crates whose code is in the program."""
    return tree(program, target, "normal,no-proc-macro")


def built_with(program, target):
    """The same, and those that only run while it is built."""
    return tree(program, target, "normal,build")


@functools.cache
def packages():
    """What each package says of itself, by name and version."""
    said = json.loads(cargo("metadata", "--format-version", "1"))
    return {(package["name"], package["version"]): package for package in said["packages"]}


@functools.cache
def checksums():
    with open(os.path.join(ROOT, "Cargo.lock"), "rb") as file:
        lock = tomllib.load(file)
    return {(package["name"], package["version"]): package.get("checksum") for package in lock["package"]}


def licence(package):
    """The licence as an SPDX expression. Older packages write a stroke where the standard has a word."""
    return re.sub(r"\s*/\s*", " OR ", package["license"])


def people(package):
    return [re.sub(r"\s*<[^>]*>", "", author).strip() for author in package["authors"]]

# SPDX-License-Identifier: MIT
"""The source distribution and the wheels of the Python package, as a person gets them.

    python3 tests/check_wheel.py BUILD HEADER_VERSION [INTERPRETER...]

A source distribution is made, unpacked elsewhere, and a wheel is built of it for each kind of interpreter; auditwheel
says on which systems it runs; it is installed where there is no compiler, in a clean environment of each interpreter,
and used there. BUILD/wheel-venv has what is needed. Closes with `N passed, N failed`.

Without a word about flags the library is built quickly and not to be quick; CFLAGS may say otherwise.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

TOP = pathlib.Path(__file__).resolve().parent.parent
PACKAGE = TOP / "bindings" / "python"
QUICK = "-O0 -DPO_CALLS"
TESTS = ["test_doctests.py", "test_partyorg.py", "test_functions.py"]

# What is asked of an installed package, in its interpreter.
ASKED = """
import importlib.metadata, importlib.util, os, pathlib, sys, sysconfig
import partyorg
assert not {"click", "rich", "numpy", "pandas", "pyarrow", "polars"} & set(sys.modules), "import partyorg stays light"
where = pathlib.Path(partyorg.__file__).resolve()
assert pathlib.Path(sysconfig.get_path("platlib")).resolve() in where.parents, where
assert partyorg.version() == importlib.metadata.version("partyorg") == VERSION, partyorg.version()
assert (where.parent / "py.typed").is_file() and (where.parent / "core.pyi").is_file()
report = partyorg.check("admission", {"citizen_vn": True, "born_on": "2008-08-15"}, on="2025-08-01")
assert report.verdict == "not_met" and report["ADM-AGE-MIN"].remedies[0].from_.isoformat() == "2026-08-01"
for example in EXAMPLES:
    exec(compile(example, "README.md", "exec"), {"__name__": "example"})
scripts = pathlib.Path(sysconfig.get_path("scripts"))
assert (scripts / "partyorg").is_file(), scripts
"""

passed, failed = 0, 0


class Failed(Exception):
    pass


def check(what, good, details=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"failed: {what}")
        print("".join(f"    {line}\n" for line in str(details).splitlines()[-80:]), end="")
    sys.stdout.flush()
    return good


def run(command, **more):
    """What a command says; Failed with the end of it when it fails."""
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONDONTWRITEBYTECODE": "1",
                   **more.pop("env", {})}
    # What the caller's make passes down is for its own targets.
    for name in ("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "PYTHONPATH", "BUILD", "PYTHON"):
        environment.pop(name, None)
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, encoding="utf-8", errors="replace", env=environment, **more)
    if done.returncode:
        raise Failed(f"{' '.join(map(str, command))}\n{done.stdout}")
    return done.stdout


def interpreters(given):
    """The interpreters to try by their version, each once: those given, else this one."""
    found = {}
    for name in given or [sys.executable]:
        try:
            said = run([name, "-c", "import sys; print(sys.implementation.name, *sys.version_info[:3]); "
                        "import ensurepip, venv; print(sys.executable)"]).split()
        except (Failed, OSError) as error:
            check(f"{name} is a Python with venv", False, error)
            continue
        version = tuple(map(int, said[1:4]))
        if said[0] == "cpython" and version >= (3, 9):
            found.setdefault(version, said[4])
    return sorted(found.items())


def source_distribution(tools, scratch, version):
    """The unpacked source distribution."""
    run([tools / "python", "-m", "build", "--sdist", "--no-isolation", "--outdir", scratch / "sdist", PACKAGE])
    name = f"partyorg-{version}"
    with tarfile.open(scratch / "sdist" / f"{name}.tar.gz") as archive:
        names = archive.getnames()
        archive.extractall(scratch / "source")
    check("the source distribution holds nothing that was made",
          not [one for one in names if one.endswith((".so", ".o", ".pyc", "/core.py"))], names)
    sources = {str(file.relative_to(TOP)) for pattern in ("include/**/*.h", "libpartyorg/**/*.*", "bindings/python/*.[ch]")
               for file in TOP.glob(pattern)}
    check("the source distribution holds the library", not sources - {one.partition("/native/")[2] for one in names},
          sorted(sources - {one.partition("/native/")[2] for one in names}))
    check("the licence is that of the library",
          (scratch / "source" / name / "LICENSE").read_bytes() == (TOP / "LICENSE").read_bytes())
    return scratch / "source" / name


def build_wheel(executable, source, scratch):
    """A wheel made by an interpreter, as pip makes it."""
    builder, out = scratch / "builder", scratch / "built"
    shutil.rmtree(builder, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    run([executable, "-m", "venv", builder])
    run([builder / "bin" / "python", "-m", "pip", "wheel", "-q", "--no-deps", "-w", out, source],
        env={"PARTYORG_BUILD": str(scratch / "make"), "CFLAGS": os.environ.get("CFLAGS", QUICK)})
    return next(out.glob("*.whl"))


def audit(tools, wheel, house):
    """The same wheel for manylinux."""
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    run([tools / "auditwheel", "repair", "-w", house, wheel], env={"PATH": path})
    stem = "-".join(wheel.name.split("-")[:4])
    repaired = next(house.glob(f"{stem}-manylinux*.whl"))
    with zipfile.ZipFile(repaired) as archive:
        names = archive.namelist()
    check(f"{repaired.name} brings no other library", not [one for one in names if ".libs/" in one], names)
    tag = re.search(r"manylinux_2_(\d+)_", repaired.name)
    check(f"{repaired.name} runs with glibc 2.17", tag and int(tag[1]) <= 17,
          run([tools / "auditwheel", "show", wheel], env={"PATH": path}))
    if "-abi3-" in repaired.name and (tools / "abi3audit").exists():
        said = " ".join(run([tools / "abi3audit", "--strict", "--summary", repaired]).split())
        check(f"{repaired.name} keeps to the stable interface",
              "0 ABI version mismatches and 0 ABI violations" in said, said)
    return repaired


def use(executable, wheel, scratch, version):
    """Installs a wheel in a clean environment, with nothing else on the PATH, and uses it."""
    place = scratch / "clean"
    shutil.rmtree(place, ignore_errors=True)
    run([executable, "-m", "venv", place])
    python = place / "bin" / "python"
    alone = {"PATH": str(place / "bin"), "CC": "/nonexistent/cc"}
    examples = re.findall(r"^```python\n(.*?)^```$", (PACKAGE / "README.md").read_text("utf-8"), re.M | re.S)
    run([python, "-m", "pip", "install", "-q", "--only-binary", ":all:", wheel, "pytest"], env=alone, cwd=scratch)
    run([python, "-W", "error", "-c", f"VERSION = {version!r}\nEXAMPLES = {examples!r}\n{ASKED}"], env=alone, cwd=scratch)
    if (PACKAGE / "partyorg" / "command").is_dir():
        said = run([place / "bin" / "partyorg", "--version"], env=alone, cwd=scratch)
        check("the command tells its version", version in said, said)
    run([python, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider",
         *(TOP / "tests" / "python" / name for name in TESTS)], env=alone, cwd=scratch)


def main(build, version, given):
    tools = pathlib.Path(build).resolve() / "wheel-venv" / "bin"
    tried = []
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        house, stable = scratch / "house", None
        house.mkdir()
        try:
            source = source_distribution(tools, scratch, version)
        except Failed as error:
            check("a source distribution is made", False, error)
            given, source = [], None
        for number, executable in interpreters(given) if source else []:
            title = "Python " + ".".join(map(str, number))
            try:
                if number < (3, 11) or stable is None:
                    wheel = build_wheel(executable, source, scratch)
                    wanted = "cp311-abi3" if number >= (3, 11) else "cp3{0}-cp3{0}".format(number[1])
                    check(f"{title} makes a wheel {wanted}", f"-{wanted}-" in wheel.name, wheel.name)
                    repaired = audit(tools, wheel, house)
                    if number >= (3, 11):
                        stable = repaired
                use(executable, stable if number >= (3, 11) else repaired, scratch, version)
                check(title, True)
                tried.append(f"{number[0]}.{number[1]}")
            except Failed as error:
                check(title, False, error)
        wheels = sorted(re.sub(r"^partyorg-[^-]*-|[.]whl$", "", one.name) for one in house.iterdir())
    check("a wheel was tried at all", tried)
    print(f"Python {', '.join(tried)}: {', '.join(wheels)}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))

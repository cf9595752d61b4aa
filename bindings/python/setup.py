# SPDX-License-Identifier: MIT
"""Builds the module in C for setuptools, by the Makefile of the library: the rules stand there alone.

The sources are the tree that this file lies in, or their copy in `native`, which a source distribution carries.
CC, CFLAGS, CPPFLAGS, LDFLAGS, AR and SWIG are those of the environment. PARTYORG_BUILD names a folder to build in that
is kept, so that several interpreters share one build of the library.
"""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys
import sysconfig

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

HERE = pathlib.Path(__file__).resolve().parent
# What the module is built from, beside the headers and sources of the library.
SOURCES = ("Makefile", "LICENSE", "libpartyorg.pc.in", "**/*.mk", "include/**/*.h", "libpartyorg/*.[ch]",
           "libpartyorg/*.def", "libpartyorg/*.map", "libpartyorg/scorecards/*.json", "bindings/*.i", "bindings/*.h",
           "bindings/python/*.[ch]", "bindings/python/*.i")


def find_root() -> pathlib.Path:
    for root in (HERE / "native", HERE.parent.parent):
        if (root / "include" / "partyorg" / "base.h").is_file() and (root / "Makefile").is_file():
            return root
    raise SystemExit(f"{HERE}: the sources of the library are neither in ./native nor in ../..; "
                     "pip before 21.3 builds in a copy of this folder: use a newer one, or a source distribution")


ROOT = find_root()


def version() -> str:
    """That of the library: the header is the one source."""
    found = re.search(r'^#define PARTYORG_VERSION "(.*)"', (ROOT / "include/partyorg/base.h").read_text("utf-8"), re.M)
    assert found, "base.h defines PARTYORG_VERSION"
    return found[1]


def surroundings() -> dict[str, str]:
    """The environment; unless SWIG names one, the SWIG that came with the build requirements comes first."""
    if "SWIG" not in os.environ:
        try:
            import swig  # sets SWIG_LIB
        except ImportError:
            pass
        else:
            return {**os.environ, "PATH": os.pathsep.join([swig.BIN_DIR, os.environ.get("PATH", os.defpath)])}
    return dict(os.environ)


def is_stable() -> bool:
    """Whether the module keeps to the stable binary interface: one wheel for CPython 3.11, the first that has buffers in
    it, and all that follow. The wrappers of SWIG before 4.2 do not."""
    if (sys.implementation.name != "cpython" or sys.version_info < (3, 11)
            or sysconfig.get_config_var("Py_GIL_DISABLED")):
        return False
    environment = surroundings()
    swig = shutil.which(environment.get("SWIG", "swig"), path=environment.get("PATH"))
    said = subprocess.run([swig, "-version"], stdout=subprocess.PIPE, text=True, check=False).stdout if swig else ""
    found = re.search(r"SWIG Version (\d+)[.](\d+)", said)
    return found is None or (int(found[1]), int(found[2])) >= (4, 2)


STABLE = is_stable()
LIMITED = "0x030B0000"


class Build(build_ext):
    """Asks make for the module, whatever it needs."""

    def build_extension(self, ext: Extension) -> None:
        target = pathlib.Path(self.get_ext_fullpath(ext.name)).resolve()
        suffix = target.name[len("_core"):]
        # make takes no spaces, and what lies above the tree may have them
        build = os.path.relpath(os.environ.get("PARTYORG_BUILD") or self.build_temp, ROOT)
        made = os.path.join(build, "python" + suffix)
        command = [os.environ.get("MAKE", "make"), "-C", str(ROOT), "--no-print-directory",
                   f"-j{self.parallel or len(os.sched_getaffinity(0))}", f"BUILD={build}", f"PYTHON_BUILD={made}",
                   f"PYTHON_INCLUDE={sysconfig.get_path('include')}", f"PYTHON_SUFFIX={suffix}",
                   *([f"PYTHON_LIMITED={LIMITED}"] if STABLE else []), "python-module"]
        environment = surroundings()
        # A wheel carries no symbols for debuggers, unless somebody asks for them.
        if "CFLAGS" not in environment:
            environment["CFLAGS"] = "-O2"
            environment["LDFLAGS"] = f"-s {environment.get('LDFLAGS', '')}"
        # So that it runs with an older glibc than the one that it is built with.
        environment["CPPFLAGS"] = f"-DPO_ASK_PROCESSOR {environment.get('CPPFLAGS', '')}"
        # What started this may be a make, whose variables and jobs are its own.
        for name in ("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL"):
            environment.pop(name, None)
        try:
            subprocess.run(command, check=True, env=environment)
        except FileNotFoundError:
            raise SystemExit(f"{command[0]}: not found; building needs GNU make and a C compiler") from None
        package = ROOT / made / "partyorg"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / target.name, target)
        shutil.copyfile(package / "core.py", target.with_name("core.py"))

    def copy_extensions_to_source(self) -> None:
        """An editable installation has the wrapper in the tree too."""
        super().copy_extensions_to_source()
        shutil.copyfile(os.path.join(self.build_lib, "partyorg", "core.py"), HERE / "partyorg" / "core.py")

    def get_outputs(self) -> list[str]:
        return [name for target in super().get_outputs()
                for name in (target, os.path.join(os.path.dirname(target), "core.py"))]


class BuildPackage(build_py):
    """A module that is no more in the tree shall not enter the wheel from an earlier build."""

    def run(self) -> None:
        if not getattr(self, "editable_mode", False):
            shutil.rmtree(os.path.join(self.build_lib, "partyorg"), ignore_errors=True)
        super().run()


class SourceDistribution(sdist):
    """Carries the sources of the library."""

    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        super().make_release_tree(base_dir, files)
        native = pathlib.Path(base_dir) / "native"
        for pattern in SOURCES:
            for file in sorted(ROOT.glob(pattern)):
                place = file.relative_to(ROOT)
                if place.parts[0] == "build":
                    continue
                (native / place).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, native / place)


setup(
    version=version(),
    ext_modules=[Extension("partyorg._core", sources=[], py_limited_api=STABLE)],
    cmdclass={"build_ext": Build, "build_py": BuildPackage, "sdist": SourceDistribution},
    options={"bdist_wheel": {"py_limited_api": "cp311"}} if STABLE else {},
)

#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs the library into scratch directories and uses it from there, as a packager and a user would.
# BUILD, CC and MAKE as make has them; run from the top.
BUILD=${BUILD:-build}
CC=${CC:-cc}
MAKE=${MAKE:-make}
PKG_CONFIG=${PKG_CONFIG:-pkg-config}
unset PKG_CONFIG_PATH PKG_CONFIG_LIBDIR PKG_CONFIG_SYSROOT_DIR
unset LD_LIBRARY_PATH CPATH C_INCLUDE_PATH LIBRARY_PATH DESTDIR PREFIX
# What the caller's make passes down is for its own targets.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES
top=$(pwd)
case $BUILD in /*) ;; *) BUILD=$top/$BUILD ;; esac
. tests/try.sh
strict="-std=c11 -Wall -Wextra -Wpedantic -Werror"

equal() { # what, found, wanted
    try "$1: \"$2\", not \"$3\"" test "$2" = "$3"
}

make_in() { # directory, target, variables...
    directory=$1
    shift
    "$MAKE" -C "$directory" --no-print-directory BUILD="$BUILD" CC="$CC" "$@"
}

cat > "$scratch/program.c" << 'END'
#include <partyorg.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    partyorg_applicant file = PARTYORG_APPLICANT_INIT;
    partyorg_report report;
    partyorg_date on;
    if (strcmp(partyorg_version(), PARTYORG_VERSION) != 0)
        return 1;
    if (partyorg_version_number() !=
        PARTYORG_VERSION_MAJOR * 10000 + PARTYORG_VERSION_MINOR * 100 + PARTYORG_VERSION_PATCH)
        return 2;
    file.citizen_vn = 0;
    partyorg_report_init(&report);
    if (partyorg_date_parse("01/08/2025", 10, &on, NULL) != PARTYORG_OK ||
        partyorg_check(PARTYORG_CHECK_ADMISSION, &file, on, NULL, NULL, &report, NULL) != PARTYORG_OK)
        return 3;
    puts(partyorg_version());
    return report.verdict == PARTYORG_NOT_MET ? 0 : 4;
}
END
version=$(sed -n 's/^#define PARTYORG_VERSION "\(.*\)"/\1/p' include/partyorg/base.h)
major=${version%%.*}

# What an installation puts below its prefix.
cat > "$scratch/wanted" << END
include/partyorg.h
include/partyorg/arrow.h
include/partyorg/base.h
include/partyorg/batch.h
include/partyorg/catalogue.h
include/partyorg/check.h
include/partyorg/date.h
include/partyorg/facts.h
include/partyorg/limitation.h
include/partyorg/scorecard.h
include/partyorg/status.h
include/partyorg/vote.h
lib/libpartyorg.a
lib/libpartyorg.so
lib/libpartyorg.so.$major
lib/libpartyorg.so.$version
lib/pkgconfig/libpartyorg.pc
share/man/man3/partyorg.3
END

listed() { # the files below a directory
    (cd "$1" && find . -type f -o -type l) | sed 's|^\./||' | LC_ALL=C sort
}

# Builds the program with what pkg-config says, runs it, and asks pkg-config for the version.
used() { # what, directory of libraries, options of pkg-config...
    title=$1
    libraries=$2
    shift 2
    rm -f "$scratch/program"
    flags=$($PKG_CONFIG "$@" --cflags --libs libpartyorg) || flags=-no-package
    # shellcheck disable=SC2086
    try "$title: compiles" $CC $strict -o "$scratch/program" "$scratch/program.c" $flags
    try "$title: runs" env LD_LIBRARY_PATH="$libraries" "$scratch/program"
    equal "$title: version of the package" "$($PKG_CONFIG "$@" --modversion libpartyorg)" "$version"
    equal "$title: version of the library" "$(env LD_LIBRARY_PATH="$libraries" "$scratch/program")" "$version"
}

# ---- nothing of it is on this machine already, else the rest would prove nothing
try "without the package the program does not compile" sh -c \
    "! $CC -std=c11 -o '$scratch/none' '$scratch/program.c' -lpartyorg"
try "without the package pkg-config knows nothing" sh -c "! $PKG_CONFIG --exists libpartyorg"
try "with the headers alone it does not link" sh -c \
    "! $CC -std=c11 -Iinclude -o '$scratch/none' '$scratch/program.c'"

# ---- as a packager: PREFIX=/usr below DESTDIR
try "make install PREFIX=/usr DESTDIR" make_in "$top" install PREFIX=/usr DESTDIR="$scratch/stage"
mkdir -p "$scratch/stage/usr"
listed "$scratch/stage/usr" > "$scratch/found"
try "the staged tree holds what it should" diff "$scratch/wanted" "$scratch/found"
equal "nothing is staged outside the prefix" "$(ls -A "$scratch/stage")" usr
pc=$scratch/stage/usr/lib/pkgconfig/libpartyorg.pc
try "the package file names its prefix" grep -qx 'prefix=/usr' "$pc"
try "the package file does not name the stage" sh -c "! grep -q '$scratch' '$pc'"
try "the package file has no path outside the prefix" sh -c \
    "! grep -E '^(libdir|includedir)=' '$pc' | grep -v '=\${prefix}/'"
equal "the development link" "$(readlink "$scratch/stage/usr/lib/libpartyorg.so")" "libpartyorg.so.$major"
equal "the link of the soname" "$(readlink "$scratch/stage/usr/lib/libpartyorg.so.$major")" "libpartyorg.so.$version"
equal "the mode of the library" "$(stat -c %a "$scratch/stage/usr/lib/libpartyorg.so.$version")" 755
equal "the mode of a header" "$(stat -c %a "$scratch/stage/usr/include/partyorg/check.h")" 644
mv "$scratch/stage" "$scratch/moved stage"
mv "$scratch/moved stage" "$scratch/moved"
PKG_CONFIG_PATH=$scratch/moved/usr/lib/pkgconfig
export PKG_CONFIG_PATH
used "the staged tree, moved" "$scratch/moved/usr/lib" --define-variable=prefix="$scratch/moved/usr"
used "the staged tree, moved, --define-prefix" "$scratch/moved/usr/lib" --define-prefix
unset PKG_CONFIG_PATH
mkdir -p "$scratch/stage"
mv "$scratch/moved/usr" "$scratch/stage/usr"
try "make uninstall PREFIX=/usr DESTDIR" make_in "$top" uninstall PREFIX=/usr DESTDIR="$scratch/stage"
equal "uninstall leaves nothing staged" "$(listed "$scratch/stage")" ""

# ---- as a user: a prefix of one's own
own=$scratch/own
try "make install PREFIX" make_in "$top" install PREFIX="$own"
listed "$own" > "$scratch/found"
try "the installed tree holds what it should" diff "$scratch/wanted" "$scratch/found"
PKG_CONFIG_PATH=$own/lib/pkgconfig
export PKG_CONFIG_PATH
used "an own prefix" "$own/lib"
mv "$own" "$scratch/elsewhere"
PKG_CONFIG_PATH=$scratch/elsewhere/lib/pkgconfig
try "the moved prefix is not found without being told" sh -c \
    "! $CC -o '$scratch/none' '$scratch/program.c' \$($PKG_CONFIG --cflags --libs libpartyorg)"
used "an own prefix, moved" "$scratch/elsewhere/lib" --define-variable=prefix="$scratch/elsewhere"
used "an own prefix, moved, --define-prefix" "$scratch/elsewhere/lib" --define-prefix
unset PKG_CONFIG_PATH
# Static linking: the program needs no library at run time.
rm -f "$scratch/program"
try "static library: compiles" $CC $strict -I"$scratch/elsewhere/include" -o "$scratch/program" "$scratch/program.c" \
    "$scratch/elsewhere/lib/libpartyorg.a"
equal "static library: runs" "$(env -u LD_LIBRARY_PATH "$scratch/program")" "$version"
try "static library: nothing is loaded" sh -c "! ldd '$scratch/program' | grep -q partyorg"
try "static program: compiles" $CC $strict -static -I"$scratch/elsewhere/include" -o "$scratch/program" \
    "$scratch/program.c" -L"$scratch/elsewhere/lib" -lpartyorg
equal "static program: runs" "$("$scratch/program")" "$version"
mv "$scratch/elsewhere" "$own"
try "make uninstall PREFIX" make_in "$top" uninstall PREFIX="$own"
equal "uninstall leaves nothing installed" "$(listed "$own")" ""

# ---- libraries where a distribution keeps them
try "make install LIBDIR" make_in "$top" install PREFIX="$own" LIBDIR="$own/lib/multi-arch"
PKG_CONFIG_PATH=$own/lib/multi-arch/pkgconfig
export PKG_CONFIG_PATH
used "a LIBDIR" "$own/lib/multi-arch"
try "the package file names LIBDIR below its prefix" grep -qx 'libdir=${prefix}/lib/multi-arch' \
    "$PKG_CONFIG_PATH/libpartyorg.pc"
unset PKG_CONFIG_PATH
try "make uninstall LIBDIR" make_in "$top" uninstall PREFIX="$own" LIBDIR="$own/lib/multi-arch"
equal "uninstall leaves nothing in LIBDIR" "$(listed "$own")" ""

# ---- from the tree, not installed at all: found under the plain name, and no path to set at run time
PKG_CONFIG_PATH=$BUILD
export PKG_CONFIG_PATH
cd "$scratch" || exit 1
rm -f program
# shellcheck disable=SC2046
try "uninstalled: compiles" $CC $strict -o program program.c \
    $($PKG_CONFIG --cflags --libs libpartyorg)
equal "uninstalled: runs" "$(env -u LD_LIBRARY_PATH ./program)" "$version"
equal "uninstalled: version of the package" "$($PKG_CONFIG --modversion libpartyorg)" "$version"
cd "$top" || exit 1
unset PKG_CONFIG_PATH

# ---- the source archive
if git rev-parse -q --verify HEAD > /dev/null 2>&1 && git cat-file -e HEAD:libpartyorg/report.c 2> /dev/null &&
    git cat-file -e HEAD:tests/module.mk 2> /dev/null; then
    try "make dist" "$MAKE" --no-print-directory BUILD="$scratch/dist" dist
    archive=$scratch/dist/libpartyorg-$version.tar.gz
    mkdir -p "$scratch/unpacked"
    try "the archive unpacks" tar -xzf "$archive" -C "$scratch/unpacked"
    equal "the archive holds one directory" "$(ls -A "$scratch/unpacked")" "libpartyorg-$version"
    tree=$scratch/unpacked/libpartyorg-$version
    # Whether anything is missing shows without optimizing.
    try "the archive builds" "$MAKE" -C "$tree" --no-print-directory BUILD=build CC="$CC" CFLAGS='-O0 -DPO_CALLS' lib
    try "the archive's library links" $CC $strict -I"$tree/include" -o "$scratch/program" "$scratch/program.c" \
        "$tree/build/libpartyorg.a"
    try "the archive's library runs" "$scratch/program"
    try "the archive holds a licence and a readme" test -s "$tree/LICENSE" -a -s "$tree/README.md"
else
    echo "skipped: make dist (the last commit does not hold these files yet)"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: MIT
# What the built library shows to the world and needs from it. BUILD is the build directory; run from the top.
#
# - The shared library exports the names in tests/symbols.txt and no others; the headers declare the same ones.
# - It needs libc.so.6 alone, and no symbol of anyone else's.
# - It has no writable data of its own: no .data, .bss, .data.rel.ro, .tdata, no constructors, no relocations but
#   those of the functions it calls.
# - Every global symbol of the static library begins with partyorg_ or po_.
# - The library writes nothing and reads no environment: it names no function that could.
LC_ALL=C
export LC_ALL
BUILD=${BUILD:-build}
shared=$BUILD/libpartyorg.so
static=$BUILD/libpartyorg.a
golden=tests/symbols.txt
passed=0
failed=0

# check "what" "what was found that should not be there"
check() {
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1"
        printf '%s\n' "$2" | sed 's/^/    /'
    fi
}

for file in "$shared" "$static" "$golden"; do
    [ -r "$file" ] || { echo "$file: not there; run make lib"; exit 1; }
done
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

nm -D --defined-only "$shared" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort > "$scratch/exported"
check "exported symbols are those of $golden (<: missing, >: new)" \
    "$(diff "$golden" "$scratch/exported" | grep '^[<>]')"

cat include/*.h include/partyorg/*.h | grep '^PARTYORG_API' | grep -o 'partyorg_[a-z_]*(' | tr -d '(' | sort \
    > "$scratch/declared"
check "declared functions are those of $golden" "$(diff "$golden" "$scratch/declared" | grep '^[<>]')"

check "symbols with a type other than T" "$(nm -D --defined-only "$shared" | awk '$2 != "T" && $2 != "A"')"
check "undefined symbols that are not libc's" \
    "$(nm -D --undefined-only "$shared" | awk '{ print $NF }' | grep -v '^[a-z_0-9]*@GLIBC_[0-9.]*$')"
check "libraries needed beside libc.so.6" \
    "$(readelf -dW "$shared" | awk '/\(NEEDED\)/ { print $NF }' | grep -vxF '[libc.so.6]')"
check "RPATH or RUNPATH, text relocations, an executable stack" \
    "$(readelf -dW "$shared" | grep -E 'RPATH|RUNPATH|TEXTREL'; readelf -lW "$shared" | grep 'GNU_STACK.*RWE')"
soname=$(readelf -dW "$shared" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')
check "the soname is the name of a file beside the library" \
    "$([ -n "$soname" ] && [ -e "$BUILD/$soname" ] || echo "soname: $soname")"

# Names of sections hold no spaces; their size is the sixth field after the number in brackets is taken away.
readelf -SW "$shared" | sed -n 's/^ *\[ *[0-9]*\] *//p' | awk '{ print $1, $5 }' > "$scratch/sections"
writable='^\.(data|bss|data\.rel.*|tdata|tbss|init_array|fini_array|ctors|dtors|init|fini) '
check "writable sections" "$(grep -E "$writable" "$scratch/sections" | grep -v ' 0*$')"
check "the sections are read at all" "$(grep -q '^\.text 0*[1-9a-f]' "$scratch/sections" || echo "no .text found")"
check "relocations other than of functions" "$(readelf -rW "$shared" | grep -E 'R_[A-Z0-9_]+' | grep -vE 'JU?MP_SLO')"

check "global symbols of the static library outside partyorg_ and po_" \
    "$(nm -g --defined-only "$static" | awk 'NF == 3 { print $3 }' | grep -vE '^(partyorg|po)_')"
check "global variables of the static library that can be written" \
    "$(nm -g --defined-only "$static" | awk 'NF == 3 && $2 ~ /[DBCGS]/')"
# What it may call: bytes and strings, nothing that prints, aborts, locks or reads locale or environment. Results in
# Arrow form are the one thing that is allocated, and what the processor can do the one thing that is asked.
own='(partyorg|po)_.*|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail'
harmless='bcmp|mem(cpy|move|set|cmp|chr)|str(len|n?cmp|c?spn|pbrk|r?chr|str)'
nm -u "$static" | awk '/^[^ ]*[.]o:$/ { object = $1; sub(/:$/, "", object) } NF == 2 { print object, $2 }' | sort -u \
    > "$scratch/called"
check "functions called that are neither its own nor of bytes and strings" \
    "$(grep -vxE "arrow[.]o (calloc|free)|batch[.]o __x86_get_cpuid_feature_leaf" "$scratch/called" | grep -vxE "[^ ]* ($own|$harmless)")"
check "what arrow.o calls is read at all" \
    "$(grep -qx 'arrow[.]o calloc' "$scratch/called" || echo "no call of calloc found")"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: MIT
# That batches are still examined by vector instructions. A harmless edit can cost the factor that they are there for, and
# nothing else would show it. No clock is asked:
#
# - The functions on lanes (lanes.c), as compiled for AVX2, work on 256-bit registers, and for other processors on 128-bit
#   ones; no body has any of its own.
# - valgrind counts the instructions of one call, with verdict and both masks: so many a row are allowed for each check.
#
# BUILD and VALGRIND as make has them; run from the top.
BUILD=${BUILD:-build}
. tests/try.sh

disassemble() { objdump -d --no-show-raw-insn "$1" | awk -v f="<$2" 'index($0, f) && /:$/ { p = 1 } p { print } /^$/ { p = 0 }'; }
uses() { # object, function, register
    disassemble "$1" "$2>" > "$scratch/code"
    [ "$(grep -c "%$3" "$scratch/code")" -ge 8 ] || { echo "$1: $2 uses %$3 in $(grep -c "%$3" "$scratch/code") places"; return 1; }
}
calls() { nm -u "$1" | grep -q " U $2"; } # object, start of a name
functions=$(sed -n 's/^#define l_[a-z_]* LANES(\(l_[a-z_]*\))$/\1/p' libpartyorg/lanes.h)
try "lanes.h declares functions" test "$(echo "$functions" | wc -l)" -ge 20
for function in $functions; do
    case $function in l_sum) continue ;; esac # a memset
    try "$function is made of vectors of 256 bits" uses "$BUILD/obj/lanes.avx2.o" po_${function}_avx2 ymm
    try "$function is made of vectors of 128 bits" uses "$BUILD/obj/lanes.any.o" po_${function}_any xmm
done
for object in "$BUILD"/obj/*.avx2.o; do
    case $object in */lanes.* | */block.*) continue ;; esac
    try "$object calls lanes.c" calls "$object" po_l_
    try "${object%.avx2.o}.any.o calls lanes.c" calls "${object%.avx2.o}.any.o" po_l_
done

rows=51200
exec 3>&1 # what is counted is printed, not only when it is too much
limit() { # check, its number, instructions a row
    ${VALGRIND:-valgrind} --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect=partyorg_check_batch \
        "$BUILD/bench/bench_batch" once $rows "$2" > "$scratch/count" 2>&1 || { cat "$scratch/count"; return 1; }
    count=$(sed -n 's/.*Collected : *\([0-9]*\).*/\1/p' "$scratch/count")
    [ -n "$count" ] || { cat "$scratch/count"; return 1; }
    echo "$1: $((count / rows)) instructions a row, at most $3 are allowed" >&3
    [ $((count / rows)) -le "$3" ]
}
if [ "$("$BUILD/bench/bench_batch" run 64 1 | sed -n 's/.*instructions: //p')" = avx2 ]; then
    number=0
    for check in admission:350 recognition:150 readmission:90 party_age:35 deletion:240 leaving:58 discipline:190 \
        suspension:95 appeal:120 exemption:58 transfer:190 screening:77 review:280 review_cap:65 meeting:510 \
        meeting_year:61 cell_rating:300 cell_structure:135 development:53 dues:155; do
        try "${check%:*} takes few instructions" limit "${check%:*}" $number "${check#*:}"
        number=$((number + 1))
    done
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

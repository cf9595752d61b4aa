#!/bin/sh
# SPDX-License-Identifier: MIT
# That batches are still examined by vector instructions. A harmless edit can cost the factor that they are there for, and
# nothing else would show it. No clock is asked:
#
# - The functions on lanes (lanes.h) of every body, as compiled for AVX2, work on 256-bit registers, and for other
#   processors on 128-bit ones.
# - valgrind counts the instructions of one call, with verdict and both masks: so many a row are allowed for each check.
#
# BUILD and VALGRIND as make has them; run from the top.
BUILD=${BUILD:-build}
. tests/try.sh

disassemble() { objdump -d --no-show-raw-insn "$1" | awk -v f="<$2" 'index($0, f) && /:$/ { p = 1 } p { print } /^$/ { p = 0 }'; }
uses() { # object, function, register
    disassemble "$1" "$2" > "$scratch/code"
    [ "$(grep -c "%$3" "$scratch/code")" -ge 8 ] || { echo "$1: $2 uses %$3 in $(grep -c "%$3" "$scratch/code") places"; return 1; }
}
for object in "$BUILD"/obj/*.avx2.o; do
    case $object in */block.*) continue ;; esac
    for function in l_less_each l_add_months; do
        grep -q "<$function" <<EOF || continue
$(objdump -d --no-show-raw-insn "$object" | grep '^[0-9a-f]* <')
EOF
        try "$function of $object is made of vectors" uses "$object" $function ymm
        try "$function of ${object%.avx2.o}.any.o is made of vectors" uses "${object%.avx2.o}.any.o" $function xmm
    done
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
    for check in admission:385 recognition:162 readmission:99 party_age:36 deletion:243 leaving:60 discipline:210 \
        suspension:102 appeal:129 exemption:63 transfer:205 screening:80 review:405 review_cap:71 meeting:610 \
        meeting_year:68 cell_rating:445 cell_structure:150 development:58 dues:178; do
        try "${check%:*} takes few instructions" limit "${check%:*}" $number "${check#*:}"
        number=$((number + 1))
    done
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

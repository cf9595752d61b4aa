#!/bin/sh
# SPDX-License-Identifier: MIT
# Every public header alone and all together compile without a warning, as C11, C17 and C++17, with gcc and clang
# where they are there; the C++ program runs. BUILD, CC and CXX as make has them; run from the top.
BUILD=${BUILD:-build}
. tests/try.sh
strict="-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Iinclude"

seen=" "
for pair in "${CC:-cc}:${CXX:-c++}" gcc:g++ clang:clang++; do
    cc=${pair%%:*}
    cxx=${pair#*:}
    case $seen in *" $pair "*) continue ;; esac
    seen="$seen$pair "
    command -v "${cc%% *}" > /dev/null && command -v "${cxx%% *}" > /dev/null ||
        { echo "no $cc and $cxx here"; continue; }
    for header in partyorg.h partyorg/arrow.h partyorg/base.h partyorg/batch.h partyorg/catalogue.h partyorg/check.h \
        partyorg/date.h partyorg/facts.h partyorg/limitation.h partyorg/scorecard.h partyorg/status.h \
        partyorg/vote.h; do
        # Twice, to see that it guards itself; the typedef keeps the file from being empty.
        printf '#include "%s"\n#include "%s"\ntypedef int used;\n' "$header" "$header" > "$scratch/one.c"
        cp "$scratch/one.c" "$scratch/one.cpp"
        for standard in c11 c17 gnu17; do
            try "$header as $standard with $cc" $cc -std=$standard $strict -Wstrict-prototypes -c \
                -o "$scratch/one.o" "$scratch/one.c"
        done
        for standard in c++11 c++17 c++20; do
            try "$header as $standard with $cxx" $cxx -std=$standard $strict -c -o "$scratch/one.o" "$scratch/one.cpp"
        done
    done
    try "tests/test_headers.cpp with $cxx" $cxx -std=c++17 -Wall -Wextra -Wpedantic -Werror -Iinclude \
        -o "$scratch/headers" tests/test_headers.cpp "$BUILD/libpartyorg.a"
    try "tests/test_headers.cpp runs ($cxx)" "$scratch/headers"
done
# Every header that is there is tried above.
for header in include/*.h include/partyorg/*.h; do
    try "$header is in the list of tests/check_headers.sh" grep -q "${header#include/}" tests/check_headers.sh
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

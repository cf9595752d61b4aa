#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the targets named, one after the other, each with a log of its own in $BUILD/check, and adds them up.
#
#     sh tests/check.sh check-c check-cases ...
BUILD=${BUILD:-build}
MAKE=${MAKE:-make}
logs=$BUILD/check
mkdir -p "$logs" || exit 1
passed=0
failed=0
skipped=0
for part; do
    log=$logs/$part.log
    begun=$(date +%s)
    "$MAKE" --no-print-directory -j"$(nproc)" "$part" > "$log" 2>&1
    status=$?
    took=$(($(date +%s) - begun))
    # What the part itself said last, but for make's own words.
    said=$(grep -vE '^make(\[[0-9]+\])?:|^$' "$log" | tail -n 1 | cut -c 1-90)
    case $said in
    skipped:*)
        skipped=$((skipped + 1))
        printf 'skipped %-22s %4ds  %s\n' "$part" "$took" "$said"
        continue
        ;;
    esac
    if [ $status -eq 0 ]; then
        passed=$((passed + 1))
        printf 'ok      %-22s %4ds  %s\n' "$part" "$took" "$said"
    else
        failed=$((failed + 1))
        printf 'FAILED  %-22s %4ds  %s\n' "$part" "$took" "$said"
        tail -n 25 "$log" | sed 's/^/        /'
        echo "        ($log)"
    fi
done
[ "$skipped" -eq 0 ] && more= || more=", $skipped skipped"
echo "$passed passed, $failed failed$more"
[ "$failed" -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs files of cases through C, Python and Lua and compares what the three say, byte by byte.
#
#     sh tests/cases.sh FILE...
#
# A case fails when it fails in any language or the languages disagree. The last line is "N passed, N failed"; the exit
# status is 1 when a case failed, a file could not be read or held no case, or a runner broke down. BUILD, PYTHON and
# LUA as make has them.
BUILD=${BUILD:-build}
PYTHON=${PYTHON:-python3}
LUA=${LUA:-lua5.4}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

if [ $# -eq 0 ]; then
    echo "usage: cases.sh FILE..."
    echo "0 passed, 0 failed"
    exit 1
fi

broken() {
    echo "failed: $1"
    failed=$((failed + 1))
}

run_c() {
    "$BUILD/tests/run_cases" "$1"
}
run_python() {
    PYTHONPATH=$BUILD/python PYTHONDONTWRITEBYTECODE=1 $PYTHON tests/python/run_cases.py "$1"
}
run_lua() {
    LUA_PATH="$BUILD/lua/?.lua;;" LUA_CPATH="$BUILD/lua/?.so;;" $LUA tests/lua/run_cases.lua "$1"
}

# Three outputs beside each other. Fields: status, id, verdict, rules, stages, values, missing, reasons.
cat > "$scratch/compare.awk" << 'END'
BEGIN {
    FS = "\t"
    count = split("verdict rules stages values missing reasons", names, " ")
}
FNR == 1 { file++ }
/^[0-9]+ passed, [0-9]+ failed$/ { summary[file] = $0; next }
{ line[file, ++lines[file]] = $0 }
function field(language, case_number, number,    parts) {
    split(line[language, case_number], parts, "\t")
    return parts[number]
}
END {
    language[1] = "C"; language[2] = "Python"; language[3] = "Lua"
    most = lines[1]
    for (i = 2; i <= 3; i++)
        if (lines[i] > most)
            most = lines[i]
    for (n = 1; n <= most; n++) {
        agree = line[1, n] == line[2, n] && line[1, n] == line[3, n]
        if (agree && field(1, n, 1) == "pass") {
            passed++
            continue
        }
        failed++
        for (i = 1; i <= 3; i++)
            if ((i, n) in line) {
                printf "failed: %s\n", field(i, n, 2)
                break
            }
        if (agree) {
            shown = field(1, n, 8)
            gsub(/; /, "\n    ", shown)
            printf "    %s\n", shown
            continue
        }
        for (i = 1; i <= 3; i++) {
            if (!((i, n) in line)) {
                printf "    %s: no line\n", language[i]
                continue
            }
            if (field(i, n, 8) != "")
                printf "    %s: %s\n", language[i], field(i, n, 8)
        }
        if (field(1, n, 1) != field(2, n, 1) || field(1, n, 1) != field(3, n, 1) || field(1, n, 2) != field(2, n, 2) ||
            field(1, n, 2) != field(3, n, 2))
            for (i = 1; i <= 3; i++)
                if ((i, n) in line)
                    printf "    %s says %s %s\n", language[i], field(i, n, 1), field(i, n, 2)
        # Of other cases there is nothing to compare.
        if (field(1, n, 2) != field(2, n, 2) || field(1, n, 2) != field(3, n, 2))
            continue
        for (k = 1; k <= count; k++) {
            differs = 0
            for (i = 2; i <= 3; i++)
                if ((1, n) in line && (i, n) in line && field(1, n, k + 2) != field(i, n, k + 2))
                    differs = 1
            if (!differs)
                continue
            # Of a list show what only some have.
            for (i = 1; i <= 3; i++) {
                if (!((i, n) in line))
                    continue
                shown = ""
                if (k == 1 || k == count)
                    shown = field(i, n, k + 2)
                else {
                    m = split(field(i, n, k + 2), words, k == 5 ? "," : " ")
                    for (w = 1; w <= m; w++) {
                        everywhere = 1
                        for (j = 1; j <= 3; j++) {
                            list = k == 5 ? "," field(j, n, k + 2) "," : " " field(j, n, k + 2) " "
                            space = k == 5 ? "," : " "
                            if ((j, n) in line && index(list, space words[w] space) == 0)
                                everywhere = 0
                        }
                        if (!everywhere)
                            shown = shown (shown == "" ? "" : " ") words[w]
                    }
                }
                printf "    %s in %s: %s\n", names[k], language[i], shown == "" ? "(nothing, or another order)" : shown
            }
        }
    }
    for (i = 1; i <= 3; i++)
        if (summary[i] == "")
            printf "    %s: no summary\n", language[i]
        else if (summary[i] != summary[1] && summary[1] != "")
            printf "    %s: %s; C: %s\n", language[i], summary[i], summary[1]
    print passed + 0, failed + 0 > counts
}
END

for file; do
    if [ ! -f "$file" ] || [ ! -r "$file" ]; then
        broken "$file cannot be read"
        continue
    fi
    if ! grep -q '[^[:space:]]' "$file"; then
        broken "$file holds no case"
        continue
    fi
    before=$failed
    for language in c python lua; do
        run_$language "$file" > "$scratch/$language" 2> "$scratch/$language.err"
        status=$?
        # Nothing at all would shift the files that awk counts.
        [ -s "$scratch/$language" ] || echo > "$scratch/$language"
        last=$(tail -n 1 "$scratch/$language")
        case $status:$last in
        0:*" passed, 0 failed" | 1:*" passed, "*" failed") ;;
        *)
            broken "$file: the runner of $language ended with $status after \"$(printf %s "$last" | cut -c 1-80)\""
            sed 's/^/    /' "$scratch/$language.err" | tail -n 8
            ;;
        esac
    done
    awk -v counts="$scratch/counts" -f "$scratch/compare.awk" "$scratch/c" "$scratch/python" "$scratch/lua" \
        > "$scratch/shown"
    read -r more_passed more_failed < "$scratch/counts" || broken "$file: the outputs could not be compared"
    passed=$((passed + more_passed))
    failed=$((failed + more_failed))
    if [ "$failed" -gt "$before" ]; then
        echo "$file:"
        head -n 400 "$scratch/shown"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the examples in C, Python and Lua on the same inputs: standard output, standard error and exit status must be the
# same byte by byte, and those on some files also the recorded ones. With UPDATE=1 these are recorded anew.
#
# EXAMPLES_C, EXAMPLES_PYTHON, EXAMPLES_LUA: what stands before the name of a program to run it, `.py` or `.lua` after
# it. ROLL: what make_roll.py prints. SMALL: a small province of make_province.py. VALGRIND: its command, or empty. Called from the top directory.
set -u
data=examples
here=tests/examples
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# result WHAT: the outcome of the command before.
result() {
    if [ $? -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $1"
    fi
}

# run NAME COMMAND ARGUMENT...: keeps output, errors and status under that name. The command is split at spaces.
run() {
    name=$1
    command=$2
    shift 2
    $command "$@" <"$input" >"$work/$name.out" 2>"$work/$name.err"
    echo $? >"$work/$name.status"
}

# same STATUS ARGUMENT...: the program gives that status and the same bytes in all three.
input=/dev/null
program=dossier
same() {
    status=$1
    shift
    run c "$EXAMPLES_C$program" "$@"
    [ "$(cat "$work/c.status")" = "$status" ]
    result "status $(cat "$work/c.status"), not $status: $program $*"
    for language in python lua; do
        if [ $language = python ]; then
            run $language "$EXAMPLES_PYTHON$program.py" "$@"
        else
            run $language "$EXAMPLES_LUA$program.lua" "$@"
        fi
        for stream in out err status; do
            cmp -s "$work/c.$stream" "$work/$language.$stream"
            result "$stream differs between c and $language: $program $*"
        done
    done
}

# recorded NAME FILE: a file just written is the recorded one.
recorded() {
    if [ -n "${UPDATE:-}" ]; then
        mkdir -p $here/expected && cp "$2" "$here/expected/$1"
    fi
    cmp -s "$2" "$here/expected/$1"
    result "not as recorded: $here/expected/$1 (UPDATE=1 records anew)"
}

# prints FORMAT: a table made here.
prints() {
    printf "$1" >"$work/made.csv"
}

on="--on 2026-11-22"

# every input, language and format
for lang in vi en; do
    for format in table csv json; do
        same 0 $on --lang $lang --format $format $data/dossier.csv
        same 0 $on --lang $lang --format $format $data/ho-so.csv
        same 1 $on --lang $lang --format $format $here/bad.csv
        recorded bad.$lang.err "$work/c.err"
        if [ $format = json ]; then
            grep '"line":' "$work/c.out" >"$work/errors"
            recorded bad.$lang.json "$work/errors"
        else
            recorded bad.$lang.$format "$work/c.out"
        fi
    done
done
"${PYTHON:-python3}" - "$work/c.out" <<'END'
import json, sys
rows = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(any(("report" in row) == ("error" in row) for row in rows))
END
result "the JSON is not valid"

# one file in full: of every procedure, verdict and stage
for file in HS-2021-001 HS-2022-002 HS-2023-002 HS-2025-004 HS-2026-001 HS-2026-015 HS-2026-018 HS-2026-024 \
            HS-2026-030 HS-2026-035 HS-2026-045 HS-2026-049 HS-2026-052 HS-2026-054 HS-2026-059; do
    same 0 $on --file $file $data/dossier.csv
    same 0 $on --lang en --file $file $data/dossier.csv
done
same 0 $on --file HS-2025-302 $data/ho-so.csv
same 0 $on --file HS-2025-302 --format json $data/ho-so.csv
same 0 $on --file HS-2025-302 --format csv $data/ho-so.csv
same 1 $on --file HS-2026-503 $here/bad.csv
same 1 $on --file HS-2026-503 --format json $here/bad.csv
same 1 $on --file 'HS-2026-511, "bis"' $here/bad.csv
same 2 $on --file HS-0000-000 $data/ho-so.csv

# standard input, options, other days
input=$data/ho-so.csv
same 0 $on -
input=/dev/null
same 2 $on -
same 0 $data/ho-so.csv
same 0 --on 01/08/2025 $data/dossier.csv
same 0 --on 2019-03-01 $data/dossier.csv
same 0 --on 2250-01-01 $data/dossier.csv
same 0 $on --set-option age_count=by_day --set-option paper_age_from=document --set-option badge_count=by_month \
    --set-option trade_union_introducers=two --set-option readmission_clock=application $data/dossier.csv
same 0 $on --set-option 'Cách tính tuổi đời=tính theo ngày' --set-option paper_age_from= $data/dossier.csv
same 0 --help
same 0 --help --lang en

# wrong usage
same 2
same 2 --lang en
same 2 --lang fr $data/ho-so.csv
same 2 --lang en --on 2025-02-30 $data/ho-so.csv
same 2 --on
same 2 --check expulsion $data/ho-so.csv
same 2 --format xml $data/ho-so.csv
same 2 --colour $data/ho-so.csv
same 2 --set-option age_count $data/ho-so.csv
same 2 --set-option age=by_day $data/ho-so.csv
same 2 --set-option age_count=by_year $data/ho-so.csv
same 2 $data/ho-so.csv $data/dossier.csv
same 2 $here/none.csv
same 2 $here

# headers
prints ''
same 2 "$work/made.csv"
prints '\n\r\n\n'
same 2 "$work/made.csv"
prints 'file,age,born_on,Date of birth,check,Thủ tục,sex,\n1,2\n'
same 2 "$work/made.csv"
same 2 --lang en "$work/made.csv"
prints 'born_on\n2000-01-01\n'
same 2 "$work/made.csv"
prints 'file,"born_on"x\n1\n'
same 2 "$work/made.csv"
prints 'file,"born_on\n1\n'
same 2 "$work/made.csv"
prints 'file,born_on\377\n1\n'
same 2 "$work/made.csv"
prints '\377\376f\000i\000l\000e\000\n\000'
same 2 "$work/made.csv"

# lines and cells
prints 'file,born_on\n'
same 0 $on "$work/made.csv"
same 0 $on --format json "$work/made.csv"
same 0 $on --format csv "$work/made.csv"
prints '\357\273\277"file";"Ngày sinh"\r\n\r\n"A;1";19/5/1998\r\n"B ""2""";\r\nC\r\n;\r\n D\t; 1998-05-19 '
same 0 $on "$work/made.csv"
same 0 $on --format csv "$work/made.csv"
same 0 $on --file 'B "2"' "$work/made.csv"
prints 'file\rA\r"B\r'
same 1 $on "$work/made.csv"
prints 'file,born_on\nA,"1998-05-19\n\n"\nB,1998\000-05-19\nC,\355\240\200\nD,\360\237\230\200\nE,\300\200\n'
printf '\304\220,\nG\033[31m,\n\342\200\n' >>"$work/made.csv"
same 1 $on "$work/made.csv"
same 1 $on --format json "$work/made.csv"
prints 'file,left_on\nA,2020-01-01\n'
same 0 $on --check 'Kết nạp lại' "$work/made.csv"
same 1 $on "$work/made.csv"
{ printf 'file,born_on\nA,"'; head -c 1100000 /dev/zero | tr '\0' x; printf '"\nB,1998-05-19\n'; } >"$work/made.csv"
same 1 $on "$work/made.csv"

# nowhere to write
full() {
    [ -w /dev/full ] || return
    for command in "$EXAMPLES_C$program" "$EXAMPLES_PYTHON$program.py" "$EXAMPLES_LUA$program.lua"; do
        $command "$@" >/dev/full 2>"$work/full"
        [ $? -eq 2 ] && grep -q 'không ghi được' "$work/full"
        result "a full disk goes unnoticed: $command"
    done
}
full $on --format json $data/dossier.csv

# memory of the C program; arguments are split at spaces
memory() {
    [ -n "${VALGRIND:-}" ] || return
    for arguments; do
        $EXAMPLES_C$program $on $arguments >/dev/null 2>&1
        plain=$?
        $VALGRIND -q --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all --error-exitcode=99 \
            $EXAMPLES_C$program $on $arguments >/dev/null 2>"$work/valgrind"
        [ $? -eq $plain ]
        result "valgrind: $program $arguments"
    done
}
memory "$data/dossier.csv" "--format json $here/bad.csv" "--format csv $here/bad.csv" \
    "--file HS-2026-018 $data/dossier.csv" "--help" "$here/none.csv" "--lang en $work/made.csv"

# ---- screening: the roll, and files with a little of everything
program=screening
[ "$(cksum <"$ROLL")" = "$(cat $here/expected/roll.cksum)" ]
result "the roll of make_roll.py is another one: $(cksum <"$ROLL")"
for lang in vi en; do
    for format in text csv; do
        same 0 $on --lang $lang --format $format "$ROLL"
        same 0 $on --lang $lang --format $format $here/roll.csv
        recorded roll.$lang.$format "$work/c.out"
        same 1 $on --lang $lang --format $format $here/bad-roll.csv
        recorded bad-roll.$lang.$format "$work/c.out"
        recorded bad-roll.$lang.err "$work/c.err"
    done
    for member in DV-103 DV-110 DV-201 DV-202 DV-102; do
        same 0 $on --lang $lang --member $member $here/roll.csv
    done
    recorded member.$lang.text "$work/c.out"
    same 0 $on --lang $lang --cell CB-07 "$ROLL"
    same 0 --lang $lang --help
done

# one cell or member, standard input, other days
same 0 $on --cell 'CB-2, "khu B"' $here/roll.csv
same 0 $on --cell CB-3 --format csv $here/roll.csv
same 0 $on --member DV-101 --format csv $here/roll.csv
same 1 $on --member DV-7 $here/bad-roll.csv
same 2 $on --member DV-0 $here/roll.csv
same 2 $on --cell CB-0 $here/roll.csv
input=$here/roll.csv
same 0 $on -
input=/dev/null
same 2 $on -
same 0 $here/roll.csv
for day in 2000-01-01 01/08/2016 2025-07-01 2250-01-01; do
    same 0 --on $day $here/roll.csv
    same 0 --lang en --on $day --member DV-102 $here/roll.csv
done

# wrong usage, headers, empty rolls
same 2
same 2 --lang fr $here/roll.csv
same 2 --lang en --on 2025-02-30 $here/roll.csv
same 2 --on
same 2 --format json $here/roll.csv
same 2 --colour $here/roll.csv
same 2 $here/roll.csv $here/roll.csv
same 2 --lang en $here/none.csv
same 2 $here
prints 'member,cell,born_on,Party card,card_event,Chi bộ,,\nA,B\n'
for lang in vi en; do
    same 2 --lang $lang "$work/made.csv"
done
prints 'card_event\nkept\n'
same 2 "$work/made.csv"
prints 'member,"cell"x\n'
same 2 "$work/made.csv"
prints 'member,cell,\377\n'
same 2 "$work/made.csv"
prints 'member,cell\n'
same 0 $on "$work/made.csv"
same 0 $on --format csv "$work/made.csv"
prints 'member,cell,on_roll\nA,\377,no\n\377,B,no\nC,B,\377\nD,B,no\n,,\n'
same 1 $on "$work/made.csv"
same 1 $on --cell B "$work/made.csv"

full $on "$ROLL"
memory "$ROLL" "--format csv $here/roll.csv" "$here/bad-roll.csv" "--member DV-202 $here/roll.csv" "--help" \
    "$here/none.csv" "--cell CB-0 $here/roll.csv" "--colour" "$work/made.csv"

# ---- province/report: a small province
program=province/report
config=$data/province/config.csv
cat "$SMALL"/*.csv | cksum >"$work/province.cksum"
recorded province.cksum "$work/province.cksum"
for lang in vi en; do
    same 0 --lang $lang $config "$SMALL"
    recorded province.$lang.text "$work/c.out"
    same 0 --lang $lang --committee all $config "$SMALL"
    same 0 --lang $lang --committee X02 $config "$SMALL"
    same 2 --lang $lang --committee X99 $config "$SMALL"
    same 0 --lang $lang --help
    same 2 --lang $lang
    same 2 --lang $lang $config
    same 2 --lang $lang $config "$SMALL" "$SMALL"
    same 2 --lang $lang --colour red $config "$SMALL"
    same 2 --lang $lang --committee
done
same 2 --lang fr $config "$SMALL"
# damaged SED: with members.csv changed by it
damaged() {
    rm -rf "$work/small" && cp -r "$SMALL" "$work/small"
    sed "$1" "$SMALL/members.csv" >"$work/small/members.csv"
}
damaged '7s/,no,/,/'
same 2 --lang en $config "$work/small"
damaged '7s/,no,/,/; 9s/,no,/,no,no,/'
same 2 $config "$work/small"
damaged '12s/,no,/,"no",/; 20s/,/ , /g; 31s/$/\r/; 40s/^/\n/'
same 0 $config "$work/small"
cmp -s "$work/c.out" $here/expected/province.vi.text
result "quotes, spaces and empty lines change the report"
damaged '12s/,no,/,"no,/; 20s/no/n\xff/'
same 2 $config "$work/small"
on=
full $config "$SMALL"
memory "$config $SMALL" "--committee X01 $config $SMALL" "--committee X99 $config $SMALL" "--help"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

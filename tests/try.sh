# SPDX-License-Identifier: MIT
# Sourced by the scripts here: a scratch directory, and a count of what passed.
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

try() { # what, command...
    what=$1
    shift
    if "$@" > "$scratch/out" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $what"
        sed 's/^/    /' "$scratch/out" | tail -n 15
    fi
}

#!/bin/sh
# SPDX-License-Identifier: MIT
# How many small checks a second the service answers: wrk in a second process, on the same processors. Nothing is configured
# otherwise than it is shipped; the log is written.
#
#     sh load.sh DIRECTORY
#
# SECONDS_EACH, CONNECTIONS, and ANSWER (verdict or full) change what is asked. BUILD and NGINX_PROGRAM as make has them.
set -eu
here=$(dirname "$0")
port=${PORT:-8799}
sh "$here/prefix.sh" "$1" "$port" "${BUILD:-build}/luajit"
directory=$(cd "$1" && pwd)
rm -f "$directory/nginx.pid"
"${NGINX_PROGRAM:-/usr/sbin/nginx}" -p "$directory" -c nginx.conf &
server=$!
trap 'kill -QUIT $server; wait $server' EXIT
until [ -s "$directory/nginx.pid" ]; do
    kill -0 $server
    sleep 0.1
done
ask() {
    ANSWER=$1 wrk -t2 -c"${CONNECTIONS:-64}" -d"$2" --latency -s "$here/load.lua" "http://127.0.0.1:$port"
}
ask "${ANSWER:-verdict}" 2 > /dev/null # until what is asked is compiled
for answer in ${ANSWER:-verdict full}; do
    printf '?answer=%s: ' "$answer"
    ask "$answer" "${SECONDS_EACH:-10}" | tail -n 1
done

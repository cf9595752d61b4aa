#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes DIRECTORY what `nginx -p DIRECTORY -c nginx.conf` takes: the configuration, listening on PORT, the modules, and
# partyorg for LuaJIT where it was built.
#
#     sh prefix.sh DIRECTORY PORT BUILD/luajit
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$1/lua"
mkdir -p "$1/logs" "$1/temp" "$1/lua"
sed "s/127\.0\.0\.1:8787/127.0.0.1:$2/" "$here/nginx.conf" > "$1/nginx.conf"
ln -s "$here"/*.lua "$here/../json.lua" "$1/lua"
ln -sfn "$(cd "$3" && pwd)" "$1/partyorg"

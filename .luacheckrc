-- SPDX-License-Identifier: MIT
-- luacheck: what every supported Lua has, and no more, for the module and the examples; busted's words for the specs.
std = "min"
max_line_length = 125
files["tests/lua"] = {
    read_globals = { "jit", "unpack", math = { fields = { "type", "tointeger", "maxinteger", "mininteger" } },
                     table = { fields = { "unpack" } } },
}
files["tests/lua/spec"] = { std = "min+busted" }
-- Configurations of cellscore: what they set is read by it.
files["examples/cellscore"] = { globals = { "card", "year", "given_points", "checks", "extra_counts", "extra", "report" },
                                ignore = { "212/cell" } }
files["examples/province"] = { read_globals = { "unpack", table = { fields = { "unpack" } } } }
-- What only LuaJIT has.
files["bindings/lua/ffi.lua"] = { std = "luajit" }
files["tests/lua/ffi_spec.lua"] = { std = "luajit+busted" }
files["tests/bench/bench_ffi.lua"] = { std = "luajit" }
-- What each host gives to scripts.
files["examples/hosts/haproxy"] = { read_globals = { "core" } }
files["examples/hosts/postgresql"] = { read_globals = { "spi", "pgtype", math = { fields = { "type" } } } }
files["examples/hosts/prosody"] = { read_globals = { "module" } }
files["examples/hosts/prosody/prosody.cfg.lua"] = { ignore = { "111", "113" } } -- a list of settings
files["examples/hosts/nginx"] = { std = "ngx_lua" }
files["examples/hosts/nginx/load.lua"] = { read_globals = { "wrk" }, globals = { "request", "done" } }

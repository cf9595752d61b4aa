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

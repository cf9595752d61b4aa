-- SPDX-License-Identifier: MIT
-- That request.lua reads what is JSON, refuses the rest, and says why in both languages. Ends with "N passed, N failed".
local request = require "request"

local passed, failed = 0, 0

local function ok(what, value, ...)
    if value then
        passed = passed + 1
    else
        failed = failed + 1
        io.stderr:write(table.concat({ what, ... }, ": "), "\n")
    end
end

-- A text is refused in both languages, for that reason in English.
local function refused(text, pattern)
    local value, message = request.decode(text, "en")
    ok(("%q"):format(text), value == nil and message:find(pattern), message)
    local _, vietnamese = request.decode(text, "vi")
    ok(("%q"):format(text) .. " in Vietnamese", vietnamese and vietnamese:find("^nội dung: ") and vietnamese ~= message)
end

-- A file is refused with that status and name, for that reason in English.
local function unexamined(text, status, name, pattern)
    local report, message, found, at = request.examine(assert(request.decode(text, "en")), "en")
    ok(text, report == nil and found == status and at == name and message:find(pattern), tostring(message), tostring(found),
       tostring(at))
    local none, vietnamese = request.examine(assert(request.decode(text, "en")), "vi")
    ok(text .. " in Vietnamese", none == nil and vietnamese ~= message, tostring(vietnamese))
end

local function examined(text, verdict)
    local file, message = request.decode(text, "en")
    local report
    if file then
        report, message = request.examine(file, "en")
    end
    ok(text, report and report.verdict == verdict, tostring(message))
    return report
end

for _, text in ipairs { "", " \n\t " } do
    refused(text, "there is no body")
end
for _, text in ipairs { "[]", "[{}]", "5", "null", "true", '"text"', ' "{"' } do
    refused(text, "a JSON object")
end
for _, text in ipairs { "{", "{}}", "{} {}", '{"a":1,}', "{'a':1}",
                        '{"a":01}', '{"a":0x10}', '{"a":NaN}', '{"a":Infinity}',
                        '{"a":.5}', '{"a" 1}', '{"a":"\\x"}', '{"a":"\\ud800"}', '{"a":tru}', "\239\187\191{}",
                        "{a:1}",
                        "// x\n{}", '{"\\"a":1', "{}\1" } do
    refused(text, "not JSON: .* at byte %d")
end
for _, text in ipairs { '{"a":1,"a":1}', '{"b":{"a":1,"a":2}}',
                        '{"a":1,"\\u0061":2}', '{"a":[{"x":1,"x":2}]}', '{"":1,"":2}' } do
    refused(text, "is there twice")
end
for _, text in ipairs { "{}\0", '{"a":1}\0{"a":2}',
                        '{"a":"x\ny"}', '{"a":"x\ty"}', '{"a\1":"b"}', '{"a":"\31","b":"c"}' } do
    refused(text, "a control character")
end
for _, text in ipairs { '{"a":"\255"}', '{"a":"\192\128"}', '{"a":"\237\160\128"}', '{"a":"\244\144\128\128"}',
                        '{"a":"\224\128\128"}', '{"a":"\195"}', '{"a":"\128"}', '{"\240\159\152":1}' } do
    refused(text, "not UTF%-8")
end
refused(('{"a":'):rep(13) .. "1" .. ("}"):rep(13), "nested deeper")
refused(("["):rep(100000), "nested deeper")

-- What looks like it and is none of these.
for text, key in pairs { ['{"a:b":"c:d","e":":"}'] = "a:b", ['{"\\":":1}'] = "\":", ['{"a":"\\\\","b":"\\""}'] = "b",
                         ['{"ệ":"Đảng viên chính thức \240\159\152\128"}'] = "ệ", ['{"a":"[]","b":"x\\": []"}'] = "a",
                         [' \r\n\t{"a":{"a":{"a":1}}}\n'] = "a", ['{"a":"\\u0000\\n"}'] = "a",
                         ['{"a":"\127"}'] = "a" } do
    local value, message = request.decode(text, "en")
    ok(text, value and value[key] ~= nil, message)
end
local lists = assert(request.decode('{"a":[],"b":{},"c":"[]","d":[1]}', "en"))
ok("an empty list", lists.a == request.EMPTY_LIST and lists.b ~= request.EMPTY_LIST and lists.d[1] == 1)

local report = examined('{"check":"admission","on":"2025-08-01","facts":{"born_on":"2008-08-15","citizen_vn":null}}',
                        "not_met")
ok("the day given", report.on == "2025-08-01" and report:finding("ADM-AGE-MIN").status == "not_met")
report = examined('{"check":"party_age"}', "unknown")
ok("the day in Vietnam", report.on == os.date("!%Y-%m-%d", os.time() + 7 * 3600))
examined('{"check":"party_age","facts":null,"options":{},"days_off":[],"make_up":["2025-05-01"]}', "unknown")
examined('{"check":"admission","on":"2025-08-01","options":{"age_at":null}}', "unknown")

unexamined("{}", "shape", "check", "admission, appeal, ")
unexamined('{"check":"admision"}', "PARTYORG_E_NAME", "check", "accepted are admission, ")
unexamined('{"check":5}', "shape", "check", "text is needed")
unexamined('{"check":"admission","fact":{}}', "shape", "fact", "accepted are check, days_off, facts, make_up, on, options")
unexamined('{"check":"admission","lang":"vi"}', "shape", "lang", "accepted are")
for _, facts in ipairs { "[]", "[1]", "5", '"x"', "true" } do
    unexamined('{"check":"admission","facts":' .. facts .. "}", "shape", "facts", "an object")
    unexamined('{"check":"admission","options":' .. facts .. "}", "shape", "options", "an object")
end
for _, days in ipairs { "5", '"2025-01-01"', "[5]", '["2025-01-01",null]', '{"a":"2025-01-01"}' } do
    unexamined('{"check":"admission","days_off":' .. days .. "}", "shape", "days_off", "a list of dates")
    unexamined('{"check":"admission","make_up":' .. days .. "}", "shape", "make_up", "a list of dates")
end
unexamined('{"check":"admission","days_off":["2025-02-30"]}', "PARTYORG_E_DATE", "days_off", "2025%-02%-30")
unexamined('{"check":"admission","on":20250801}', "shape", "on", "text is needed")
unexamined('{"check":"admission","on":"2025-02-30"}', "PARTYORG_E_DATE", "on", "2025%-02%-30")
unexamined('{"check":"admission","facts":{"born":"2000-01-01"}}', "PARTYORG_E_NAME", "born", "accepted are .*born_on")
unexamined('{"check":"admission","facts":{"born_on":"2025-02-30"}}', "PARTYORG_E_DATE", "born_on", "2025%-02%-30")
unexamined('{"check":"admission","facts":{"cell_yes":9007199254740993}}', "PARTYORG_E_VALUE", "cell_yes", "1000000")
unexamined('{"check":"admission","facts":{"cell_yes":1e999}}', "PARTYORG_E_VALUE", "cell_yes", "1000000")
unexamined('{"check":"admission","facts":{"cell_yes":[]}}', "PARTYORG_E_VALUE", "cell_yes", "a whole number")
unexamined('{"check":"admission","facts":{"education":"phd"}}', "PARTYORG_E_VALUE", "education", "literate")
unexamined('{"check":"admission","options":{"x":1}}', "PARTYORG_E_NAME", "x", "accepted are .*scorecard")

print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0 and passed > 0 and 0 or 1)

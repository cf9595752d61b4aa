-- SPDX-License-Identifier: MIT
-- The service: a function for each location of nginx.conf. Everything is loaded before the workers are forked, which share
-- it; a request leaves nothing behind but what it adds to the counters.
local bit = require "bit"
local counts = require "counts"
local json = require "json"
local openapi = require "openapi"
local partyorg = require "partyorg"
local problems = require "problems"

local ngx, shown, new, names_of = ngx, json.shown, problems.new, openapi.names_of

local service = {}

-- check-many: the longest line, how much is read at once, and after how much work others have their turn, in seconds.
local LINE, PIECE, TURN = 65536, 16384, 0.002
-- Today in Vietnam.
local UTC_OFFSET = 7 * 3600

local NONE = {}
local LANGUAGES, ANSWERS = { "vi", "en" }, { "full", "verdict" }
local PATHS = { "/v1/check/NAME", "/v1/check-many", "/v1/checks", "/v1/rules", "/v1/facts/NAME", "/v1/openapi.json",
                "/healthz", "/metrics" }

-- ---- what the catalogue says, asked once ------------------------------------------------------------------------------

-- By name, the facts of a subject, with the names of choices where there are any.
local function fields_of(facts)
    local fields = {}
    for _, fact in ipairs(facts) do
        fields[fact.name] = { choices = fact.choices and names_of(fact.choices) }
    end
    return fields
end

-- The rules of the kinds that are wanted: bits from 0, in two halves.
local function bits_of(rules, wanted)
    local halves = { 0, 0 }
    for i, rule in ipairs(rules) do
        if wanted(rule.kind) then
            local half = i <= 32 and 1 or 2
            halves[half] = bit.bor(halves[half], bit.lshift(1, i - 1))
        end
    end
    return halves
end

-- What is only shown is kept as text: the garbage collector walks through tables again and again.
local checks, subjects, checks_json = {}, {}
do
    local shown_checks = {}
    for i, subject in ipairs(partyorg.subjects()) do
        local facts = partyorg.facts(subject.name)
        subjects[i] = { name = subject.name, names = names_of(facts), fields = fields_of(facts) }
        subjects[i].json = json.encode { subject = subject.name, title = subject.title, facts = json.list(facts) }
        subjects[subject.name] = subjects[i]
    end
    for i, check in ipairs(partyorg.checks()) do
        local rules = partyorg.rules(check.name)
        checks[i] = { name = check.name, subject = subjects[check.subject], ids = names_of(rules, "id"), counted = {},
                      bars = bits_of(rules, function(kind) return kind == "bar" end),
                      others = bits_of(rules, function(kind) return kind ~= "bar" and kind ~= "ground" end) }
        checks[check.name] = checks[i]
        for _, verdict in ipairs { "met", "not_met", "unknown" } do
            checks[i].counted[verdict] = ('partyorg_checks_total{check="%s",verdict="%s"}'):format(check.name, verdict)
        end
        shown_checks[i] = { name = check.name, title = check.title, question = check.question, subject = check.subject,
                            rules = #rules }
    end
    checks_json = json.encode { checks = shown_checks }
end
local CHECKS = names_of(checks)
local OPTIONS = subjects.options
OPTIONS.fields.scorecard = { choices = partyorg.scorecards() }
OPTIONS.names[#OPTIONS.names + 1] = "scorecard"

-- ---- the request ---------------------------------------------------------------------------------------------------------

local function one_of(value, list)
    for _, item in ipairs(list) do
        if item == value then
            return true
        end
    end
    return false
end

local function list_text(list)
    return table.concat(list, ", ")
end

-- The first of Vietnamese and English that the client prefers (RFC 9110, 12.5.4); English when it says nothing.
local function preferred_language()
    local header = ngx.var.http_accept_language
    if not header then
        return "en"
    end
    local best, weight = "en", 0
    for range in header:sub(1, 200):gmatch "[^,]+" do
        local tag = range:match "^%s*(%a+)"
        local q = tonumber(range:match ";%s*q=([%d.]+)" or 1) or 0
        tag = tag and tag:lower()
        if (tag == "vi" or tag == "en") and q > weight then
            best, weight = tag, q
        end
    end
    return best
end

-- The parameters of the query: those of `accepted` and no others, each with its choices or `true`; or nil and a problem.
local function query(accepted)
    local text = ngx.var.args
    if not text or text == "" then
        return NONE
    end
    local given = ngx.req.get_uri_args(20)
    for name, value in pairs(given) do
        local choices = accepted[name]
        if not choices then
            local names = {}
            for known in pairs(accepted) do
                names[#names + 1] = known
            end
            table.sort(names)
            local listed = #names > 0 and list_text(names) or { "không tham số nào", "none" }
            return nil, new(400, "unknown_parameter", { shown(name), listed }, { accepted = names })
        elseif type(value) == "table" then
            return nil, new(400, "repeated_parameter", { name })
        elseif choices ~= true and not one_of(value, choices) then
            return nil, new(400, "wrong_value", { name, value == true and "" or shown(value), list_text(choices) },
                            { accepted = choices })
        end
    end
    return given
end

local function today()
    return os.date("!%Y-%m-%d", ngx.time() + UTC_OFFSET)
end

-- ---- the answer ----------------------------------------------------------------------------------------------------------

local function send(text, kind, status)
    if status then
        ngx.status = status
    end
    if kind then
        ngx.header.content_type = kind
    end
    ngx.header.content_length = #text
    ngx.print(text)
end

-- What is left of the body is read and thrown away, or it would be taken for the next request. A body in chunks is not: its
-- connection is closed, see `answers`.
local function discard()
    if not ngx.var.http_transfer_encoding then
        ngx.req.discard_body()
    end
end

local function show(problem, lang)
    counts.add(('partyorg_problems_total{code="%s"}'):format(problem.code))
    lang = lang or preferred_language()
    ngx.header.content_language = lang
    if problem.status == 429 then
        ngx.header.retry_after = 1
    end
    send(problems.encode(problem, lang), "application/problem+json", problem.status)
    -- The Lua module reads what is left of a body before it sends the end of an answer, and sends nothing when that fails.
    ngx.flush()
end

local function refuse(problem, lang)
    discard()
    show(problem, lang)
end

-- Workers of an older configuration end after a reload: nginx closes their idle connections at once, and a request that is
-- on its way there then is lost to a client that does not repeat it. New workers start a tenth of a second earlier, and set
-- their number here; from then on the old ones close each connection with its answer.
local shared = ngx.shared.partyorg_metrics
local generation = (shared:get "generation" or 0) + 1

local handlers = {}

-- A handler for a location of nginx.conf. Where the connection is to be closed, @closing says so to nginx.
local function answers(location, handler)
    handlers[location] = handler
    return function()
        if shared:get "generation" ~= generation or ngx.var.http_transfer_encoding then
            return ngx.exec("@closing")
        end
        return handler()
    end
end

function service.closing()
    local uri = ngx.var.uri
    return (handlers[uri] or handlers[uri:match "^/v1/%a+/" or "/"] or handlers["/"])()
end

-- The same for one method, and the query parameters that it takes.
local function answers_to(method, location, parameters, handler)
    local allowed = method == "GET" and "GET, HEAD, OPTIONS" or method .. ", OPTIONS"
    return answers(location, function()
        local asked = ngx.req.get_method()
        if asked ~= method and not (method == "GET" and asked == "HEAD") then
            ngx.header.allow = allowed
            if asked == "OPTIONS" then
                discard()
                ngx.status = 204
                return
            end
            return refuse(new(405, "method", { method }, { accepted = { method } }))
        end
        local given, problem = query(parameters)
        if not given then
            return refuse(problem)
        end
        if method == "GET" then
            discard()
        end
        return handler(given)
    end)
end

-- ---- a check -------------------------------------------------------------------------------------------------------------

local KINDS = {
    string = { "một chuỗi", "a string" }, number = { "một số", "a number" },
    boolean = { "true hoặc false", "true or false" },
    object = { "một đối tượng", "an object" }, array = { "một dãy", "an array" }, null = { "null", "null" },
    table = { "một đối tượng hoặc một dãy", "an object or an array" },
    value = { "một chuỗi, một số, true, false hoặc null", "a string, a number, true, false or null" },
    id = { "một chuỗi ngắn hoặc một số nguyên", "a short string or a whole number" },
    card = { "tên hoặc nội dung của một bảng điểm", "the id of a scorecard, or an object with its keys" },
    dates = { "một dãy các ngày dạng YYYY-MM-DD", "an array of dates as YYYY-MM-DD" },
}
local SHAPES = { [("{"):byte()] = "object", [("["):byte()] = "array" }
local KEYS = { on = "string", facts = "object", options = "object", days_off = "array", make_up = "array", lang = "string" }
local KEY_NAMES = { "on", "facts", "options", "days_off", "make_up", "lang" }
local DAYS = { "days_off", "make_up" }
local LINE_KEYS = { id = "id", check = "string" }
local LINE_KEY_NAMES = { "id", "check", unpack(KEY_NAMES) }
for key, kind in pairs(KEYS) do
    LINE_KEYS[key] = kind
end

local function kind_of(value)
    return value == json.null and "null" or type(value)
end

local function escaped(name)
    return (name:gsub("~", "~0"):gsub("/", "~1"))
end

local function wrong_type(status, pointer, name, expected, found, fact)
    return new(status, "wrong_type", { shown(name), KINDS[expected], KINDS[found] }, { pointer = pointer, fact = fact })
end

-- Takes what is null out of the values of facts or options, where null is unknown; or the problem with one.
local function single_values(values, where)
    for name, value in pairs(values) do
        if value == json.null then
            values[name] = nil
        elseif where == "/options/" and name == "scorecard" then
            if type(value) ~= "string" and type(value) ~= "table" then
                return wrong_type(422, "/options/scorecard", name, "card", type(value))
            end
        elseif type(value) == "table" then
            return wrong_type(422, where .. escaped(name), name, "value", "table", where == "/facts/" and shown(name) or nil)
        end
    end
end

-- Looks at the keys of a request and the kinds of their values; nil when all is well, else the problem.
local function misshapen(given, shapes, keys, names)
    for key, value in pairs(given) do
        local expected = keys[key]
        if not expected then
            return new(400, "unknown_key", { shown(key), list_text(names) },
                       { pointer = "/" .. escaped(key), accepted = names })
        elseif value == json.null and key ~= "facts" then
            given[key] = nil
        elseif expected == "id" then
            local kind = type(value)
            if kind == "string" and #value > 200 or kind == "number" and (value % 1 ~= 0 or math.abs(value) >= 2 ^ 53)
                or kind ~= "string" and kind ~= "number" then
                return wrong_type(400, "/id", key, "id", SHAPES[shapes.id] or kind_of(value))
            end
        else
            local found = SHAPES[shapes[key]] or kind_of(value)
            if found ~= expected then
                return wrong_type(400, "/" .. key, key, expected, found)
            end
        end
    end
    if given.facts == nil then
        return new(400, "missing_key", { "facts" }, { pointer = "/facts" })
    elseif given.lang and not one_of(given.lang, LANGUAGES) then
        return new(400, "wrong_value", { "lang", shown(given.lang), list_text(LANGUAGES) },
                   { pointer = "/lang", accepted = LANGUAGES })
    end
    local problem = single_values(given.facts, "/facts/") or given.options and single_values(given.options, "/options/")
    for _, key in ipairs(DAYS) do
        for i, day in ipairs(given[key] or NONE) do
            if type(day) ~= "string" then
                problem = problem or wrong_type(422, ("/%s/%d"):format(key, i - 1), key, "dates", kind_of(day))
            end
        end
    end
    return problem
end

-- What the library refused, and where in the body that is.
local function refused(check, given, message, status, name)
    local problem = { status = 422, code = status, detail = message }
    if name and given.facts[name] ~= nil then
        local field = check.subject.fields[name]
        problem.fact, problem.pointer = name, "/facts/" .. escaped(name)
        problem.accepted = field and field.choices or not field and check.subject.names or nil
    elseif name and given.options and given.options[name] ~= nil then
        local field = OPTIONS.fields[name]
        problem.pointer = "/options/" .. escaped(name)
        problem.accepted = field and field.choices or not field and OPTIONS.names or nil
    elseif name and KEYS[name] then
        problem.pointer = "/" .. name
    elseif given.options and given.options.scorecard ~= nil then
        problem.pointer = "/options/scorecard" -- the name is of something in it
    end
    return problem
end

-- Names and ids are plain ASCII without quotes.
local function names_json(names)
    return #names == 0 and "[]" or '["' .. table.concat(names, '","') .. '"]'
end

-- A mask of rules has bit i, from 0, for the rule i + 1; `bit` has 32 of them.
local function halves(mask)
    return bit.tobit(mask % 2 ^ 32), bit.tobit(math.floor(mask / 2 ^ 32))
end

-- The ids of the rules whose bits are set.
local function picked(check, low, high)
    local ids, names = check.ids, {}
    for i = 1, #ids do
        if bit.band(i <= 32 and low or high, bit.lshift(1, i - 1)) ~= 0 then -- a shift goes by its last five bits
            names[#names + 1] = ids[i]
        end
    end
    return names_json(names)
end

-- The short answer, without explanations: what counts against the file, as `failed` of a table has it, and what cannot be
-- told. No ground is among what failed: one of several is enough.
local function verdict_json(check, on, masks)
    local met_low, met_high = halves(masks.met)
    local not_low, not_high = halves(masks.not_met)
    local failed = picked(check, bit.bor(bit.band(met_low, check.bars[1]), bit.band(not_low, check.others[1])),
                          bit.bor(bit.band(met_high, check.bars[2]), bit.band(not_high, check.others[2])))
    return '{"check":"' .. check.name .. '","on":"' .. on .. '","verdict":"' .. masks.verdict .. '","stage":' ..
           (masks.stage and '"' .. masks.stage .. '"' or "null") .. ',"failed":' .. failed ..
           ',"unknown":' .. picked(check, halves(masks.unknown)) .. "}"
end

-- Examines one file: the answer as JSON, or nil and a problem. Null values are taken out of `given`.
local function examine(check, given, lang, answer)
    local call = { on = given.on or today(), options = given.options, days_off = given.days_off, make_up = given.make_up,
                   lang = lang }
    local ask = answer == "verdict" and partyorg.check_masks or partyorg.check
    local result, message, status, name = ask(check.name, given.facts, call)
    if not result then
        return nil, refused(check, given, message, status, name)
    end
    counts.add(check.counted[result.verdict])
    if answer == "verdict" then
        return verdict_json(check, partyorg.parse_date(call.on), result)
    end
    return result:json(lang)
end

-- The header of a request with a body; the problem with it, or nil and its length.
local function body_problem(kinds)
    local var = ngx.var
    if var.http_transfer_encoding then
        return new(411, "length_required")
    end
    local kind = var.content_type
    if kind and kind ~= kinds[1] then
        kind = kind:match "^%s*([^;%s]*)":lower()
        if not one_of(kind, kinds) then
            return new(415, "media_type", { list_text(kinds) }, { accepted = kinds })
        end
    end
    local coding = var.http_content_encoding
    if coding and coding:lower() ~= "identity" then
        return new(415, "content_encoding")
    end
    return nil, tonumber(var.content_length) or 0
end

local JSON = { "application/json" }
local JSON_LINES = { "application/x-ndjson", "application/jsonl", "application/json" }

local function decode_object(text)
    local given, shapes = json.decode(text)
    if given == nil then
        shapes.status = 400
        return nil, shapes
    elseif text:match "^%s*(.)" ~= "{" then
        return nil, new(400, "not_an_object")
    end
    return given, shapes
end

service.check = answers_to("POST", "/v1/check/", { answer = ANSWERS, lang = LANGUAGES }, function(asked)
    local lang = asked.lang or preferred_language()
    local name = ngx.var.uri:sub(#"/v1/check/" + 1)
    local check = checks[name]
    if not check then
        return refuse(new(404, "unknown_check", { shown(name), list_text(CHECKS) }, { accepted = CHECKS }), lang)
    end
    local problem = body_problem(JSON)
    if problem then
        return refuse(problem, lang)
    end
    ngx.req.read_body()
    local given, shapes = decode_object(ngx.req.get_body_data() or "")
    if not given then
        return refuse(shapes, lang)
    end
    problem = misshapen(given, shapes, KEYS, KEY_NAMES)
    if problem then
        return refuse(problem, lang)
    end
    lang = given.lang or lang
    local text
    text, problem = examine(check, given, lang, asked.answer)
    if not text then
        return refuse(problem, lang)
    end
    ngx.header.content_language = lang
    send(text)
end)

-- ---- many checks ---------------------------------------------------------------------------------------------------------

-- A report has line feeds between its parts, and a line of JSON Lines none.
local function one_line(text)
    local parts, from = {}, 1
    while true do
        local stop = text:find("\n", from, true)
        parts[#parts + 1] = text:sub(from, (stop or 0) - 1)
        if not stop then
            return table.concat(parts)
        end
        from = stop + 1
    end
end

-- What a line out begins with. lua-cjson would write a long number in fourteen digits.
local function line_json(number, id)
    return ('{"line":%d%s,'):format(number, type(id) == "number" and (',"id":%.0f'):format(id) or
                                            id and ',"id":' .. json.encode(id) or "")
end

local function line_problem(number, id, problem, lang)
    counts.add 'partyorg_lines_total{result="refused"}'
    counts.add(('partyorg_problems_total{code="%s"}'):format(problem.code))
    return line_json(number, id) .. '"error":' .. problems.encode(problem, lang) .. "}\n"
end

local function answer_line(text, number, asked, lang)
    local given, shapes = decode_object(text)
    if not given then
        return line_problem(number, nil, shapes, lang)
    end
    local problem = misshapen(given, shapes, LINE_KEYS, LINE_KEY_NAMES)
    local id = given.id
    if problem and problem.pointer == "/id" or type(id) ~= "string" and type(id) ~= "number" then
        id = nil
    end
    lang = one_of(given.lang, LANGUAGES) and given.lang or lang
    if problem then
        return line_problem(number, id, problem, lang)
    elseif not given.check then
        return line_problem(number, id, new(400, "missing_key", { "check" }, { pointer = "/check" }), lang)
    end
    local check = checks[given.check]
    if not check then
        return line_problem(number, id, new(404, "unknown_check", { shown(given.check), list_text(CHECKS) },
                                            { pointer = "/check", accepted = CHECKS }), lang)
    end
    local answer
    answer, problem = examine(check, given, lang, asked.answer)
    if not answer then
        return line_problem(number, id, problem, lang)
    end
    counts.add 'partyorg_lines_total{result="examined"}'
    return line_json(number, id) .. '"report":' .. one_line(answer) .. "}\n"
end

-- One line in, one line out, in order, while the request still comes in: what is in memory is one piece of it, a line and
-- its answer, however long it is. When the client does not read, it is not read from either.
service.check_many = answers_to("POST", "/v1/check-many", { answer = ANSWERS, lang = LANGUAGES }, function(asked)
    local lang = asked.lang or preferred_language()
    local problem, left = body_problem(JSON_LINES)
    if not problem and left == 0 then
        problem = select(2, decode_object "")
    end
    if problem then
        return refuse(problem, lang)
    end
    local socket = assert(ngx.req.socket())
    ngx.header.content_type = "application/x-ndjson"
    ngx.header.content_language = lang
    local parts, length, number, waiting, began = {}, 0, 1, false, os.clock()

    -- Waits until the client has taken what was put; false when it is gone.
    local function flush()
        if waiting and not ngx.flush(true) then
            return false
        end
        waiting = false
        return true
    end
    local function put(text)
        if not ngx.print(text) then
            return false
        end
        waiting = true
        if os.clock() - began > TURN then
            if not flush() then
                return false
            end
            ngx.sleep(0) -- others have their turn
            began = os.clock()
        end
        return true
    end
    -- The line that is complete now; one that was too long is there by its length alone.
    local function finish()
        local good = true
        if length > LINE then
            good = put(line_problem(number, nil, new(413, "line_too_long", { LINE }), lang))
        elseif length > 0 then
            local text = table.concat(parts)
            if text:find "%S" then
                good = put(answer_line(text, number, asked, lang))
            end
        end
        parts, length, number = {}, 0, number + 1
        return good
    end

    while left > 0 do
        local piece = socket:receiveany(math.min(left, PIECE))
        if not piece then
            put(line_problem(number, nil, new(408, "cut_off"), lang))
            flush()
            return ngx.exit(ngx.ERROR) -- closed without the end of the answer: what may still come is no request
        end
        left = left - #piece
        local from = 1
        while from <= #piece do
            local stop = piece:find("\n", from, true)
            local last = (stop or #piece + 1) - 1
            length = length + last - from + 1
            if length > LINE then
                parts = {}
            else
                parts[#parts + 1] = piece:sub(from, last)
            end
            if stop and not finish() then
                return
            end
            from = last + 2
        end
        if left > 0 and not flush() then
            return
        end
    end
    finish()
end)

-- ---- the catalogue -------------------------------------------------------------------------------------------------------

service.checks = answers_to("GET", "/v1/checks", NONE, function()
    send(checks_json)
end)

local function rule_json(check, rule, on)
    local wording = partyorg.wording_on(check.name, rule.id, on)
    local parameters = {}
    for i = 1, table.maxn(wording.parameters) do
        parameters[i] = wording.parameters[i] or json.null
    end
    return json.encode { check = check.name, id = rule.id, title = rule.title, kind = rule.kind, stage = rule.stage,
                         governing = rule.governing, facts = json.list(rule.facts), edition = wording.edition.code,
                         provision = wording.provision, text = wording.text, confidence = wording.confidence,
                         parameters = json.list(parameters) }
end

service.rules = answers_to("GET", "/v1/rules", { on = true, check = CHECKS }, function(asked)
    local given, lang = asked.on or today(), preferred_language()
    -- Asked as a check is, which says in both languages what is wrong with a date.
    local well, message, status = partyorg.check_masks("admission", {}, { on = given == true and "" or given, lang = lang })
    if not well then
        return refuse({ status = 400, code = status, detail = message }, lang)
    end
    local on = partyorg.parse_date(given)
    local list = {}
    for _, check in ipairs(asked.check and { checks[asked.check] } or checks) do
        for _, rule in ipairs(partyorg.rules_in_force(check.name, on)) do
            list[#list + 1] = rule_json(check, rule, on)
        end
        ngx.sleep(0) -- all checks take several milliseconds
    end
    send(('{"on":"%s","rules":[%s]}'):format(on, table.concat(list, ",")))
end)

service.facts = answers_to("GET", "/v1/facts/", NONE, function()
    local name = ngx.var.uri:sub(#"/v1/facts/" + 1)
    local subject = checks[name] and checks[name].subject or subjects[name]
    if not subject then
        local accepted = { unpack(CHECKS) }
        for _, known in ipairs(subjects) do
            accepted[#accepted + 1] = not checks[known.name] and known.name or nil
        end
        return refuse(new(404, "unknown_subject", { shown(name), list_text(accepted) }, { accepted = accepted }))
    end
    send(subject.json)
end)

local description = openapi.make()
service.openapi = answers_to("GET", "/v1/openapi.json", NONE, function()
    send(description)
end)

-- ---- for those who run it ------------------------------------------------------------------------------------------------

-- Well when the library answers.
service.health = answers_to("GET", "/healthz", NONE, function()
    assert(partyorg.check_masks("admission", {}, { on = today() }).verdict == "unknown")
    send(('{"status":"pass","version":"%s"}'):format(partyorg.version()))
end)

service.metrics = answers_to("GET", "/metrics", NONE, function()
    local var = ngx.var
    send(counts.text {
        { "partyorg_build_info", "Version of the library.", 1, ('{version="%s"}'):format(partyorg.version()) },
        { "partyorg_connections", "Connections of clients.", var.connections_active },
        { "partyorg_connections_waiting", "Those of them that wait for a request.", var.connections_waiting },
        { "partyorg_workers", "Processes that answer.", ngx.worker.count() },
    }, "text/plain; version=0.0.4; charset=utf-8")
end)

service.unknown = answers("/", function()
    refuse(new(404, "unknown_path", { list_text(PATHS) }, { accepted = PATHS }))
end)

-- What nginx refused itself.
local OF_NGINX = { [411] = "length_required", [413] = "too_large", [414] = "too_large", [431] = "too_large",
                   [429] = "too_many", [404] = "unknown_path", [500] = "internal" }
service.problem = function()
    local status = problems.titles[ngx.status] and ngx.status or 500
    if status == 405 then
        ngx.header.allow = ngx.var.route:find("^/v1/check[^s]*$") and "POST, OPTIONS" or "GET, HEAD, OPTIONS"
    end
    show(new(status, OF_NGINX[status] or "refused", { list_text(PATHS) }))
end

local requests = {}
function service.log()
    local var = ngx.var
    local route, status = var.route, var.status
    local series = requests[route .. status]
    if not series then
        series = ('partyorg_requests_total{route="%s",status="%s"}'):format(route, status)
        requests[route .. status] = series
    end
    counts.add(series)
    counts.observe(route, tonumber(var.request_time))
end

function service.start()
    shared:set("generation", generation)
    assert(ngx.timer.every(1, counts.flush))
end

service.stop = counts.flush

return service

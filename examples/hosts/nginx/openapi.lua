-- SPDX-License-Identifier: MIT
-- The OpenAPI 3.1 description of the service, made from the catalogue when the server starts: each check has its own path,
-- with the facts that it takes, their kinds, limits and choices. Descriptions have Vietnamese first, then English.
local json = require "json"
local partyorg = require "partyorg"

local vietnamese = require "vietnamese"

local openapi = {}

local null = json.null
local DATE_PATTERN = "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$"

local function both(pair)
    return pair.vi .. " / " .. pair.en
end

local function ref(name)
    return { ["$ref"] = "#/components/schemas/" .. name }
end

-- The names, or what else `key` is, of what is in a list.
function openapi.names_of(list, key)
    local names = {}
    for i, item in ipairs(list) do
        names[i] = item[key or "name"]
    end
    return names
end
local names_of = openapi.names_of

local function object(properties, required, more)
    local schema = more or {}
    schema.type, schema.properties, schema.required = "object", properties, json.list(required or {})
    return schema
end

local function array(items, more)
    local schema = more or {}
    schema.type, schema.items = "array", items
    return schema
end

local function nullable(kind, more)
    local schema = more or {}
    schema.type = { kind, "null" }
    return schema
end

local function words(list)
    return { type = "string", enum = list }
end

-- A fact or option, null being unknown: what partyorg.check takes for it. `values`: as a report has it, where decimals are
-- numbers of two places, too.
local function value_schema(fact)
    local schema = { description = both(fact.title), ["x-unit"] = fact.unit }
    if fact.type == "date" then
        schema.anyOf = { { type = "string", format = "date", pattern = DATE_PATTERN }, { type = "null" } }
    elseif fact.type == "bool" then
        schema.type = { "boolean", "null" }
    elseif fact.type == "int" or fact.type == "decimal" then
        schema.type = { fact.type == "int" and "integer" or "number", "null" }
        schema.multipleOf = fact.type == "decimal" and 0.01 or nil
        schema.minimum, schema.maximum = fact.minimum, fact.maximum
    else
        schema.enum = { unpack(names_of(fact.choices)) }
        schema.enum[#schema.enum + 1] = null
        local titles = {}
        for i, choice in ipairs(fact.choices) do
            titles[i] = ("`%s`: %s"):format(choice.name, both(choice.title))
        end
        schema.description = schema.description .. ". " .. table.concat(titles, "; ")
    end
    return schema
end

local function values_schema(list)
    local properties = {}
    for _, fact in ipairs(list) do
        properties[fact.name] = value_schema(fact)
    end
    return properties
end

-- What a published scorecard makes of the points that are entered: none beyond its criteria, and no more than each gives.
local function scorecard_schemas(facts)
    local schemas = {}
    for i, id in ipairs(partyorg.scorecards()) do
        local criteria, limits = partyorg.scorecard(id):score({}).criteria, {}
        for _, fact in ipairs(facts) do
            local number = tonumber(fact.name:match "^score_(%d+)$")
            if number then
                limits[fact.name] = criteria[number] and { maximum = criteria[number].max } or { type = "null" }
            end
        end
        schemas[i] = {
            ["if"] = object({ options = object({ scorecard = { const = id } }, { "scorecard" }) }, { "options" }),
            ["then"] = { properties = { facts = { properties = limits } } },
        }
    end
    return schemas
end

-- A file that the check takes: the first facts, each with a value that is in order in itself.
local function example(check, facts)
    local given, known = {}, 0
    for _, fact in ipairs(facts) do
        if known < 5 then
            known = known + 1
            if fact.type == "date" then
                given[fact.name] = "2025-03-03"
            elseif fact.type == "bool" then
                given[fact.name] = true
            elseif fact.choices then
                given[fact.name] = fact.choices[1].name
            else
                given[fact.name] = fact.minimum
            end
        end
    end
    return { summary = both(check.title), value = { on = "2025-08-01", facts = given } }
end

local function date_or_null(text)
    return nullable("string", { format = "date", description = text })
end

local function report_schemas()
    local id, name = { type = "string" }, { type = "string" }
    local verdict, status = words { "met", "not_met", "unknown" }, words { "met", "not_met", "unknown", "not_applicable" }
    local function listed(text)
        return array(name, { description = text })
    end
    return {
        Stage = object({ name = name, title = { type = "string" }, verdict = verdict }, { "name", "title", "verdict" }),
        NextStep = object({
            action = { type = "string" }, stage = nullable "string", actor = nullable "string", rule = nullable "string",
            from = date_or_null "the first day on which time alone does it", due = date_or_null "the last day",
            due_rule = nullable "string", missing = listed "facts to supply", text = { type = "string" },
        }, { "action", "text" }),
        Right = object({
            id = id, title = { type = "string" }, text = { type = "string" },
            to = nullable("string", { description = "whom the member asks" }), due = date_or_null "the last day",
            edition = nullable "string", provision = nullable "string",
            confidence = nullable "string",
        }, { "id", "title", "text" }),
        Finding = object({
            id = id, title = { type = "string" }, kind = words { "requirement", "bar", "ground", "deadline" }, stage = name,
            status = status, edition = nullable("string", { description = "code of the wording applied" }),
            provision = nullable "string", confidence = nullable "string",
            governing_on = date_or_null "the day that picks the wording",
            stand_in = { type = "boolean", description = "whether the examination date stands in for it" },
            fact = nullable("string", { description = "what was compared" }),
            observed = { description = "its value" }, relation = nullable "string",
            required = { description = "what it must be; a list of choices where `relation` is one_of" },
            due = date_or_null "of a deadline", overdue = { type = "boolean" },
            missing = listed "the facts that keep it unknown", text = { type = "string" },
        }, { "id", "title", "kind", "status", "missing", "text" }),
        Report = object({
            check = words(names_of(partyorg.checks())), title = { type = "string" },
            on = { type = "string", format = "date" },
            verdict = verdict, scorecard = nullable "string", stages = array(ref "Stage"),
            missing = listed "facts that are missing and matter to some finding",
            missing_for_verdict = listed "the same, for the findings that enter the verdict",
            contradictions = listed "facts that cannot be true beside another",
            next_step = { anyOf = { ref "NextStep", { type = "null" } } },
            values = { type = "object", description = "what was computed, by name; null when absent" },
            rights = array(ref "Right"), findings = array(ref "Finding"),
        }, { "check", "title", "on", "verdict", "stages", "missing", "missing_for_verdict", "contradictions", "values",
             "rights", "findings" }, { description = "?answer=full" }),
        Verdict = object({
            check = words(names_of(partyorg.checks())), on = { type = "string", format = "date" }, verdict = verdict,
            stage = nullable("string", { description = "the first stage whose verdict is not met" }),
            failed = array(id, { description = "rules that are not met, and bars that bite" }), unknown = array(id),
        }, { "check", "on", "verdict", "stage", "failed", "unknown" },
            { description = "?answer=verdict", additionalProperties = false }),
        Answer = { anyOf = { ref "Report", ref "Verdict" } },
        Problem = object({
            type = { const = "about:blank" }, title = { type = "string" }, status = { type = "integer" },
            code = { type = "string", description = "a fixed word, or the library's status, such as PARTYORG_E_VALUE" },
            detail = { type = "string", description = "what is wrong, with which value, and what is accepted" },
            fact = { type = "string" }, pointer = { type = "string", description = "JSON Pointer into the body" },
            accepted = array { type = "string" },
        }, { "type", "title", "status", "code", "detail" },
            { description = "RFC 9457, in the language asked for", additionalProperties = false }),
        Pair = object({ vi = { type = "string" }, en = { type = "string" } }, { "vi", "en" }),
    }
end

local function responses(list)
    local all = {}
    for status, description in pairs(list) do
        all[tostring(status)] = { description = description, content = {
            ["application/problem+json"] = { schema = ref "Problem" } } }
    end
    return all
end

local REFUSED = { [400] = "not JSON, or of the wrong shape", [411] = "a body in chunks", [413] = "too large",
                  [415] = "Content-Type or Content-Encoding", [429] = "too many requests from one address" }

local function answer(all, schema, kind, more)
    all["200"] = { description = more or "the answer", content = { [kind or "application/json"] = { schema = schema } } }
    return all
end

local function parameter(name, schema, description)
    return { name = name, ["in"] = "query", schema = schema, description = description }
end

local PARAMETERS = {
    parameter("answer", words { "full", "verdict" }, "the whole report (default), or what it comes to"),
    parameter("lang", words { "vi", "en" }, "of texts; `lang` of the body goes before, else Accept-Language says"),
}

local function get(id, summary, parameters, statuses, schema, kind)
    return { get = { operationId = id, summary = summary, parameters = json.list(parameters),
                     responses = answer(responses(statuses), schema, kind) } }
end

-- Puts the Vietnamese before every description and summary that is in English alone. Parts of the tree stand in several
-- places.
local function in_both(tree)
    for key, value in pairs(tree) do
        if type(value) == "table" then
            in_both(value)
        elseif (key == "description" or key == "summary") and not value:find(" / ", 1, true) then
            tree[key] = both { vi = assert(vietnamese[value], value), en = value }
        end
    end
    return tree
end

function openapi.make()
    local schemas, paths = report_schemas(), {}
    local checks = partyorg.checks()

    schemas.Options = object(values_schema(partyorg.options()), nil, { additionalProperties = false })
    schemas.Options.properties.scorecard = {
        description = "id of a published scorecard of cell meetings; an own one is an object with the keys of its file",
        enum = { unpack(partyorg.scorecards()) },
    }
    table.insert(schemas.Options.properties.scorecard.enum, null)
    schemas.Date = { type = "string", format = "date", pattern = DATE_PATTERN,
                     description = "years 0001 to 9999; dd/mm/yyyy is taken as well" }
    local subjects = {}
    for _, subject in ipairs(partyorg.subjects()) do
        subjects[subject.name] = subject.title
    end
    local function request(check)
        return object({
            on = { anyOf = { ref "Date", { type = "null" } },
                   description = "the examination date: stands in for an unknown governing date; default today in Vietnam" },
            facts = ref("facts_" .. check.subject),
            options = { anyOf = { ref "Options", { type = "null" } }, description = "how open questions are read" },
            days_off = { anyOf = { array(ref "Date"), { type = "null" } }, description = "beside the statutory calendar" },
            make_up = { anyOf = { array(ref "Date"), { type = "null" } }, description = "days worked instead" },
            lang = { enum = { "vi", "en", null } },
        }, { "facts" }, { additionalProperties = false })
    end

    for _, check in ipairs(checks) do
        local facts = partyorg.facts(check.subject)
        schemas["facts_" .. check.subject] = object(values_schema(facts), nil,
            { description = both(subjects[check.subject]), additionalProperties = false })
        schemas["request_" .. check.name] = request(check)
        if check.subject == "meeting" then
            schemas["request_" .. check.name].allOf = scorecard_schemas(facts)
        end
        local statuses = { [422] = "a fact, option or date that is refused" }
        for status, text in pairs(REFUSED) do
            statuses[status] = text
        end
        paths["/v1/check/" .. check.name] = { post = {
            operationId = "check_" .. check.name, tags = { "check" }, summary = both(check.title),
            description = both(check.question), parameters = PARAMETERS,
            requestBody = { required = true, content = { ["application/json"] = {
                schema = ref("request_" .. check.name), examples = { [check.name] = example(check, facts) } } } },
            responses = answer(responses(statuses), ref "Answer"),
        } }
    end

    paths["/v1/check-many"] = { post = {
        operationId = "check_many", tags = { "check" }, parameters = PARAMETERS,
        summary = "JSON Lines in, JSON Lines out",
        description = "A line is the body of a check with `check`, its name, and `id`, which comes back; a line out is " ..
                      "an object of `line`, its number, `id`, and `report` or `error`. Read while you write.",
        requestBody = { required = true, content = { ["application/x-ndjson"] = {
            schema = { type = "string" },
            examples = { one = { value = '{"id":"a","check":"admission","facts":{"citizen_vn":true}}\n' } } } } },
        responses = answer(responses(REFUSED), { type = "string" }, "application/x-ndjson"),
    } }
    local busy = { [400] = "a parameter", [429] = "too many requests from one address" }
    local unknown = { [400] = "a parameter", [404] = "there is none of that name", [429] = busy[429] }
    paths["/v1/checks"] = get("checks", "the checks", {}, busy, object({ checks = array(object({
        name = { type = "string" }, title = ref "Pair", question = ref "Pair", subject = { type = "string" },
        rules = { type = "integer" } }, { "name", "title", "question", "subject", "rules" })) }, { "checks" }))
    paths["/v1/rules"] = get("rules", "the rules in force on a day, with their provisions", {
        parameter("on", ref "Date", "default today in Vietnam"), parameter("check", words(names_of(checks)), "default all"),
    }, busy, object({ on = ref "Date", rules = array(object({
        check = { type = "string" }, id = { type = "string" }, title = ref "Pair", kind = { type = "string" },
        stage = { type = "string" }, governing = { type = "string" }, facts = array { type = "string" },
        edition = { type = "string" }, provision = { type = "string" }, text = ref "Pair", confidence = { type = "string" },
        parameters = array(nullable "integer"),
    }, { "check", "id", "title", "kind", "facts", "text" })) }, { "on", "rules" }))
    local names = names_of(checks)
    for _, subject in ipairs(partyorg.subjects()) do
        names[#names + 1] = not schemas["request_" .. subject.name] and subject.name or nil
    end
    paths["/v1/facts/{name}"] = get("facts", "what a check, or a subject, is told", {
        { name = "name", ["in"] = "path", required = true, schema = words(names), example = "admission" },
    }, unknown, object({ subject = { type = "string" }, title = ref "Pair", facts = array(object({
        name = { type = "string" }, title = ref "Pair", type = { type = "string" }, unit = { type = "string" },
        nature = { type = "string" }, minimum = { type = "number" }, maximum = { type = "number" },
        choices = array(object({ name = { type = "string" }, title = ref "Pair" }, { "name", "title" })),
    }, { "name", "title", "type" })) }, { "subject", "title", "facts" }))
    paths["/v1/openapi.json"] = get("openapi", "this description", {}, busy, { type = "object" })
    paths["/healthz"] = get("health", "whether the service answers", {}, busy,
                            object({ status = { const = "pass" }, version = { type = "string" } }, { "status", "version" }))
    paths["/metrics"] = get("metrics", "counters for Prometheus; answered to loopback only",
                            {}, { [400] = "a parameter", [403] = "not from loopback", [429] = busy[429] },
                            { type = "string" }, "text/plain")

    return json.encode(in_both {
        openapi = "3.1.0",
        info = {
            title = "libpartyorg", version = partyorg.version(), license = { name = "MIT", identifier = "MIT" },
            description = "Party membership rules: what the file of a person or organisation shows against the published " ..
                          "texts in force on a day. It decides nothing and keeps nothing.",
        },
        paths = paths, components = { schemas = schemas },
    })
end

return openapi

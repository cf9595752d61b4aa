-- SPDX-License-Identifier: MIT
--[[
The action `partyorg_complete` of HAProxy: a request whose body is a file that lacks nothing for its verdict goes on as it
came, whatever the verdict is; any other is answered here, with what is wrong in Vietnamese and in English. A file whose
facts contradict each other lacks something too: nobody can tell which of them is so.

haproxy.cfg loads it once for each thread, so that no thread waits for another. It keeps nothing from one request to the
next and logs nothing.
]]
local json = require "json"
local partyorg = require "partyorg"
local request = require "request"

local REASONS = { [400] = "Bad Request", [404] = "Not Found", [413] = "Content Too Large", [422] = "Unprocessable Content" }

local function answer(txn, status, content)
    -- The one thing of the answer that the log gets.
    txn:set_var("txn.partyorg", content.error)
    local reply = txn:reply { status = status, reason = REASONS[status] }
    reply:add_header("content-type", "application/json")
    reply:add_header("cache-control", "no-store")
    reply:set_body(json.encode(content))
    txn:done(reply)
end

-- Calls twice what fails: its message in both languages, and what else it returned after the message.
local function in_both(call, value)
    local _, vi = call(value, "vi")
    local _, en, status, name = call(value, "en")
    return { vi = vi, en = en }, status, name
end

-- Titles of facts by the subject that has them; the catalogue makes its tables anew at each call.
local titles_of = setmetatable({}, { __index = function(all, subject)
    local titles = {}
    for _, fact in ipairs(partyorg.facts(subject)) do
        titles[fact.name] = fact.title
    end
    all[subject] = titles
    return titles
end })

local function with_titles(check, names)
    local titles, list = titles_of[request.checks[check].subject], {}
    for i, name in ipairs(names) do
        list[i] = { name = name, title = titles[name] }
    end
    return #list > 0 and list or nil
end

core.register_action("partyorg_complete", { "http-req" }, function(txn)
    local body = txn.sf:req_body()
    -- A body that does not fit into a buffer beside the head is here in part only.
    if #body ~= tonumber(txn.sf:req_body_size()) then
        return answer(txn, 413, { error = "too_large", message = {
            vi = "nội dung: quá lớn khi cộng với phần đầu của yêu cầu",
            en = "body: is too large beside the head of the request",
        } })
    end
    local file = request.decode(body, "en")
    if not file then
        return answer(txn, 400, { error = "not_json", message = in_both(request.decode, body) })
    end
    local report = request.examine(file, "vi")
    if not report then
        local message, status, name = in_both(request.examine, file)
        if status == "PARTYORG_E_NAME" and name == "check" then
            return answer(txn, 404, { error = status, name = name, message = message })
        end
        return answer(txn, status == "shape" and 400 or 422, { error = status, name = name, message = message })
    end
    local missing, contradictions = report.missing_for_verdict, report.contradictions
    if #missing == 0 and #contradictions == 0 then
        txn:set_var("txn.partyorg", "complete")
        return
    end
    answer(txn, 422, {
        error = #missing > 0 and "incomplete" or "contradictory",
        message = {
            vi = ("hồ sơ: còn thiếu %d dữ kiện, có %d dữ kiện mâu thuẫn"):format(#missing, #contradictions),
            en = ("file: %d facts are missing, %d contradict each other"):format(#missing, #contradictions),
        },
        check = report.check,
        title = report.title,
        on = report.on,
        verdict = report.verdict,
        missing = with_titles(report.check, missing),
        contradictions = with_titles(report.check, contradictions),
        next_step = { vi = report:next_text("vi"), en = report:next_text("en") },
    })
end)

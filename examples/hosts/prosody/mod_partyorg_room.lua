-- SPDX-License-Identifier: MIT
--[[
Rooms of a MUC component that admit by member status. In the configuration of the component:

    modules_enabled = { "partyorg_room" }
    partyorg_rooms = { "chi-bo" }            -- node of each room; they are made, kept, and hidden. Others are let alone
    partyorg_members = "members.txt"         -- the file of statuses, relative to the configuration
    partyorg_interval = 10                   -- seconds from one look into that file to the next
    partyorg_admits = {                      -- by state the overlays that are admitted; this is the default
        probationary = { "none", "exempt", "away", "transferring" },
        official = { "none", "exempt", "away", "transferring" },
    }

The file has a line for each person: address, state, overlay, and on what a change rests, as partyorg.transition has it:

    an@example.org      official      suspended    governing=met

Who is not in it is unknown, and unknown is never permission. Who is in it for the first time is taken as is; a change
of a person known before must be one that the status machine permits. If it is not, the status before stays on record
and the person is out until the file is put right. A file that cannot be read as a whole changes nothing. The log names
lines, and nobody.

Rooms are for members only in the sense of XEP-0045, and members are those whom this module let in: should it once not
be loaded, nobody else gets in.
]]
local partyorg = require "partyorg"
local jid_prep, jid_bare = require "util.jid".prep, require "util.jid".bare
local st = require "util.stanza"

local muc = module:depends("muc")
local store = module:open_store("partyorg_members")
local path = module:get_option_path("partyorg_members", nil, "config")
local interval = module:get_option_number("partyorg_interval", 10)
local rooms = {}
for node in module:get_option_set("partyorg_rooms", {}) do
    rooms[node .. "@" .. module.host] = true
end

local function titles(list)
    local by_name, names = {}, {}
    for i, entry in ipairs(list) do
        by_name[entry.name], names[i] = entry.title, entry.name
    end
    return by_name, table.concat(names, ", ")
end
local states, state_names = titles(partyorg.states())
local overlays, overlay_names = titles(partyorg.overlays())

-- Which overlays are admitted, by state. A name that there is not stops the module.
local admits = {}
for state, list in pairs(module:get_option("partyorg_admits", {
    probationary = { "none", "exempt", "away", "transferring" },
    official = { "none", "exempt", "away", "transferring" },
})) do
    if not states[state] then
        error(("partyorg_admits: there is no state %q; accepted are %s"):format(tostring(state), state_names), 0)
    end
    admits[state] = {}
    for _, overlay in ipairs(type(list) == "table" and list or { list }) do
        if not overlays[overlay] then
            error(("partyorg_admits: %s: there is no overlay %q; accepted are %s"):format(state, tostring(overlay),
                                                                                         overlay_names), 0)
        end
        admits[state][overlay] = true
    end
end

-- ---- the file -----------------------------------------------------------------------------------------------

local YES = { ["true"] = true, ["false"] = false }

-- A line: address, status and the options of partyorg.transition; or nil and why not.
local function read_line(line)
    local words = {}
    for word in line:gmatch("%S+") do
        words[#words + 1] = word
    end
    local address = words[1] and jid_bare(jid_prep(words[1]))
    if not address or address ~= jid_prep(words[1]) then
        return nil, "the first word is no address without a resource"
    elseif not states[words[2]] then
        return nil, ("there is no state %q; accepted are %s"):format(words[2] or "", state_names)
    elseif not overlays[words[3]] then
        return nil, ("there is no overlay %q; accepted are %s"):format(words[3] or "", overlay_names)
    end
    local options = {}
    for i = 4, #words do
        local key, value = words[i]:match("^([%w_]+)=(.+)$")
        if not key then
            return nil, ("%q: key=value is needed"):format(words[i])
        elseif YES[value] ~= nil then
            options[key] = YES[value]
        else
            options[key] = tonumber(value) or value
        end
    end
    return address, { state = words[2], overlay = words[3] }, options
end

-- The statuses by address; or nil and what is wrong.
local function read_file()
    if not path then
        return nil, "partyorg_members: is not set; the path of the file of statuses is needed"
    end
    local file, message = io.open(path)
    if not file then
        return nil, message
    end
    local members, number = {}, 0
    for line in file:lines() do
        number = number + 1
        if line:find("%S") and not line:find("^%s*#") then
            local address, status, options = read_line(line)
            if not address then
                file:close()
                return nil, ("line %d: %s"):format(number, status)
            elseif members[address] then
                file:close()
                return nil, ("line %d: the address of line %d again"):format(number, members[address].line)
            end
            members[address] = { status = status, options = options, line = number }
        end
    end
    file:close()
    return members
end

-- Whether one status may follow another: true, or false and why in both languages.
local function permitted(before, after, options)
    if before.state == after.state and before.overlay == after.overlay then
        return true
    end
    options.from_overlay, options.to_overlay = before.overlay, after.overlay
    local good, result, message = pcall(partyorg.transition, before.state, after.state, options)
    if not good then
        return false, { vi = result, en = result }
    elseif not result then
        return false, { vi = message, en = message }
    end
    return result.status == "met", result.text
end

-- ---- who is admitted ----------------------------------------------------------------------------------------

local known = store:get() or {} -- the last status on record, by address; kept over restarts
local now = {}                  -- what the file says of those in it: status, or why it is not settled

-- nil for who is admitted; else the reason in both languages.
local function refusal(address)
    local entry = now[jid_bare(address)]
    if not entry then
        return { vi = "Phòng này chỉ dành cho đảng viên; chưa rõ trạng thái của bạn, hãy hỏi chi bộ.",
                 en = "This room is for members; your status is not known, ask your cell." }
    elseif entry.unsettled then
        return { vi = "Phòng này chỉ dành cho đảng viên; thay đổi trạng thái của bạn chưa có căn cứ: " .. entry.unsettled.vi,
                 en = "This room is for members; the change of your status is not founded: " .. entry.unsettled.en }
    end
    local state, overlay = entry.status.state, entry.status.overlay
    if admits[state] and admits[state][overlay] then
        return nil
    end
    return { vi = ("Phòng này không nhận trạng thái: %s; %s."):format(states[state].vi, overlays[overlay].vi),
             en = ("This room does not admit the status: %s; %s."):format(states[state].en, overlays[overlay].en) }
end

local function in_both(reason)
    return reason.vi .. "\n" .. reason.en
end

-- Takes out of a room who is not admitted.
local function examine_room(room)
    for address in room:each_affiliation() do
        local reason = refusal(address)
        if reason then
            room:set_affiliation(true, address, nil, in_both(reason))
        end
    end
    -- Administrators of the server are owners whatever is set.
    local nicks = {}
    for nick, occupant in room:each_occupant() do
        nicks[nick] = refusal(occupant.bare_jid)
    end
    for nick, reason in pairs(nicks) do
        room:set_role(true, nick, nil, in_both(reason))
    end
end

local function refuse(event)
    local stanza, room = event.stanza, event.room
    if not rooms[room.jid] then
        return nil
    end
    local reason = refusal(stanza.attr.from)
    if not reason then
        if not room:get_affiliation(stanza.attr.from) then
            room:set_affiliation(true, jid_bare(stanza.attr.from), "member")
            local occupant = event.occupant or event.dest_occupant
            occupant.role = room:get_default_role("member")
        end
        return nil
    end
    local reply = st.error_reply(stanza, "auth", "registration-required", nil, room.jid)
    -- A client that takes only one text takes the first.
    local vietnamese = (stanza.attr["xml:lang"] or ""):find("^vi")
    for _, lang in ipairs(vietnamese and { "vi", "en" } or { "en", "vi" }) do
        reply:text_tag("text", reason[lang], { xmlns = "urn:ietf:params:xml:ns:xmpp-stanzas", ["xml:lang"] = lang })
    end
    event.origin.send(reply)
    return true
end
module:hook("muc-occupant-pre-join", refuse, 10)
module:hook("muc-occupant-pre-change", refuse, 10)

-- ---- when the file changes ----------------------------------------------------------------------------------

local wrong -- what was said of the file last

local function read_statuses()
    local members, message = read_file()
    if not members then
        if message ~= wrong then
            module:log("error", "the file of statuses is not taken: %s", message)
        end
        wrong = message
        return
    end
    wrong = nil
    local before, changed = now, false
    now = {}
    for address, entry in pairs(members) do
        local record = known[address]
        local good, text = true, nil
        if record then
            good, text = permitted(record, entry.status, entry.options)
        end
        if not good then
            entry.unsettled = text
            local said = before[address] and before[address].unsettled
            if not said or said.en ~= text.en then
                module:log("warn", "line %d: the change is not permitted: %s", entry.line, text.en)
            end
        elseif not record or record.state ~= entry.status.state or record.overlay ~= entry.status.overlay then
            known[address], changed = entry.status, true
        end
        now[address] = entry
    end
    if changed then
        store:set(nil, known)
    end
    for jid in pairs(rooms) do
        examine_room(muc.get_room_from_jid(jid))
    end
end

for jid in pairs(rooms) do
    local room = muc.get_room_from_jid(jid)
    if not room then
        room = assert(muc.create_room(jid))
    end
    room:set_persistent(true)
    room:set_hidden(true)
    room:set_members_only(true)
    room:set_allow_member_invites(false)
    room:save(true)
end
read_statuses()
module:add_timer(interval, function()
    read_statuses()
    return interval
end)
module:hook_global("config-reloaded", read_statuses)

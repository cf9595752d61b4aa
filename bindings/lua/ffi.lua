-- SPDX-License-Identifier: MIT

--[[--
The masks of a check through LuaJIT's FFI, for hot paths: no table is made and nothing allocated from file to file, and
loops are compiled.

    local fast = require "partyorg.ffi"
    local admission = assert(fast.check("admission"))
    local file = assert(admission:file { born_on = "1990-01-01", citizen_vn = true })
    local masks = fast.masks()
    print(admission:check_masks(file, "2025-12-01", masks))   --> unknown
    print(admission:status(masks, "ADM-AGE-MIN"))             --> met

A file is a C struct of its own, `partyorg_applicant` and the like in partyorg.h, each of its facts a member of 32 bits:
a date is days since 1970-01-01, a boolean 0 or 1, an enumeration the number of a choice (ffi.C.PARTYORG_SECTION_NONE),
points and percent hundredths, and `fast.UNKNOWN` is unknown. `file` and `set` take values as `partyorg.check` does.
Members can be written to directly, as C does it: a fraction is cut off. What is out of range then is refused by
`check_masks`.

Structs, constants and functions are those of partyorg.h, read from it when the module is built. The functions are those
inside `partyorg.core`: a libpartyorg.so that the process has beside is never called.

Failures are those of `partyorg`: nil, a message, the name of a status and the fact or argument at fault; an argument of
the wrong type raises an error.

@module partyorg.ffi
]]

-- luacheck: no self
local there, ffi = pcall(require, "ffi")
if not there then
    error("partyorg.ffi: this Lua has no FFI; LuaJIT is needed", 0)
end
local bit = require "bit"
local core = require "partyorg.core"
local cdef = require "partyorg.cdef"

local type, error, tostring = type, error, tostring
local typeof, text_of, copy = ffi.typeof, ffi.string, ffi.copy
local band, rshift, tobit = bit.band, bit.rshift, bit.tobit

-- ---- the library ----------------------------------------------------------------------------------------------------

local function demand(holds, what)
    if not holds then
        error(("partyorg.ffi: made for libpartyorg %s, but in partyorg.core %s; install both from one build")
              :format(cdef.version, what), 0)
    end
end
demand(core.ffi_functions, "there is nothing for it")
demand(core.version() == cdef.version, "is libpartyorg " .. core.version())

-- A module that is loaded once more finds its types there: none can be declared twice.
if not pcall(typeof, "partyorg_functions") then
    ffi.cdef(cdef.text)
end
local library = ffi.cast("const partyorg_functions *", core.ffi_functions())
demand(library.size == ffi.sizeof("partyorg_functions"), "are other functions")

local Masks, Mask = typeof("partyorg_masks"), typeof("uint64_t")
local SUBJECT_INFO, FACT_INFO = typeof("partyorg_subject_info"), typeof("partyorg_fact_info")
local CHECK_INFO = typeof("partyorg_check_info")
local STAGE_INFO, RULE_INFO = typeof("partyorg_stage_info"), typeof("partyorg_rule_info")
local MASKS_SIZE = ffi.sizeof(Masks)

-- What `get` tells of something in the catalogue; nil when there is no such thing.
local function described(info_type, get, ...)
    local info = info_type()
    info.size = ffi.sizeof(info_type)
    local arguments = { ... }
    arguments[#arguments + 1] = info
    return get(unpack(arguments)) == 0 and info or nil
end

-- By number of a subject the type of its struct.
local structs = {}
for number = 0, library.partyorg_subject_count() - 1 do
    local info = described(SUBJECT_INFO, library.partyorg_subject_get, number)
    local name = "partyorg_" .. text_of(info.name)
    structs[number] = typeof(name)
    demand(ffi.sizeof(name) == info.struct_size, ("has another struct %s"):format(name))
end

local verdicts = {}
for number = 0, 3 do
    verdicts[number] = text_of(library.partyorg_finding_status_name(number))
end

-- By number of a check what does not change: its struct and the names of its members, its stages by number from 0, its
-- rules in order and their places.
local known = {}
local function about(number)
    if not known[number] then
        local info = described(CHECK_INFO, library.partyorg_check_get, number)
        local facts, stages, rules, places = {}, {}, {}, {}
        for i = 0, described(SUBJECT_INFO, library.partyorg_subject_get, info.subject).fact_count - 1 do
            facts[text_of(described(FACT_INFO, library.partyorg_fact_get, info.subject, i).name)] = true
        end
        for i = 0, info.stage_count - 1 do
            stages[i] = text_of(described(STAGE_INFO, library.partyorg_stage_get, number, i).name)
        end
        for i = 0, info.rule_count - 1 do
            rules[i + 1] = text_of(described(RULE_INFO, library.partyorg_rule_get, number, i).id)
            places[rules[i + 1]] = i
        end
        known[number] = { subject = info.subject, struct = structs[info.subject], facts = facts, stages = stages,
                          rules = rules, places = places }
    end
    return known[number]
end

-- ---- arguments ------------------------------------------------------------------------------------------------------

local function refuse(level, what, expected, found)
    local name = type(found) == "cdata" and tostring(typeof(found)):match("^ctype<(.*)>$") or type(found)
    error(("%s: %s expected, got %s"):format(what, expected, name), level + 1)
end

-- Whether a value is a struct itself, which owns its memory: a pointer or a reference may outlive what it points to.
local function is_own(value, ctype)
    return type(value) == "cdata" and typeof(value) == ctype
end

local function is_mask(value)
    return type(value) == "cdata" and typeof(value) == Mask
end

local fast = {}

--- What a fact is that is not known.
fast.UNKNOWN = core.unknown()

--- The library's functions, by their names in partyorg.h: `fast.C.partyorg_vote_base(...)`. For those who know C: what
-- they are given is not looked at, as it is everywhere else in this module.
fast.C = library

--- Room for the result of `check_masks`: verdict, stage, and the masks met, not_met, unknown and not_applicable as
-- uint64_t, in which bit i (from 0) stands for the rule i + 1 of `partyorg.rules`. One is enough for any number of files.
-- @treturn cdata partyorg_masks
function fast.masks()
    local masks = Masks()
    masks.size = MASKS_SIZE
    return masks
end

--- Whether a mask has a rule.
-- @tparam cdata mask such as `masks.not_met`
-- @tparam number i the rule, from 0
-- @treturn boolean
function fast.has(mask, i)
    if not is_mask(mask) then
        refuse(2, "has", "a mask of 64 bits", mask)
    elseif type(i) ~= "number" or not (i >= 0 and i <= 63) then
        error(("has: a rule from 0 to 63 expected, got %s"):format(tostring(i)), 2)
    end
    return band(rshift(mask, i), 1) ~= 0
end
local has = fast.has

-- ---- a check --------------------------------------------------------------------------------------------------------

local not_whole = { [0] = "on: %s không phải là một số nguyên chỉ ngày", "on: %s is not a whole number of days" }

--[[--
A check, with what stays the same from file to file. The options are `options`, `days_off`, `make_up` and `lang` of
`partyorg.check`. It can be kept as long as the Lua state lives.
@tparam string name such as "admission"
@tparam[opt] table options
@treturn check an object with the methods below
]]
function fast.check(name, options)
    if type(name) ~= "string" then
        refuse(2, "check", "the name of a check", name)
    elseif options ~= nil and type(options) ~= "table" then
        refuse(2, "check", "a table of options", options)
    end
    -- Blocks of memory of core's, nil where there is none: a pointer to what they hold is what C gets of them.
    local number, language, choices, calendar = core.ffi_conditions(name, options)
    if not number then
        return nil, language, choices, calendar -- which are message, status and name
    end
    local same = about(number)
    local subject, File, facts = same.subject, same.struct, same.facts
    local stages, rules, places = same.stages, same.rules, same.places
    local size, lang = ffi.sizeof(File), language == 0 and "vi" or "en"
    local failure, whole = ffi.new("partyorg_error"), File()
    local examine, init = library.partyorg_check_masks, library.partyorg_facts_init

    local function failed()
        local at_fault = text_of(failure.name)
        return nil, text_of(failure.text[language]), text_of(library.partyorg_status_name(failure.status)),
            at_fault ~= "" and at_fault or nil
    end

    -- A file of this check; its size tells the library how far to read.
    local function expect_file(what, file)
        if not is_own(file, File) or file.size ~= size then
            refuse(3, what, ("a file of the check %s, as file() makes it,"):format(name), file)
        end
    end

    local function expect_masks(what, masks)
        if not is_own(masks, Masks) or masks.size ~= MASKS_SIZE then
            refuse(3, what, "masks, as masks() makes them,", masks)
        end
    end

    local function day_of(on)
        if type(on) ~= "string" then
            refuse(3, "check_masks: on", "a date as text or as days since 1970-01-01", on)
        end
        local day = ffi.new("partyorg_date[1]")
        if library.partyorg_date_parse(on, #on, day, failure) == 0 then
            return day[0]
        end
        local _, message, status = failed()
        return nil, "on: " .. message, status, "on"
    end

    --- @type check
    local check = {}

    --- A new file: the facts that are not given are unknown.
    -- @tparam[opt] table given facts as `partyorg.check` takes them
    -- @treturn cdata the struct of the check's subject
    function check:file(given)
        local file = File()
        if given == nil then
            init(subject, file, size)
            return file
        elseif type(given) ~= "table" then
            refuse(2, "file", "a table of facts", given)
        end
        local bytes, message, status, at_fault = core.ffi_facts(number, given, lang)
        if not bytes then
            return nil, message, status, at_fault
        end
        copy(file, bytes, size)
        return file
    end

    --- Makes every fact of a file unknown.
    -- @tparam cdata file
    function check:clear(file)
        expect_file("clear", file)
        init(subject, file, size)
    end

    --- Sets one fact of a file, which stays as it was when the value is refused.
    -- @tparam cdata file
    -- @tparam string fact its name
    -- @param value as `partyorg.check` takes it; nil for unknown
    -- @treturn boolean true
    function check:set(file, fact, value)
        expect_file("set", file)
        if type(fact) ~= "string" then
            refuse(2, "set", "the name of a fact", fact)
        end
        if value == nil and facts[fact] then
            file[fact] = fast.UNKNOWN
            return true
        end
        local bytes, message, status, at_fault = core.ffi_facts(number, { [fact] = value == nil or value }, lang)
        if not bytes then
            return nil, message, status, at_fault
        end
        copy(whole, bytes, size)
        file[fact] = whole[fact]
        return true
    end

    --- Examines a file: the same rules as `partyorg.check_masks`.
    -- @tparam cdata file
    -- @param on the examination date: text, or days since 1970-01-01
    -- @tparam cdata masks from `fast.masks`, written to
    -- @treturn string the verdict: met, not_met or unknown
    function check:check_masks(file, on, masks)
        expect_file("check_masks", file)
        expect_masks("check_masks", masks)
        if type(on) ~= "number" then
            local day, message, status, at_fault = day_of(on)
            if not day then
                return nil, message, status, at_fault
            end
            on = day
        end
        local day = tobit(on)
        if day ~= on then
            return nil, not_whole[language]:format(tostring(on)), "PARTYORG_E_DATE", "on"
        end
        if examine(number, file, day, choices, calendar, masks, failure) ~= 0 then
            return failed()
        end
        return verdicts[masks.verdict]
    end

    --- The first stage that is not met.
    -- @tparam cdata masks
    -- @treturn ?string nil when all are
    function check:stage(masks)
        expect_masks("stage", masks)
        return stages[masks.stage]
    end

    --- The status of one rule.
    -- @tparam cdata masks
    -- @tparam string id of the rule
    -- @treturn string met, not_met, unknown or not_applicable
    function check:status(masks, id)
        expect_masks("status", masks)
        local place = places[id]
        if not place then
            if type(id) ~= "string" then
                refuse(2, "status", "id of a rule", id)
            end
            return core.rule_get(name, id)
        end
        return has(masks.met, place) and "met" or has(masks.not_met, place) and "not_met" or
            has(masks.unknown, place) and "unknown" or has(masks.not_applicable, place) and "not_applicable" or nil
    end

    --- The rules of a mask.
    -- @tparam cdata mask such as `masks.not_met`
    -- @treturn {string,...} their ids, in order
    function check:rules(mask)
        if not is_mask(mask) then
            refuse(2, "rules", "a mask of 64 bits", mask)
        end
        local ids = {}
        for i, id in ipairs(rules) do
            if has(mask, i - 1) then
                ids[#ids + 1] = id
            end
        end
        return ids
    end

    return check
end

return fast

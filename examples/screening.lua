#!/usr/bin/env lua
-- SPDX-License-Identifier: MIT
--[[
screening: reads a CSV roll of Party members and prints, for each cell, the yearly screening list that it reviews.
screening.c and screening.py are the same program and print the same bytes. tables.lua goes with it.

    lua screening.lua --on 2026-11-22 roll.csv

The roll is examined as one table; who stands on no list is only counted. Lua 5.1, 5.2, 5.3, 5.4 and LuaJIT.
]]

package.path = (arg[0]:match("^.*/") or "./") .. "?.lua;" .. package.path
local partyorg, tables = require "partyorg", require "tables"
local put, print_columns = tables.put, tables.print_columns

local READ, UNREADABLE_ROWS, FAILED = 0, 1, 2
local CHECK, SUBJECT = "screening", "screening_case"
local FACTS, RULES = partyorg.facts(SUBJECT), partyorg.rules(CHECK)
-- When a ground matures or the cell is to meet. The other categories have no day.
local DAYS = {
    ["SCR-ABSENT"] = "absent_matures_on", ["SCR-DUES"] = "dues_matures_on", ["SCR-WILL"] = "will_matures_on",
    ["SCR-TRANSFER"] = "transfer_matures_on", ["SCR-PROBATION"] = "cell_due",
}
local DAY_VALUES = { "absent_matures_on", "dues_matures_on", "will_matures_on", "transfer_matures_on", "cell_due" }
local VALUE_TITLES, CHECK_TITLE = {}, nil
for _, value in ipairs(partyorg.values(CHECK)) do
    VALUE_TITLES[value.name] = value.title
end
for _, check in ipairs(partyorg.checks()) do
    CHECK_TITLE = check.name == CHECK and check.title or CHECK_TITLE
end
local USES = {
    member = "member", ["Số đảng viên"] = "member", ["Member number"] = "member",
    cell = "cell", ["Chi bộ"] = "cell", Cell = "cell",
}

-- What the command line asks for. `cell` and `member`: only those; nil: all.
local ask = { lang = "vi", format = "text" }

local function say(vi, en, ...)
    local text = ask.lang == "vi" and vi or en
    return select("#", ...) > 0 and text:format(...) or text
end

local function complain(text)
    io.stderr:write("screening: ", text, "\n")
end

---- the roll -------------------------------------------------------------------------------------------------------

-- Says that a cell cannot be read.
local function reject(line, number, column, title, reason)
    complain(say("dòng %d%s, cột %d%s: %s", "line %d%s, column %d%s: %s", line,
                 number and number ~= "" and " (" .. number .. ")" or "", column,
                 title ~= "" and " (" .. title .. ")" or "", reason))
end

-- What a column holds, by its title: "member", "cell" or the name of a fact; "" without title, nil if unknown.
local function find_column(title)
    local fact = title ~= "" and not USES[title] and partyorg.find_fact(SUBJECT, title)
    return title == "" and "" or USES[title] or fact and fact.name or nil
end

-- Titles and uses of the columns; names everything that is wrong with them. nil when they cannot be used.
local function read_header(reader)
    local record, columns, place, good = reader:read(), {}, {}, true
    if not record then
        if not reader.error then
            complain(say("tệp không có dòng tiêu đề", "the file has no header"))
        end
        return nil
    end
    if record.broken then
        reject(record.line, "", record.count, "", say(record.broken[1], record.broken[2]))
        return nil
    end
    for i, title in ipairs(record.cells) do
        if not title then
            complain(say("cột %d: không phải là văn bản UTF-8; hãy lưu tệp ở dạng CSV UTF-8",
                         "column %d: not UTF-8 text; save the file as CSV UTF-8", i))
            return nil
        end
        local use = find_column(title)
        if not use then
            complain(say("cột %d (%s): không có dữ kiện nào mang tên này", "column %d (%s): no fact has this name",
                         i, title))
            good = false
        elseif use ~= "" and place[use] then
            complain(say("cột %d (%s): trùng với cột %d (%s)", "column %d (%s): the same as column %d (%s)",
                         i, title, place[use], record.cells[place[use]]))
            good = false
        else
            place[use] = i
        end
        columns[i] = { title = title, use = use }
    end
    if not place.member then
        complain(say('thiếu cột "Số đảng viên" (member)', 'there is no column "Member number" (member)'))
    end
    if not place.cell then
        complain(say('thiếu cột "Chi bộ" (cell)', 'there is no column "Cell" (cell)'))
    end
    return good and place.member and place.cell and columns or nil
end

-- Why a cell cannot be read, else nil; a fact goes into `facts`.
local function read_cell(facts, use, cell)
    if not cell then
        return say("không phải là văn bản UTF-8 trên một dòng", "not UTF-8 text on one line")
    elseif use == "member" or use == "cell" then
        return cell == "" and say("không được để trống", "must not be empty") or nil
    elseif use == "" then
        return cell ~= "" and say("cột không có tiêu đề", "the column has no title") or nil
    end
    local value, message = partyorg.parse_fact(SUBJECT, use, cell, ask.lang)
    facts[use] = value
    return message
end

-- A record as a member. nil for one that is not asked for, false for one that cannot be read.
local function read_row(record, columns)
    if record.broken then
        reject(record.line, "", record.count, "", say(record.broken[1], record.broken[2]))
        return false
    end
    local member, empty, good = { facts = {}, met = {}, unknown = {}, missing = {}, days = {} }, true, true
    for i = 1, math.max(record.count, #columns) do
        local cell = record.cells[i]
        if cell == nil then
            cell = ""
            record.cells[i] = cell
        end
        empty = empty and cell == ""
        if columns[i] and (columns[i].use == "member" or columns[i].use == "cell") then
            member[columns[i].use] = cell
        end
    end
    if empty or (ask.cell and member.cell ~= ask.cell) or (ask.member and member.member ~= ask.member) then
        return nil
    end
    for i, column in ipairs(columns) do
        local reason = read_cell(member.facts, column.use, record.cells[i])
        if reason then
            reject(record.line, member.member, i, column.title, reason)
            good = false
        end
    end
    if record.count > #columns then
        reject(record.line, member.member, #columns + 1, "",
               say("dòng có %d ô, tiêu đề chỉ có %d cột", "the row has %d cells, the header %d columns",
                   record.count, #columns))
        good = false
    end
    return good and member
end

---- examining ------------------------------------------------------------------------------------------------------

-- Whether one day comes before another: first those to come, the nearest first; then those past, the latest first;
-- then none. Dates in ISO form compare as text.
local function nearer(a, b)
    local a_comes, b_comes = a ~= nil and a >= ask.on, b ~= nil and b >= ask.on
    if not a or not b or a_comes ~= b_comes then
        return a ~= nil and (b == nil or a_comes and not b_comes)
    end
    if a_comes then
        return a < b
    end
    return a > b
end

-- Examines all members at once, and sorts them as they are printed.
local function examine(members)
    local columns, order = {}, { met = 0, unknown = 1, not_met = 2 }
    for _, fact in ipairs(FACTS) do
        local column = { n = #members }
        for row, member in ipairs(members) do
            column[row] = member.facts[fact.name]
        end
        columns[fact.name] = column
    end
    local batch = assert(partyorg.check_table(CHECK, columns, { on = ask.on, values = DAY_VALUES, rows = #members }))
    for row, member in ipairs(members) do
        member.row, member.verdict = row, batch:verdict(row)
        for _, rule in ipairs(RULES) do
            local status = batch:get(row, rule.id)
            local day = status == "met" and DAYS[rule.id] and batch:get(row, DAYS[rule.id]) or nil
            if status == "met" or status == "unknown" then
                table.insert(member[status], rule.id)
                member[status][rule.id] = true
            end
            member.days[rule.id] = day
            member.nearest = nearer(day, member.nearest) and day or member.nearest
        end
        if #member.unknown > 0 then -- a batch does not hold what is missing: the report of the row does
            member.missing = batch:report(row).missing
        end
    end
    table.sort(members, function(a, b)
        if a.cell ~= b.cell then
            return a.cell < b.cell
        elseif a.verdict ~= b.verdict then
            return order[a.verdict] < order[b.verdict]
        elseif a.nearest ~= b.nearest then
            return nearer(a.nearest, b.nearest)
        end
        return a.row < b.row
    end)
end

---- printing -------------------------------------------------------------------------------------------------------

local function date_text(day)
    return partyorg.format_date(day, ask.lang == "vi" and "dmy" or "iso")
end

local function day_text(day)
    return day and date_text(day) .. (day < ask.on and say(" đã qua", " past") or "") or ""
end

-- The day of a category that a member is in.
local function rule_day(member, id)
    return DAYS[id] and not member.days[id] and say("chưa rõ", "unknown") or day_text(member.days[id])
end

local function missing_text(names)
    local titles = {}
    for i, name in ipairs(names) do
        titles[i] = partyorg.find_fact(SUBJECT, name).title[ask.lang]
    end
    return #titles == 0 and say("Không có văn bản của ngày xét", "No text is known for that day") or
        say("Còn thiếu: ", "Missing: ") .. table.concat(titles, "; ")
end

local function provision(rule)
    local wording = partyorg.wording_on(CHECK, rule.id, ask.on)
    local sure = {
        verified = "", secondary = say("; theo nguồn thứ cấp", "; from a secondary source"),
        memory = say("; chưa được xác minh", "; not confirmed"),
    }
    return wording and wording.text[ask.lang] .. sure[wording.confidence] or "-"
end

local function print_head()
    put(CHECK_TITLE[ask.lang], ", ", date_text(ask.on), "\n")
    put("Có tên trong danh sách này không phải là kết luận về bất cứ ai; con người xem xét và quyết định.\n")
    put("Standing on this list is no finding against anybody; people decide.\n")
end

local LIST_WIDTHS = { 0, 15, 18, 62, 18 }
local LEGEND_WIDTHS = { 0, 14, 6, 7, 46, 45 }

local function print_member(member)
    local number, nearest = member.member, day_text(member.nearest)
    for _, rule in ipairs(RULES) do
        if member.met[rule.id] then
            print_columns({ "", number, nearest, rule.title[ask.lang], rule_day(member, rule.id) }, LIST_WIDTHS)
            number, nearest = "", ""
        end
    end
    if #member.unknown > 0 then
        print_columns({ "", number, nearest, missing_text(member.missing), "" }, LIST_WIDTHS)
    end
end

-- How many members from `first` to `last` have a field, or a rule among those met or unknown.
local function count(members, first, last, field, value)
    local found = 0
    for i = first, last do
        local held = members[i][field]
        found = found + ((held == value or type(held) == "table" and held[value]) and 1 or 0)
    end
    return found
end

local function totals(members, first, last)
    return say("%d đảng viên; %d trong danh sách, %d chưa rõ", "%d members; %d on the list, %d cannot be told",
               last - first + 1, count(members, first, last, "verdict", "met"),
               count(members, first, last, "verdict", "unknown"))
end

-- The members of one cell, sorted: those listed, those unknown, the others.
local function print_cell(members, first, last)
    local listed = count(members, first, last, "verdict", "met")
    local unknown = count(members, first, last, "verdict", "unknown")
    put(say("\nChi bộ %s: %s\n", "\nCell %s: %s\n", members[first].cell, totals(members, first, last)))
    for i = first, first + listed + unknown - 1 do
        if i == first or i == first + listed then
            local heading = listed > 0 and i == first and say("Trong danh sách", "On the list") or
                say("Chưa rõ", "Cannot be told")
            print_columns({ "", heading, say("Ngày gần nhất", "Nearest day"), say("Diện", "Category"),
                            say("Ngày", "Day") }, LIST_WIDTHS)
        end
        print_member(members[i])
    end
    local label = say("Theo diện", "By category")
    for _, rule in ipairs(RULES) do
        local found = count(members, first, last, "met", rule.id)
        if found > 0 then
            print_columns({ "", label, tostring(found), rule.title[ask.lang], "" }, LIST_WIDTHS)
            label = ""
        end
    end
end

local function print_list(members, unreadable)
    local cells, first = 0, 1
    print_head()
    put(say("Thứ tự: ngày sắp tới, gần nhất trước; rồi ngày đã qua, gần nhất trước; rồi người không có ngày nào.\n",
            "Order: days to come, the nearest first; then days past, the latest first; then members without a day.\n"))
    for i, member in ipairs(members) do
        if i == #members or members[i + 1].cell ~= member.cell then
            print_cell(members, first, i)
            cells, first = cells + 1, i + 1
        end
    end
    put(say("\nTất cả: %d chi bộ, %s; %d dòng không đọc được\n", "\nAll: %d cells, %s; %d rows cannot be read\n",
            cells, totals(members, 1, #members), unreadable))
    print_columns({ "", say("Diện", "Category"), say("Có", "Listed"), say("Chưa rõ", "Unknown"), "",
                    say("Căn cứ", "Provision") }, LEGEND_WIDTHS)
    for _, rule in ipairs(RULES) do
        print_columns({ "", rule.id, tostring(count(members, 1, #members, "met", rule.id)),
                        tostring(count(members, 1, #members, "unknown", rule.id)), rule.title[ask.lang],
                        provision(rule) }, LEGEND_WIDTHS)
        if DAYS[rule.id] then
            print_columns({ "", "", "", "", "→ " .. VALUE_TITLES[DAYS[rule.id]][ask.lang], "" }, LEGEND_WIDTHS)
        end
    end
end

local function print_csv(members)
    put("cell,member,verdict,nearest_on,categories,unknown,missing,", table.concat(DAY_VALUES, ","), "\n")
    for _, member in ipairs(members) do
        if member.verdict ~= "not_met" or ask.member then
            local cells = {
                member.cell, member.member, member.verdict, member.nearest or "", table.concat(member.met, " "),
                table.concat(member.unknown, " "), table.concat(member.missing, " "),
            }
            for _, rule in ipairs(RULES) do
                cells[#cells + 1] = DAYS[rule.id] and (member.days[rule.id] or "") or nil
            end
            put(tables.csv_line(cells), "\n")
        end
    end
end

-- One member: every category with its provision and day, then the facts.
local function print_in_full(member)
    local report = assert(partyorg.check(CHECK, member.facts, { on = ask.on, lang = ask.lang }))
    local standing = {
        met = say("có tên trong danh sách", "on the list"),
        not_met = say("không có tên trong danh sách", "not on the list"),
        unknown = say("chưa rõ", "cannot be told"),
    }
    local function detail(text)
        print_columns({ "", "", "", text }, { 0, 8, 14, 90 })
    end
    print_head()
    put(say("\n%s (chi bộ %s): %s\n", "\n%s (cell %s): %s\n", member.member, member.cell, standing[member.verdict]))
    for _, rule in ipairs(RULES) do
        local state = member.met[rule.id] and say("có", "yes") or
            member.unknown[rule.id] and say("chưa rõ", "unknown") or say("không", "no")
        print_columns({ "", state, rule.id, rule.title[ask.lang] }, { 0, 8, 14, 90 })
        detail(provision(rule))
        if member.met[rule.id] and DAYS[rule.id] then
            detail(VALUE_TITLES[DAYS[rule.id]][ask.lang] .. ": " .. rule_day(member, rule.id))
        elseif member.unknown[rule.id] then
            detail(missing_text(report:finding(rule.id).missing))
        end
    end
    put(say("\nDữ kiện\n", "\nFacts\n"))
    for _, fact in ipairs(FACTS) do
        local value = member.facts[fact.name]
        if value ~= nil then
            print_columns({ "", fact.title[ask.lang], partyorg.format_fact(SUBJECT, fact.name, value, ask.lang) },
                          { 0, 56, 58 })
        end
    end
end

---- the command line -----------------------------------------------------------------------------------------------

local USAGE_VI = [[
Cách dùng: screening [TÙY CHỌN] TỆP.csv
In danh sách rà soát, sàng lọc đảng viên của từng chi bộ từ một bảng CSV ("-": đầu vào chuẩn).

  --lang vi|en        ngôn ngữ (mặc định: vi)
  --on NGÀY           ngày xét (mặc định: hôm nay)
  --cell CHI_BỘ       chỉ một chi bộ
  --member SỐ         xét đầy đủ một đảng viên
  --format text|csv   dạng kết quả (mặc định: text)
  --help              trang này

Mã thoát: 0 đọc được mọi dòng; 1 có dòng không đọc được; 2 lệnh, tệp hoặc tiêu đề sai,
hoặc không có đảng viên hay chi bộ đó.
]]
local USAGE_EN = [[
Usage: screening [OPTIONS] FILE.csv
Prints the yearly screening list of every cell from a CSV roll of members ("-": standard input).

  --lang vi|en        language (default: vi)
  --on DATE           examination date (default: today)
  --cell CELL         one cell only
  --member NO         one member in full
  --format text|csv   form of the result (default: text)
  --help              this page

Exit status: 0 all rows read; 1 some rows cannot be read; 2 wrong usage, file or header,
or no such member or cell.
]]

local function wrong_usage(what, argument)
    complain(argument and what .. ": " .. argument or what)
    complain(say("xem screening --help", "see screening --help"))
    return FAILED
end

-- One option and its argument.
local function read_option(name, argument)
    local accepted = ({ ["--lang"] = { "vi", "en" }, ["--format"] = { "text", "csv" } })[name]
    if not (" --lang --on --cell --member --format "):find(" " .. name .. " ", 1, true) then
        return wrong_usage(say("không có tùy chọn này", "no such option"), name)
    elseif not argument then
        return wrong_usage(say("thiếu giá trị của tùy chọn", "the option needs a value"), name)
    elseif accepted and argument ~= accepted[1] and argument ~= accepted[2] then
        return wrong_usage(name .. ": " .. argument,
                           say("chấp nhận ", "accepted are ") .. table.concat(accepted, ", "))
    elseif name == "--on" and not partyorg.parse_date(argument) then
        return wrong_usage(say("--on: không phải là ngày (yyyy-mm-dd hoặc dd/mm/yyyy)",
                               "--on: not a date (yyyy-mm-dd or dd/mm/yyyy)"), argument)
    end
    ask[name:sub(3)] = name == "--on" and partyorg.parse_date(argument) or argument
    return READ
end

-- Reads, examines and prints; returns the exit status.
local function read_roll(stream)
    local reader, members, unreadable = tables.reader(stream), {}, 0
    local columns = read_header(reader)
    local record = columns and reader:read()
    while record do
        local member = read_row(record, columns)
        unreadable = unreadable + (member == false and 1 or 0)
        members[#members + 1] = member or nil
        record = reader:read()
    end
    if reader.error then
        complain(say("không đọc được %s: %s", "cannot read %s: %s", ask.path, reader.error))
    end
    if reader.error or not columns then
        return FAILED
    end
    if #members == 0 and unreadable == 0 and (ask.cell or ask.member) then
        complain(say("không có đảng viên hoặc chi bộ này: %s", "no such member or cell: %s", ask.member or ask.cell))
        return FAILED
    end
    examine(members)
    if ask.format == "csv" then
        print_csv(members)
    elseif ask.member then
        for _, member in ipairs(members) do
            print_in_full(member)
        end
    else
        print_list(members, unreadable)
    end
    return unreadable > 0 and UNREADABLE_ROWS or READ
end

local function run(arguments)
    local help, i = false, 1
    while i <= #arguments do
        local argument = arguments[i]
        if argument == "--help" then
            help = true
        elseif argument:sub(1, 1) == "-" and argument ~= "-" then
            local status = read_option(argument, arguments[i + 1])
            if status ~= READ then
                return status
            end
            i = i + 1
        elseif ask.path then
            return wrong_usage(say("chỉ nhận một tệp", "one file at a time"), argument)
        else
            ask.path = argument
        end
        i = i + 1
    end
    if help then
        put(say(USAGE_VI, USAGE_EN))
        return READ
    end
    if not ask.path then
        return wrong_usage(say("thiếu tên tệp", "the file is missing"))
    end
    ask.on = ask.on or os.date("%Y-%m-%d")
    if ask.path == "-" then
        return read_roll(io.stdin)
    end
    local stream, message = io.open(ask.path, "rb")
    if not stream then
        complain(say("không đọc được %s: %s", "cannot read %s: %s", ask.path, message:sub(#ask.path + 3)))
        return FAILED
    end
    local status = read_roll(stream)
    stream:close()
    return status
end

local status = run(arg)
local flushed, message = io.stdout:flush()
if tables.write_error or not flushed then
    complain(say("không ghi được kết quả: %s", "cannot write the result: %s", tables.write_error or message))
    status = FAILED
end
os.exit(status)

#!/usr/bin/env lua
-- SPDX-License-Identifier: MIT
--[[
dossier: reads a CSV of Party membership files, examines each and says what is in order, what is missing and what is
due next. dossier.c and dossier.py are the same program and print the same bytes. tables.lua goes with it.

    lua dossier.lua --on 2026-11-22 dossier.csv

Rows are read one by one: memory does not grow with the file. Lua 5.1, 5.2, 5.3, 5.4 and LuaJIT.
]]

package.path = (arg[0]:match("^.*/") or "./") .. "?.lua;" .. package.path
local partyorg, tables = require "partyorg", require "tables"
local put, print_columns = tables.put, tables.print_columns

local READ, UNREADABLE_ROWS, FAILED = 0, 1, 2
local PAGE, DETAIL_PAGE = 160, 120
local CHECKS = partyorg.checks()

local CHECK_NAMES, CHECK = {}, {}
for i, check in ipairs(CHECKS) do
    CHECK_NAMES[i] = check.name
    CHECK[check.name] = check
end

-- What the command line asks for. `check` is that of the rows that name none; `file` the one file to examine in full.
local ask = { lang = "vi", check = "admission", format = "table", options = {} }

local function say(vi, en, ...)
    local text = ask.lang == "vi" and vi or en
    return select("#", ...) > 0 and text:format(...) or text
end

local function complain(text)
    io.stderr:write("dossier: ", text, "\n")
end

local function date_text(date)
    if not date then
        return ""
    end
    return ask.lang == "vi" and (date:gsub("^(%d+)-(%d+)-(%d+)$", "%3/%2/%1")) or date
end

-- The check of a name, or of a title in either language; nil when there is none.
local function find_check(name)
    for _, check in ipairs(CHECKS) do
        if name == check.name or name == check.title.vi or name == check.title.en then
            return check.name
        end
    end
end

---- the header -----------------------------------------------------------------------------------------------------

local FIXED_TITLES = {
    file = "file", ["Số hồ sơ"] = "file", ["File number"] = "file",
    check = "check", ["Thủ tục"] = "check", Procedure = "check",
}

-- What a column holds, by its title: the file number, the procedure, or a fact of some of the checks.
local function read_title(title)
    local column = { title = title, use = FIXED_TITLES[title], facts = {} }
    if column.use or title == "" then
        return column
    end
    for _, check in ipairs(CHECKS) do
        local fact = partyorg.find_fact(check.subject, title)
        if fact then
            column.use = "fact"
            column.facts[check.name] = fact.name
        end
    end
    return column
end

local function same_use(a, b)
    if a.use ~= b.use or a.use ~= "fact" then
        return a.use ~= nil and a.use == b.use
    end
    for check, fact in pairs(a.facts) do
        if b.facts[check] == fact then
            return true
        end
    end
    return false
end

-- Reads the header and names everything that is wrong with it. nil when it cannot be used.
local function read_header(reader)
    local columns, good, has_file = {}, true, false
    local record = reader:read()
    if not record then
        if not reader.error then
            complain(say("tệp không có dòng tiêu đề", "the file has no header"))
        end
        return nil
    end
    if record.broken then
        complain(say("dòng %d, cột %d: %s", "line %d, column %d: %s", record.line, record.count,
                     say(record.broken[1], record.broken[2])))
        return nil
    end
    for i, title in ipairs(record.cells) do
        if not title then
            complain(say("cột %d: không phải là văn bản UTF-8; hãy lưu tệp ở dạng CSV UTF-8",
                         "column %d: not UTF-8 text; save the file as CSV UTF-8", i))
            return nil
        end
        local column = read_title(title)
        if title ~= "" and not column.use then
            complain(say("cột %d (%s): không có dữ kiện nào mang tên này", "column %d (%s): no fact has this name",
                         i, title))
            good = false
        end
        for j, other in ipairs(columns) do
            if same_use(column, other) then
                complain(say("cột %d (%s): trùng với cột %d (%s)", "column %d (%s): the same as column %d (%s)",
                             i, title, j, other.title))
                good = false
                break
            end
        end
        has_file = has_file or column.use == "file"
        columns[i] = column
    end
    if not has_file then
        complain(say('thiếu cột "Số hồ sơ" (file)', 'there is no column "File number" (file)'))
        good = false
    end
    return good and columns or nil
end

---- one row --------------------------------------------------------------------------------------------------------

-- Says that a cell cannot be read; the row keeps the first reason.
local function reject(row, columns, number, reason)
    local title = columns[number] and columns[number].title or ""
    complain(say("dòng %d%s, cột %d%s: %s", "line %d%s, column %d%s: %s", row.line,
                 row.file and row.file ~= "" and " (" .. row.file .. ")" or "", number,
                 title ~= "" and " (" .. title .. ")" or "", reason))
    row.bad = row.bad or { column = number, title = title, reason = reason }
end

local function read_cell(row, columns, number, text)
    local column = columns[number]
    if not text then
        reject(row, columns, number, say("không phải là văn bản UTF-8 trên một dòng", "not UTF-8 text on one line"))
    elseif column.use == "file" then
        if text == "" then
            reject(row, columns, number, say("thiếu số hồ sơ", "the file number is missing"))
        end
    elseif column.use == "check" then
        if not row.check then
            reject(row, columns, number, say("không có thủ tục này; chấp nhận %s", "no such procedure; accepted are %s",
                                             table.concat(CHECK_NAMES, ", ")))
        end
    elseif text == "" or not row.check then
        return
    elseif not column.use then
        reject(row, columns, number, say("cột không có tiêu đề", "the column has no title"))
    elseif not column.facts[row.check] then
        reject(row, columns, number, say('không phải là dữ kiện của thủ tục "%s"', 'not a fact of the procedure "%s"',
                                         CHECK[row.check].title[ask.lang]))
    else
        local fact = column.facts[row.check]
        local value, message = partyorg.parse_fact(CHECK[row.check].subject, fact, text, ask.lang)
        if value == nil then
            reject(row, columns, number, message)
        else
            row.facts[fact] = value
        end
    end
end

-- Turns a record into a row. nil for one to pass over: all its cells are empty, or it is another file.
local function read_row(record, columns)
    local row = { line = record.line, file = nil, check = ask.check, facts = {} }
    local procedure, empty = "", true
    if record.broken then
        reject(row, columns, record.count, say(record.broken[1], record.broken[2]))
        row.check = nil
        return row
    end
    for i, text in ipairs(record.cells) do
        empty = empty and text == ""
        if columns[i] and columns[i].use == "file" then
            row.file = text or nil
        elseif columns[i] and columns[i].use == "check" then
            procedure = text
        end
    end
    if empty or (ask.file and row.file ~= ask.file) then
        return nil
    end
    if procedure ~= "" then
        row.check = find_check(procedure)
    end
    for number = 1, #columns do
        local text = record.cells[number]
        read_cell(row, columns, number, text == nil and "" or text)
    end
    if record.count > #columns then
        reject(row, columns, #columns + 1, say("dòng có %d ô, tiêu đề chỉ có %d cột",
                                               "the row has %d cells, the header %d columns", record.count, #columns))
    end
    return row
end

---- what a report says ---------------------------------------------------------------------------------------------

-- Not as the rule asks: a requirement not met, a deadline passed, a bar that bites.
local function is_no_ground(finding)
    return finding.kind == "ground" and finding.status == "not_met"
end

local function out_of_order(finding)
    if finding.kind == "bar" then
        return finding.status == "met"
    end
    return finding.kind ~= "ground" and finding.status == "not_met"
end

-- Whether the running deadline that ends first is past. Dates in ISO form compare as text.
local function is_overdue(report)
    return report.next_step.due ~= nil and report.next_step.due < report.on
end

-- The first stage that is not met; nil when all are.
local function stage_reached(report)
    for _, stage in ipairs(partyorg.stages(report.check)) do
        if report.stages[stage.name] ~= "met" then
            return stage
        end
    end
end

local function fact_title(report, name)
    return partyorg.find_fact(CHECK[report.check].subject, name).title[ask.lang]
end

---- the table ------------------------------------------------------------------------------------------------------

local TABLE_WIDTHS = { 13, 15, 9, 16, 5, 7, 10, PAGE - 75 - 2 * 7 }

local function print_table_header()
    local vi = { "Số hồ sơ", "Thủ tục", "Kết luận", "Dừng ở bước", "Chưa đúng", "Thiếu", "Hạn", "Việc tiếp theo" }
    local en = { "File", "Procedure", "Verdict", "Stage reached", "Not in order", "Missing", "Due", "Next step" }
    print_columns(ask.lang == "vi" and vi or en, TABLE_WIDTHS)
    put(("-"):rep(PAGE), "\n")
end

local function print_table_row(row, report)
    local stage, wrong = stage_reached(report), 0
    for _, finding in ipairs(report.findings) do
        wrong = wrong + (out_of_order(finding) and 1 or 0)
    end
    local next_step = report:next_text(ask.lang)
    if #report.contradictions > 0 then
        local titles = {}
        for i, name in ipairs(report.contradictions) do
            titles[i] = fact_title(report, name)
        end
        next_step = next_step .. say(". MÂU THUẪN: ", ". CONTRADICTION: ") .. table.concat(titles, ", ")
    end
    print_columns({
        row.file,
        CHECK[row.check].title[ask.lang],
        partyorg.status_title(report.verdict, ask.lang),
        stage and stage.title[ask.lang] or say("đủ các bước", "all stages met"),
        tostring(wrong),
        tostring(#report.missing),
        date_text(report.next_step.due) .. (is_overdue(report) and say(" QUÁ HẠN", " OVERDUE") or ""),
        next_step,
    }, TABLE_WIDTHS)
end

local function print_table_bad_row(row)
    local title = row.bad.title ~= "" and " (" .. row.bad.title .. ")" or ""
    print_columns({
        row.file or "",
        row.check and CHECK[row.check].title[ask.lang] or "",
        say("không đọc được", "cannot be read"), "", "", "", "",
        say("dòng %d, cột %d%s: %s", "line %d, column %d%s: %s", row.line, row.bad.column, title, row.bad.reason),
    }, TABLE_WIDTHS)
end

local function print_table_summary(s)
    put(("-"):rep(PAGE), "\n")
    put(say("Đã xét %d hồ sơ: %d đạt, %d không đạt, %d chưa rõ; %d thời hạn đã quá; %d dòng không đọc được.\n",
            "%d files examined: %d met, %d not met, %d unknown; %d deadlines overdue; %d rows cannot be read.\n",
            s.met + s.not_met + s.unknown, s.met, s.not_met, s.unknown, s.overdue, s.unreadable))
end

---- one file in full -----------------------------------------------------------------------------------------------

local function print_pair(title, text)
    print_columns({ "", title, text }, { 0, 40, DETAIL_PAGE - 44 })
end

local function print_facts(heading, report, names)
    if #names > 0 then
        put("\n", heading, "\n")
    end
    for _, name in ipairs(names) do
        print_pair(fact_title(report, name), name)
    end
end

local MARKS = { unknown = "?", not_applicable = "-" }

local function print_finding(finding)
    local mark = (out_of_order(finding) or finding.overdue) and "!" or is_no_ground(finding) and "-" or
                 MARKS[finding.status] or "+"
    print_columns({ "", mark, finding.id, finding:text(ask.lang) }, { 0, 1, 20, DETAIL_PAGE - 27 })
    for _, remedy in ipairs(finding:remedies(ask.lang)) do
        print_columns({ "", "", "", "→", remedy.text }, { 0, 1, 20, 1, DETAIL_PAGE - 30 })
    end
end

local function print_value(info, value)
    if value == nil then
        return
    end
    local text
    if info.type == "date" then
        text = date_text(value)
    elseif info.type == "bool" then
        text = value and say("có", "yes") or say("không", "no")
    elseif info.choices then
        for _, choice in ipairs(info.choices) do
            text = choice.name == value and choice.title[ask.lang] or text
        end
    else
        text = ("%d %s"):format(value, info.unit and partyorg.unit_title(info.unit, ask.lang) or "")
    end
    print_pair(info.title[ask.lang], text)
end

local function print_in_full(row, report)
    local stages = partyorg.stages(report.check)
    put(row.file, ": ", CHECK[report.check].title[ask.lang], "\n")
    print_pair(say("Ngày xét hồ sơ", "Examination date"), date_text(report.on))
    print_pair(say("Kết luận", "Verdict"), partyorg.status_title(report.verdict, ask.lang))
    for _, stage in ipairs(stages) do
        print_pair(stage.title[ask.lang], partyorg.status_title(report.stages[stage.name], ask.lang))
    end
    print_pair(say("Việc tiếp theo", "Next step"), report:next_text(ask.lang))
    if is_overdue(report) then
        print_pair("", say("QUÁ HẠN", "OVERDUE"))
    end
    for _, stage in ipairs(stages) do
        put("\n", stage.title[ask.lang], "\n")
        for _, finding in ipairs(report.findings) do
            if finding.stage == stage.name then
                print_finding(finding)
            end
        end
    end
    put("\n", say("Kết quả tính", "Values"), "\n")
    for _, info in ipairs(partyorg.values(report.check)) do
        print_value(info, report.values[info.name])
    end
    print_facts(say("Dữ kiện còn thiếu", "Missing facts"), report, report.missing)
    print_facts(say("Dữ kiện mâu thuẫn", "Contradictions"), report, report.contradictions)
    if #report.rights > 0 then
        put("\n", say("Quyền của đảng viên", "Rights of the member"), "\n")
    end
    for _, right in ipairs(report.rights) do
        print_columns({ "", right.text }, { 0, DETAIL_PAGE - 2 })
    end
end

---- CSV and JSON ---------------------------------------------------------------------------------------------------

local function print_csv_row(row, report)
    local stage, step, wrong, values = stage_reached(report), report.next_step, {}, {}
    for _, finding in ipairs(report.findings) do
        wrong[#wrong + 1] = out_of_order(finding) and finding.id or nil
    end
    for _, info in ipairs(partyorg.values(report.check)) do
        local value = report.values[info.name]
        values[#values + 1] = value ~= nil and info.name .. "=" .. tostring(value) or nil
    end
    local cells = {
        row.file, report.check, report.verdict, stage and stage.name or "", table.concat(wrong, " "),
        table.concat(report.missing, " "), table.concat(report.contradictions, " "), step.action, step.rule or "",
        step.due or "", step.due_rule or "", is_overdue(report) and "yes" or "no", table.concat(values, " "),
    }
    put(tables.csv_line(cells), "\n")
end

local function json_text(text)
    return '"' .. text:gsub('[\\"]', "\\%0") .. '"'
end

local function print_json_row(row, report)
    put('{"file": ', json_text(row.file), ', "report": ', (report:json(ask.lang):gsub("%s+$", "")), "}")
end

local function print_json_bad_row(row)
    put('{"file": ', row.file and json_text(row.file) or "null",
        (', "line": %d, "column": %d, "title": '):format(row.line, row.bad.column), json_text(row.bad.title),
        ', "error": ', json_text(row.bad.reason), "}")
end

---- all rows -------------------------------------------------------------------------------------------------------

local function print_opening()
    if ask.format == "json" then
        put("[")
    elseif ask.format == "csv" then
        put("file,check,verdict,stage,not_met,missing,contradictions,",
            "next_action,next_rule,due,due_rule,overdue,values\n")
    elseif not ask.file then
        print_table_header()
    end
end

local function print_closing(s)
    if ask.format == "json" then
        put(s.shown > 0 and "\n]\n" or "]\n")
    elseif ask.format == "table" and not ask.file then
        print_table_summary(s)
    end
end

local function print_row(row, report, s)
    s.shown = s.shown + 1
    if ask.format == "json" then
        put(s.shown > 1 and "," or "", "\n")
        print_json_row(row, report)
    elseif ask.format == "csv" then
        print_csv_row(row, report)
    elseif ask.file then
        put(s.shown > 1 and "\n" or "")
        print_in_full(row, report)
    else
        print_table_row(row, report)
    end
end

local function print_bad_row(row, s)
    if ask.format == "json" then
        s.shown = s.shown + 1
        put(s.shown > 1 and "," or "", "\n")
        print_json_bad_row(row)
    elseif ask.format == "table" and not ask.file then
        print_table_bad_row(row)
    end
end

-- Examines one row.
local function examine_row(row, columns, s)
    local report, message
    if not row.bad then
        report, message = partyorg.check(row.check, row.facts, { on = ask.on, options = ask.options, lang = ask.lang })
        if not report then
            reject(row, columns, 1, message)
        end
    end
    if row.bad then
        s.unreadable = s.unreadable + 1
        print_bad_row(row, s)
        return
    end
    s[report.verdict] = s[report.verdict] + 1
    for _, finding in ipairs(report.findings) do
        s.overdue = s.overdue + (finding.overdue and 1 or 0)
    end
    print_row(row, report, s)
end

-- Examines every row of a file.
local function examine(stream)
    local s = { met = 0, not_met = 0, unknown = 0, overdue = 0, unreadable = 0, shown = 0 }
    local found = false
    local reader = tables.reader(stream)
    local columns = read_header(reader)
    if columns then
        print_opening()
        local record = reader:read()
        while record do
            local row = read_row(record, columns)
            if row then
                found = found or row.file ~= nil
                examine_row(row, columns, s)
            end
            record = reader:read()
        end
        print_closing(s)
    end
    if reader.error then
        complain(say("không đọc được %s: %s", "cannot read %s: %s", ask.path, reader.error))
        return FAILED
    end
    if columns and ask.file and not found then
        complain(say("không có hồ sơ %s", "there is no file %s", ask.file))
        return FAILED
    end
    return not columns and FAILED or s.unreadable > 0 and UNREADABLE_ROWS or READ
end

---- the command line -----------------------------------------------------------------------------------------------

local function print_help()
    put(say([[
Cách dùng: dossier [TÙY CHỌN] TỆP.csv
Xét từng hồ sơ đảng viên trong một bảng CSV ("-": đầu vào chuẩn).

  --lang vi|en              ngôn ngữ (mặc định: vi)
  --on NGÀY                 ngày xét hồ sơ (mặc định: hôm nay)
  --check THỦ_TỤC           thủ tục của những dòng không ghi thủ tục (mặc định: admission)
  --file SỐ                 xét đầy đủ một hồ sơ
  --format table|csv|json   dạng kết quả (mặc định: table)
  --set-option TÊN=GIÁ_TRỊ  cách hiểu khi văn bản để ngỏ; có thể ghi nhiều lần
  --help                    trang này

Thủ tục:
]], [[
Usage: dossier [OPTIONS] FILE.csv
Examines every membership file of a CSV ("-": standard input).

  --lang vi|en              language (default: vi)
  --on DATE                 examination date (default: today)
  --check NAME              procedure of the rows that name none (default: admission)
  --file NO                 one file in full
  --format table|csv|json   form of the result (default: table)
  --set-option NAME=VALUE   a reading where the texts leave one open; may be repeated
  --help                    this page

Procedures:
]]))
    for _, check in ipairs(CHECKS) do
        print_pair(check.name, check.title[ask.lang])
    end
    put(say("\nTùy chọn (--set-option), giá trị đầu là mặc định:\n", "\nOptions (--set-option), the default first:\n"))
    for _, option in ipairs(partyorg.options()) do
        local names = {}
        for i, choice in ipairs(option.choices or {}) do
            names[i] = choice.name
        end
        local choices = table.concat(names, ", ")
        print_pair(option.name, choices == "" and option.title[ask.lang] or option.title[ask.lang] .. ": " .. choices)
    end
    print_pair("scorecard", say("Phiếu chấm điểm", "Scorecard") .. ": " .. table.concat(partyorg.scorecards(), ", "))
    put(say("\nMã thoát: 0 đọc được mọi dòng; 1 có dòng không đọc được; 2 lệnh, tệp hoặc tiêu đề sai.\n",
            "\nExit status: 0 all rows read; 1 some rows cannot be read; 2 wrong usage, file or header.\n"))
end

local function wrong_usage(what, argument)
    complain(argument and what .. ": " .. argument or what)
    complain(say("xem dossier --help", "see dossier --help"))
    return FAILED
end

-- Sets "name=value".
local function set_option(argument)
    local name, value = argument:match("^([^=]*)=(.*)$")
    if name == "scorecard" then
        local card, refusal = partyorg.scorecard(value, ask.lang)
        if not card then
            return wrong_usage("--set-option", refusal)
        end
        ask.options[name] = card
        return READ
    end
    local option = name and partyorg.find_fact("options", name)
    if not option then
        return wrong_usage(say("--set-option: không có tùy chọn này", "--set-option: no such option"), argument)
    end
    local read, message = partyorg.parse_fact("options", option.name, value, ask.lang)
    if message then
        return wrong_usage("--set-option", message)
    end
    ask.options[option.name] = read
    return READ
end

-- One option and its argument.
local function read_option(name, argument)
    if not (" --lang --on --check --file --format --set-option "):find(" " .. name .. " ", 1, true) then
        return wrong_usage(say("không có tùy chọn này", "no such option"), name)
    elseif not argument then
        return wrong_usage(say("thiếu giá trị của tùy chọn", "the option needs a value"), name)
    elseif name == "--lang" then
        if argument ~= "vi" and argument ~= "en" then
            return wrong_usage(say("--lang: chấp nhận", "--lang: accepted are"), "vi, en")
        end
        ask.lang = argument
    elseif name == "--on" then
        ask.on = partyorg.parse_date(argument)
        if not ask.on then
            return wrong_usage(say("--on: không phải là ngày (yyyy-mm-dd hoặc dd/mm/yyyy)",
                                   "--on: not a date (yyyy-mm-dd or dd/mm/yyyy)"), argument)
        end
    elseif name == "--check" then
        ask.check = find_check(argument)
        if not ask.check then
            return wrong_usage(say("--check: chấp nhận", "--check: accepted are"), table.concat(CHECK_NAMES, ", "))
        end
    elseif name == "--file" then
        ask.file = argument
    elseif name == "--format" then
        if argument ~= "table" and argument ~= "csv" and argument ~= "json" then
            return wrong_usage(say("--format: chấp nhận", "--format: accepted are"), "table, csv, json")
        end
        ask.format = argument
    else
        return set_option(argument)
    end
    return READ
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
        print_help()
        return READ
    end
    if not ask.path then
        return wrong_usage(say("thiếu tên tệp", "the file is missing"))
    end
    ask.on = ask.on or os.date("%Y-%m-%d")
    if ask.path == "-" then
        return examine(io.stdin)
    end
    local stream, message = io.open(ask.path, "rb")
    if not stream then
        complain(say("không đọc được %s: %s", "cannot read %s: %s", ask.path, message:sub(#ask.path + 3)))
        return FAILED
    end
    local status = examine(stream)
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

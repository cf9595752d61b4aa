-- SPDX-License-Identifier: MIT
-- What is wrong with a request: problem details of RFC 9457, in Vietnamese or English. Beside its members they have `code`
-- (fixed words, or the library's status), `detail` (what, which value, what is accepted), and where it applies `fact` or
-- `pointer` (where in the body) and `accepted` (a list of names).
local json = require "json"

local problems = {}

problems.titles = {
    [400] = { vi = "Yêu cầu sai", en = "Bad Request" },
    [403] = { vi = "Không được phép", en = "Forbidden" },
    [404] = { vi = "Không tìm thấy", en = "Not Found" },
    [405] = { vi = "Phương thức không dùng được", en = "Method Not Allowed" },
    [408] = { vi = "Quá thời gian chờ yêu cầu", en = "Request Timeout" },
    [411] = { vi = "Cần độ dài", en = "Length Required" },
    [412] = { vi = "Điều kiện không thỏa", en = "Precondition Failed" },
    [413] = { vi = "Nội dung quá lớn", en = "Content Too Large" },
    [414] = { vi = "Địa chỉ quá dài", en = "URI Too Long" },
    [415] = { vi = "Kiểu nội dung không dùng được", en = "Unsupported Media Type" },
    [416] = { vi = "Khoảng không có", en = "Range Not Satisfiable" },
    [417] = { vi = "Yêu cầu của máy khách không thỏa được", en = "Expectation Failed" },
    [422] = { vi = "Nội dung không xử lý được", en = "Unprocessable Content" },
    [429] = { vi = "Quá nhiều yêu cầu", en = "Too Many Requests" },
    [431] = { vi = "Phần đầu của yêu cầu quá lớn", en = "Request Header Fields Too Large" },
    [500] = { vi = "Lỗi của máy chủ", en = "Internal Server Error" },
    [501] = { vi = "Chưa làm được", en = "Not Implemented" },
    [502] = { vi = "Máy chủ phía sau trả lời sai", en = "Bad Gateway" },
    [503] = { vi = "Tạm thời không phục vụ được", en = "Service Unavailable" },
    [504] = { vi = "Máy chủ phía sau không trả lời", en = "Gateway Timeout" },
    [505] = { vi = "Phiên bản HTTP không dùng được", en = "HTTP Version Not Supported" },
}

-- Code, then the sentence in both languages; the values shown come in the same order in both.
local sentences = {
    unknown_path = { "không có đường dẫn này; có %s", "there is no such path; there are %s" },
    unknown_check = { "%s: không có thủ tục này; có %s", "%s: there is no such check; accepted are %s" },
    unknown_subject = { "%s: không có thủ tục hay đối tượng này; có %s",
                        "%s: there is no such check or subject; accepted are %s" },
    method = { "chỉ dùng %s ở đây", "only %s is answered here" },
    unknown_key = { "%s: không có khóa này; có %s", "%s: there is no such key; accepted are %s" },
    unknown_parameter = { "%s: không có tham số này; có %s", "%s: there is no such parameter; accepted are %s" },
    repeated_parameter = { "%s: tham số này có nhiều lần", "%s: this parameter is there several times" },
    wrong_value = {
        "%s: giá trị \"%s\" không dùng được; có %s",
        "%s: value \"%s\" is not one of its choices; accepted are %s" },
    wrong_type = { "%s: cần %s, nhưng nhận được %s", "%s: expected %s, found %s" },
    missing_key = { "%s: cần có khóa này", "%s: this key is needed" },
    not_an_object = { "cần một đối tượng JSON", "a JSON object is needed" },
    media_type = { "Content-Type: cần %s", "Content-Type: %s is needed" },
    content_encoding = { "Content-Encoding: nội dung phải không nén", "Content-Encoding: the body must not be compressed" },
    length_required = {
        "Transfer-Encoding: cần Content-Length thay cho truyền từng đoạn; chia một luồng dài thành nhiều yêu cầu",
        "Transfer-Encoding: Content-Length is needed in place of chunks; send a long stream as several requests" },
    line_too_long = { "dòng dài hơn %d byte", "the line is longer than %d bytes" },
    cut_off = { "yêu cầu bị ngắt trước khi hết", "the request ended before its end" },
    refused = { "máy chủ không nhận yêu cầu này", "the server does not take this request" },
    too_large = { "nội dung hoặc phần đầu quá lớn; xem giới hạn trong tài liệu",
                  "the body or the header is too large; the documentation has the limits" },
    too_many = { "quá nhiều yêu cầu từ một địa chỉ; hãy đợi một giây",
                 "too many requests from one address; wait for a second" },
    internal = { "lỗi này do máy chủ, không phải do yêu cầu", "this is an error of the server, not of the request" },
}

-- One problem: (status, code, values to show, more members). A value can be a pair { vi, en }.
function problems.new(status, code, values, more)
    local problem = more or {}
    problem.status, problem.code = status, code
    local vi, en = {}, {}
    for i, value in ipairs(values or {}) do
        local pair = type(value) == "table"
        vi[i], en[i] = pair and value[1] or value, pair and value[2] or value
    end
    problem.vi, problem.en = sentences[code][1]:format(unpack(vi)), sentences[code][2]:format(unpack(en))
    return problem
end

-- Its JSON, in the order in which one reads it.
function problems.encode(problem, lang)
    local parts = {}
    local function member(key, value)
        if value ~= nil then
            parts[#parts + 1] = ('"%s":%s'):format(key, json.encode(value))
        end
    end
    member("type", "about:blank")
    member("title", problems.titles[problem.status][lang])
    member("status", problem.status)
    member("code", problem.code)
    member("detail", problem.detail or problem[lang])
    member("fact", problem.fact)
    member("pointer", problem.pointer)
    member("accepted", problem.accepted and json.list(problem.accepted))
    return "{" .. table.concat(parts, ",") .. "}"
end

return problems

-- SPDX-License-Identifier: MIT
-- The Vietnamese of what openapi.lua says in English.
return {
    ["the first day on which time alone does it"] = "ngày đầu tiên chỉ cần chờ đủ thời gian",
    ["the last day"] = "ngày cuối cùng",
    ["facts to supply"] = "dữ kiện cần bổ sung",
    ["whom the member asks"] = "đảng viên gửi tới ai",
    ["code of the wording applied"] = "mã của văn bản được áp dụng",
    ["the day that picks the wording"] = "ngày quyết định áp dụng văn bản nào",
    ["whether the examination date stands in for it"] = "ngày xét có thay cho ngày đó không",
    ["what was compared"] = "dữ kiện được so sánh",
    ["its value"] = "giá trị của dữ kiện đó",
    ["what it must be; a list of choices where `relation` is one_of"] =
        "giá trị phải có; là danh sách lựa chọn khi `relation` là one_of",
    ["of a deadline"] = "của một thời hạn",
    ["the facts that keep it unknown"] = "dữ kiện làm cho kết quả chưa rõ",
    ["facts that are missing and matter to some finding"] =
        "dữ kiện còn thiếu và có ảnh hưởng đến một kết quả",
    ["the same, for the findings that enter the verdict"] =
        "như trên, với các kết quả được tính vào kết luận",
    ["facts that cannot be true beside another"] = "dữ kiện không thể cùng đúng với dữ kiện khác",
    ["what was computed, by name; null when absent"] = "những gì tính được, theo tên; null khi không có",
    ["the first stage whose verdict is not met"] = "bước đầu tiên chưa đạt",
    ["rules that are not met, and bars that bite"] = "quy định chưa đạt và điều cấm mắc phải",
    ["a fixed word, or the library's status, such as PARTYORG_E_VALUE"] =
        "từ cố định, hoặc trạng thái của thư viện như PARTYORG_E_VALUE",
    ["what is wrong, with which value, and what is accepted"] = "sai ở đâu, giá trị nào, và chấp nhận gì",
    ["JSON Pointer into the body"] = "JSON Pointer tới chỗ sai trong nội dung",
    ["RFC 9457, in the language asked for"] = "RFC 9457, bằng ngôn ngữ được yêu cầu",
    ["not JSON, or of the wrong shape"] = "không phải JSON, hoặc sai cấu trúc",
    ["a body in chunks"] = "nội dung gửi từng đoạn",
    ["too large"] = "quá lớn",
    ["Content-Type or Content-Encoding"] = "Content-Type hoặc Content-Encoding không đúng",
    ["too many requests from one address"] = "quá nhiều yêu cầu từ một địa chỉ",
    ["the answer"] = "kết quả",
    ["the whole report (default), or what it comes to"] =
        "toàn bộ kết quả (mặc định), hoặc chỉ kết luận",
    ["of texts; `lang` of the body goes before, else Accept-Language says"] =
        "ngôn ngữ; `lang` trong nội dung được ưu tiên, nếu không có thì theo Accept-Language",
    ["id of a published scorecard of cell meetings; an own one is an object with the keys of its file"] =
        "mã của bảng điểm sinh hoạt chi bộ đã ban hành; bảng điểm riêng là một đối tượng có các khóa như " ..
        "trong tệp",
    ["years 0001 to 9999; dd/mm/yyyy is taken as well"] = "năm 0001 đến 9999; cũng nhận dd/mm/yyyy",
    ["the examination date: stands in for an unknown governing date; default today in Vietnam"] =
        "ngày xét: thay cho ngày quyết định văn bản khi chưa rõ; mặc định là hôm nay ở Việt Nam",
    ["how open questions are read"] = "cách hiểu những điểm văn bản để ngỏ",
    ["beside the statutory calendar"] = "ngày nghỉ ngoài lịch chung",
    ["days worked instead"] = "ngày làm bù",
    ["a fact, option or date that is refused"] = "dữ kiện, lựa chọn hoặc ngày không được chấp nhận",
    ["JSON Lines in, JSON Lines out"] = "JSON Lines vào, JSON Lines ra",
    ["a parameter"] = "sai tham số",
    ["there is none of that name"] = "không có tên này",
    ["the checks"] = "các thủ tục",
    ["the rules in force on a day, with their provisions"] =
        "các quy định có hiệu lực vào một ngày, kèm điều khoản",
    ["default today in Vietnam"] = "mặc định là hôm nay ở Việt Nam",
    ["default all"] = "mặc định là tất cả",
    ["what a check, or a subject, is told"] = "dữ kiện của một thủ tục hay đối tượng",
    ["this description"] = "bản mô tả này",
    ["whether the service answers"] = "dịch vụ có trả lời không",
    ["counters for Prometheus; answered to loopback only"] = "số đo cho Prometheus; chỉ trả lời loopback",
    ["not from loopback"] = "không phải từ loopback",
    ["?answer=full"] = "với ?answer=full",
    ["?answer=verdict"] = "với ?answer=verdict",
    ["A line is the body of a check with `check`, its name, and `id`, which comes back; a line out is " ..
        "an object of `line`, its number, `id`, and `report` or `error`. Read while you write."] =
        "Mỗi dòng là nội dung của một lần xét, thêm `check` là tên thủ tục và `id` được trả lại; mỗi dòng " ..
        "ra là một đối tượng gồm `line` (số thứ tự), `id` và `report` hoặc `error`. Hãy vừa gửi vừa đọc.",
    ["Party membership rules: what the file of a person or organisation shows against the published " ..
        "texts in force on a day. It decides nothing and keeps nothing."] =
        "Quy định về đảng viên: hồ sơ của người hoặc tổ chức cho thấy gì khi đối chiếu với văn bản có " ..
        "hiệu lực vào một ngày. Dịch vụ không quyết định gì và không lưu giữ gì.",
}

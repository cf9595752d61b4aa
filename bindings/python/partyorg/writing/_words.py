# SPDX-License-Identifier: MIT
"""The words of tables, workbooks and pages, in Vietnamese and English."""

from __future__ import annotations

# What a person reads for a status of a kind of rule: those of the library's own texts.
STATES = {
    "met": ("đạt", "met"),
    "not_met": ("không đạt", "not met"),
    "unknown": ("chưa rõ", "unknown"),
    "not_applicable": ("không áp dụng", "not applicable"),
    "bars": ("vướng", "bars"),
    "bars_not": ("không vướng", "does not bar"),
    "found": ("có căn cứ", "found"),
    "not_found": ("không có căn cứ", "not found"),
    "in_time": ("đúng hạn", "in time"),
    "late": ("trễ hạn", "late"),
    "not_done": ("chưa thực hiện", "not done yet"),
    "overdue": ("QUÁ HẠN", "OVERDUE"),
}

KINDS = {
    "requirement": ("yêu cầu", "requirement"),
    "bar": ("điều cấm", "bar"),
    "ground": ("căn cứ", "ground"),
    "deadline": ("thời hạn", "deadline"),
}

CONFIDENCES = {
    "verified": ("đã đối chiếu văn bản", "verified"),
    "secondary": ("theo nguồn thứ cấp", "from a secondary source"),
    "memory": ("chưa được xác minh", "not verified"),
}

REMARKS = {
    "unreadable": ("không đọc được", "unreadable"),
    "ignored": ("cột bỏ qua", "column passed over"),
    "duplicate": ("cột trùng", "column twice"),
    "header": ("tiêu đề", "header"),
    "converted": ("đã chuyển đổi", "converted"),
    "encoding": ("bảng mã", "encoding"),
    "sheet": ("trang tính", "sheet"),
}

TYPES = {
    "date": ("ngày/tháng/năm, ví dụ 01/07/2025", "a date such as 2025-07-01"),
    "bool": ("có, không", "yes, no"),
    "int": ("số nguyên từ {low} đến {high}", "a whole number from {low} to {high}"),
    "decimal": ("số từ {low} đến {high}, nhiều nhất hai chữ số thập phân",
                "a number from {low} to {high} with two decimals at most"),
    "enum": ("chọn trong danh sách", "one of the list"),
}

WORDS = {
    # columns
    "row": ("Hàng", "Row"),
    "row_note": ("Hàng trong tệp đã đọc", "The row in the file that was read"),
    "verdict": ("Kết luận", "Verdict"),
    "stage": ("Bước chưa đạt đầu tiên", "First stage not met"),
    "reasons": ("Điều chưa đạt", "What is not in order"),
    "missing": ("Còn thiếu hoặc chưa rõ", "What is missing"),
    "contradictions": ("Số liệu mâu thuẫn", "Contradictions"),
    "unreadable": ("Ô không đọc được", "Unreadable cells"),
    "due": ("Hạn gần nhất", "Next due date"),
    "due_rule": ("Việc phải làm trong hạn đó", "What is due"),
    "other_note": ("Cột của tệp, không phải dữ kiện", "A column of the file that is no fact"),
    "value_note": ("Kết quả tính: {name}", "Computed: {name}"),
    "no_text": ("văn bản áp dụng cho ngày đó chưa được biết ({count} quy tắc)",
                "the text of that day is not known ({count} rules)"),
    "no_ground": ("Không có căn cứ nào: {stage}", "No ground is found: {stage}"),
    "cut": (" … [đã cắt {count} ký tự]", " … [{count} characters cut]"),
    # sheets
    "sheet_summary": ("Tổng hợp", "Summary"),
    "sheet_findings": ("Kết quả", "Findings"),
    "sheet_reading": ("Đọc tệp", "Reading"),
    "sheet_rules": ("Quy định", "Rules"),
    "sheet_files": ("Hồ sơ", "Files"),
    "sheet_help": ("Hướng dẫn", "Help"),
    "sheet_lists": ("Danh mục", "Lists"),
    # summary
    "title": ("Kết quả kiểm tra hồ sơ", "Findings"),
    "check": ("Thủ tục", "Check"),
    "question": ("Câu hỏi", "Question"),
    "source": ("Tệp", "File"),
    "on": ("Ngày xét", "Examination date"),
    "on_many": ("{first} đến {last} (mỗi hồ sơ một ngày)", "{first} to {last} (a date for each record)"),
    "records": ("Số hồ sơ", "Records"),
    "version": ("Phiên bản thư viện", "Library version"),
    "count": ("Số hồ sơ", "Records"),
    "share": ("Tỷ lệ", "Share"),
    "total": ("Tổng số", "Total"),
    "by_verdict": ("Theo kết luận", "By verdict"),
    "by_stage": ("Theo bước chưa đạt đầu tiên", "By the first stage not met"),
    "all_stages": ("đạt mọi bước", "all stages met"),
    "by_rule": ("Theo quy tắc", "By rule"),
    "by_month": ("Hạn theo tháng", "Due dates by month"),
    "rule": ("Quy tắc", "Rule"),
    "rule_title": ("Nội dung", "What it asks for"),
    "kind": ("Loại", "Kind"),
    "good": ("đạt", "in order"),
    "bad": ("không đạt", "not in order"),
    "unknown": ("chưa rõ", "unknown"),
    "none": ("không áp dụng", "not applicable"),
    "found": ("có căn cứ", "ground found"),
    "not_found": ("không có căn cứ", "no ground"),
    "overdue": ("trong đó quá hạn", "overdue of these"),
    "legend": ("Cách đọc", "How to read it"),
    "legend_text": (
        "Kết luận so hồ sơ với văn bản; việc quyết định là của tổ chức đảng có thẩm quyền. “Chưa rõ” là thiếu thông "
        "tin, không phải là không đạt. Điều cấm “không vướng” và thời hạn “đúng hạn” được tính là đạt; thời hạn không "
        "làm thay đổi kết luận. Ô không đọc được coi như để trống. Trang “Kết quả” in các cột đầu đến cột hạn; các "
        "cột tính và từng quy tắc ở bên phải; di chuột lên tiêu đề để xem nội dung quy tắc.",
        "A verdict compares the file with the text; the competent organisation decides. \"Unknown\" is missing "
        "information and not a failure. A bar that does not bar and a deadline kept count as in order; deadlines do "
        "not change the verdict. An unreadable cell is left unknown. The sheet \"Findings\" prints its first columns, "
        "up to the due date; computed values and one column for each rule stand to the right; the note on a header "
        "says what the rule asks for."),
    "no_marker": ("–: không áp dụng", "–: not applicable"),
    # reading
    "columns": ("Các cột đã đọc", "Columns that were read"),
    "column_read": ("cột đã đọc", "column read"),
    "column_kept": ("cột giữ nguyên", "column kept"),
    "header": ("Tiêu đề trong tệp", "Header in the file"),
    "fact": ("Dữ kiện", "Fact"),
    "fact_name": ("Tên dữ kiện", "Name of the fact"),
    "others": ("Các cột giữ nguyên, không phải dữ kiện", "Columns that are no facts, kept as they are"),
    "conversions": ("Đã chuyển đổi", "Conversions"),
    "way": ("Cách chuyển đổi", "How"),
    "cells": ("Số ô", "Cells"),
    "first_row": ("Hàng đầu tiên", "First row"),
    "before": ("Trước", "Before"),
    "after": ("Sau", "After"),
    "remarks": ("Lưu ý khi đọc tệp, trong đó có mọi ô không đọc được",
                "Remarks on the file, among them every unreadable cell"),
    "remark": ("Lưu ý", "Remark"),
    "sheet": ("Trang tính", "Sheet"),
    "column": ("Cột", "Column"),
    "value": ("Giá trị", "Value"),
    "accepted": ("Vì sao, chấp nhận những gì", "Why, and what is accepted"),
    "nothing": ("(không có)", "(none)"),
    # rules
    "provision": ("Quy định", "Provision"),
    "from": ("Từ ngày", "From"),
    "to": ("Đến ngày", "To"),
    "confidence": ("Mức tin cậy", "Confidence"),
    "governed": ("Số hồ sơ áp dụng", "Records under it"),
    "not_known": ("chưa có văn bản được biết", "no text is known"),
    # template
    "label": ("Mã hồ sơ", "File no."),
    "label_note": ("Số hoặc mã riêng của người làm hồ sơ, để nhận ra hàng khi xem kết quả. Không phải dữ kiện. Không "
                   "cần họ tên, số định danh.",
                   "A number or code of your own, to recognise the row in the findings. It is no fact. Names and "
                   "identity numbers are not needed."),
    "unit": ("Đơn vị", "Unit"),
    "accepts": ("Chấp nhận", "Accepts"),
    "blank": ("Bỏ trống: chưa rõ.", "Blank: unknown."),
    "example": ("Ví dụ", "Example"),
    "example_label": ("HS-01", "F-01"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    "yes_no": ("Có hoặc không", "Yes or no"),
    "stage_of": ("Bước", "Stage"),
    "date_title": ("Ngày/tháng/năm", "Date"),
    "date_error": ("Hãy nhập một ngày từ {low} đến {high}, theo ngày/tháng/năm, ví dụ 01/07/2025; hoặc bỏ trống nếu "
                   "chưa rõ.",
                   "Enter a date from {low} to {high}, such as 2025-07-01; or leave it blank when unknown."),
    "list_title": ("Chọn trong danh sách", "Choose from the list"),
    "list_error": ("Hãy chọn một mục trong danh sách; hoặc bỏ trống nếu chưa rõ.",
                   "Choose an item of the list; or leave it blank when unknown."),
    "number_title": ("Nhập số", "A number"),
    "number_error": ("Hãy nhập {accepts}; hoặc bỏ trống nếu chưa rõ.",
                     "Enter {accepts}; or leave it blank when unknown."),
    "error_title": ("Không nhận giá trị này", "This value is refused"),
    "help_title": ("Cách điền", "How to fill it in"),
    "help_columns": ("Các cột", "The columns"),
    "help_1": ("Mỗi hàng của trang “{sheet}” là một hồ sơ. Giữ nguyên hàng tiêu đề; có thể xóa cột không dùng, đổi "
               "thứ tự cột, thêm cột riêng.",
               "Each row of the sheet \"{sheet}\" is one file. Leave the header row as it is; columns may be deleted, "
               "moved or added."),
    "help_2": ("Bỏ trống nghĩa là chưa rõ; chưa rõ không phải là “không”, cũng không phải là số 0. Chỉ ghi “không” "
               "khi biết chắc là không.",
               "Blank means unknown; unknown is neither \"no\" nor 0. Enter \"no\" only when it is known to be so."),
    "help_3": ("Ngày ghi theo ngày/tháng/năm (01/07/2025 là ngày 1 tháng 7). Sau khi nhập, xem lại ngày hiển thị "
               "trong ô: máy cài đặt kiểu Mỹ có thể đảo ngày và tháng.",
               "Dates are shown as year-month-day. Look at the date in the cell after you typed it: how it is read "
               "goes by the settings of the computer."),
    "help_4": ("Ô có danh sách: bấm mũi tên ở góc ô để chọn. Ô số chỉ nhận số trong khoảng cho phép.",
               "Cells with a list: choose by the arrow beside the cell. Numbers must lie in the range that is named."),
    "help_5": ("Không cần và không nên ghi họ tên, số định danh, địa chỉ. Cột “{label}” chỉ để nhận ra hàng; chương "
               "trình không xét cột này.",
               "No names, identity numbers or addresses are needed; leave them out. The column \"{label}\" only helps "
               "to recognise the row; it is not examined."),
    "help_6": ("Lưu tệp rồi chạy: partyorg check {check} <tên tệp>. Chương trình đọc tệp trên máy này, không gửi đi "
               "đâu, không sửa tệp, và nói từng hồ sơ đạt, không đạt hay chưa rõ theo quy định nào. Ô không đọc được "
               "sẽ được báo và coi như bỏ trống.",
               "Save the file and run: partyorg check {check} <file>. The program reads the file on this machine, "
               "sends it nowhere and does not change it, and says for each file what is met, not met or unknown by "
               "which provision. A cell that cannot be read is reported and left unknown."),
    "help_7": ("Kết quả là để người làm hồ sơ và tổ chức đảng xem xét; chương trình không quyết định.",
               "The findings are for people to consider; the program decides nothing."),
    # page
    "records_not": ("Hồ sơ cần xem lại", "Records that are not in order"),
    "records_none": ("Mọi hồ sơ đều đạt và đúng hạn.", "All records are in order."),
    "records_left": ("Chỉ hiện {shown} hồ sơ đầu; còn {left} hồ sơ không hiện ở đây, xem trong tệp Excel, CSV hoặc "
                     "JSON.",
                     "The first {shown} are shown; {left} more are not shown here: see the workbook, CSV or JSON."),
    "filter": ("Lọc bảng", "Filter the table"),
    "shown": ("hàng đang hiện", "rows shown"),
    "more": ("và {count} mục khác", "and {count} more"),
    "read_report": ("Đọc tệp", "Reading the file"),
    "read_left": ("… và {left} dòng nữa không hiện ở đây.", "… and {left} more lines that are not shown here."),
    "pictures": ("Biểu đồ", "Pictures"),
    "before_span": ("trước {month}", "before {month}"),
    "after_span": ("sau {month}", "after {month}"),
    "due_past": ("quá hạn", "overdue"),
    "due_open": ("chưa đến hạn", "still to come"),
    "due_none": ("Không có hạn nào đang chạy.", "No deadline is running."),
    "decides": ("Kết quả so hồ sơ với văn bản; việc quyết định là của tổ chức đảng có thẩm quyền.",
                "The findings compare files with texts; the competent organisation decides."),
}


def word(key: str, place: int, **parts: object) -> str:
    """One of them, with what changes put in."""
    text = WORDS[key][place]
    return text.format(**parts) if parts else text

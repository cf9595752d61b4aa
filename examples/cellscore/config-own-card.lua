-- Một phiếu tự đặt, viết ngay trong cấu hình / a card of our own, written in the configuration.
-- Các khóa là các khóa của tệp JSON / the keys are those of a scorecard file.

card = {
    id = "mau-tu-dat",
    title_vi = "Phiếu mẫu tự đặt",
    title_en = "A sample card of our own",
    based_on = "42-HD/BTCTW (2025-10-28)",
    valid_from = "2026-01-01",
    kinds = { "regular", "combined" },
    itemised = true,
    total = 50,
    thresholds = {
        { grade = "good", min = 45 },
        { grade = "fair", min = 35 },
        { grade = "average", min = 25 },
        { grade = "weak", min = 0 },
    },
    groups = {
        { id = "A", name_vi = "Chuẩn bị", name_en = "Preparation", max = 10 },
        { id = "B", name_vi = "Cuộc họp", name_en = "The meeting", max = 20 },
        { id = "C", name_vi = "Kết quả", name_en = "Results", max = 20 },
    },
    criteria = {
        { id = "A1", group = "A", name_vi = "Đăng tài liệu trước 1 ngày", name_en = "Documents posted a day before", max = 5,
          rule = { measure = "before", fact = "documents_posted_on", days = 1, points = 5, otherwise = 0 } },
        { id = "A2", group = "A", name_vi = "Đăng kết quả trong 2 ngày", name_en = "Results posted within two days", max = 5,
          rule = { measure = "after", fact = "results_posted_on", days = 2, points = 5, otherwise = 0 } },
        { id = "B1", group = "B", name_vi = "Tỷ lệ dự họp", name_en = "Share of members present", max = 10,
          rule = { measure = "share", of = "members_present", ["in"] = "members_due",
                   first = { { fact = "unexcused_absences", above = 0, points = 2 } },
                   bands = { { at_least = 90, points = 10 }, { at_least = 75, points = 6 }, { points = 2 } } } },
        { id = "B2", group = "B", name_vi = "Tỷ lệ phát biểu", name_en = "Share of those present who spoke", max = 10,
          rule = { measure = "share", of = "speakers", ["in"] = "members_present",
                   bands = { { at_least = 50, points = 10 }, { at_least = 30, points = 7.5 }, { points = 4 } } } },
        { id = "C1", group = "C", name_vi = "Thực hiện kết luận trước", name_en = "Tasks of the previous conclusion done",
          max = 20,
          rule = { measure = "share", of = "previous_tasks_done", ["in"] = "previous_tasks",
                   bands = { { at_least = 90, points = 20 }, { at_least = 70, points = 15 },
                             { at_least = 50, points = 10 }, { points = 5 } } } },
    },
    gates = { { id = "G1", name_vi = "Đủ điểm dự họp", name_en = "Full marks for attendance", criterion = "B1" } },
    year = { all_at_least = "fair", good_at_least = 7 },
    confidence = "memory",
    source = { description = "made up for this example" },
}

year = 2026
given_points = false -- score_1, score_2 ... của bảng là của phiếu khác / those of the table belong to another card
checks = { "meeting_year" }

-- Điểm thưởng được cộng: phải nói rõ / a bonus that counts: it must be said.
extra_counts = true

local function share(part, whole)
    return part and whole and whole > 0 and part / whole or nil
end

extra = {
    {
        id = "full",
        name_vi = "Thưởng: mọi đảng viên phải dự đều có mặt",
        name_en = "Bonus: everybody who had to attend was there",
        max = 1.5,
        points = function(meeting, cell)
            local present = share(meeting.members_present, meeting.members_due)
            return present and (present == 1 and 1.5 or 0)
        end,
    },
}

report = {
    title = "Phiếu tự đặt / a card of our own",
    columns = { "rank", "cell", "name", "meetings", "mean", "extra", "good", "fair", "average", "weak", "open", "year" },
    sections = { "ranking", "grades", "months", "lost", "year" },
    order = "name",
}

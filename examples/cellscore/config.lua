-- Cấu hình mẫu / a sample configuration: phiếu của phường An Phú / the card of An Phú ward.
-- README.md nói mọi khóa và giới hạn / says every key and bound.

card = "an-phu"
year = 2026

checks = { "meeting", "meeting_year", "cell_rating" }

-- Tiêu chí của địa phương, ghi bên cạnh điểm của phiếu / a criterion of our own, beside the points of the card.
extra = {
    {
        id = "early",
        name_vi = "Tài liệu đăng sớm trước cuộc họp (3 ngày: 2 điểm, 2 ngày: 1 điểm)",
        name_en = "Documents posted early (3 days before: 2 points, 2 days: 1 point)",
        max = 2,
        points = function(meeting)
            local posted = meeting.documents_posted_on
            if not posted then
                return nil -- chưa rõ / not known
            end
            if posted:sub(1, 7) ~= meeting.held_on:sub(1, 7) then
                return 2 -- đăng từ tháng trước / posted in the month before
            end
            local days = meeting.day - tonumber(posted:sub(9, 10))
            return days >= 3 and 2 or days == 2 and 1 or 0
        end,
    },
}

report = {
    title = { vi = "Chất lượng sinh hoạt chi bộ năm 2026", en = "Quality of cell meetings in 2026" },
    columns = { "rank", "name", "mean", "good", "fair", "average", "weak", "open", "months", "thematic", "extra",
                "proposed", "supported" },
    order = "points",
    language = "vi",
}

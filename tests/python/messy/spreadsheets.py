# SPDX-License-Identifier: MIT
"""Makes the spreadsheet files of the corpus: XLSX by XlsxWriter or part by part, ODS part by part, Parquet by pyarrow.

    python3 spreadsheets.py FOLDER
"""

import datetime
import pathlib
import sys
import zipfile

DAY = datetime.date
MAKERS = {}


def maker(name):
    def keep(function):
        MAKERS[name] = function
        return function

    return keep


def workbook(path, sheets, options=None, hidden=()):
    """A workbook: by sheet its rows; dates are formatted as dates, (value, format) has a format of its own."""
    import xlsxwriter
    book = xlsxwriter.Workbook(str(path), options or {})
    formats = {}
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                form = None
                if isinstance(cell, tuple):
                    cell, form = cell
                elif isinstance(cell, (datetime.date, datetime.datetime)):
                    form = "dd/mm/yyyy"
                if form is not None:
                    form = formats.setdefault(form, book.add_format({"num_format": form}))
                if cell is None:
                    continue
                if isinstance(cell, (datetime.date, datetime.datetime, datetime.time)):
                    sheet.write_datetime(row, column, cell, form)
                elif isinstance(cell, str):
                    sheet.write_string(row, column, cell, form)
                else:
                    sheet.write(row, column, cell, form)
    return book


@maker("typed.xlsx")
def typed(path):
    workbook(
        path, {
            "Hồ sơ": [
                [
                    "Số hồ sơ", "Ngày sinh", "Ngày chi bộ xét", "Công dân Việt Nam", "Số phiếu chi bộ tán thành",
                    "Diện xét trình độ học vấn"
                ],
                ["HS-1", DAY(1990, 1, 31),
                 datetime.datetime(2025, 2, 28, 14, 30), True, 12, "diện chung"],
                ["HS-2", "13/02/1990", 45716, 0, "12", "general"],
                ["HS-3", "-", "45716", "x", 12.5, 1],
            ]
        }).close()


@maker("serials.xlsx")
def serials(path):
    days = [
        45716, 61, 60, 1, 0, -1, 73415, 73416, 45716.25, 2025, 20250201, 1e300, True, (45716, "0"), (0.5, "hh:mm"),
        (59, "dd/mm/yyyy")
    ]
    workbook(path, {"A": [["n", "cell_met_on"]] + [[str(i), day] for i, day in enumerate(days)]}).close()


@maker("serials-1904.xlsx")
def serials_1904(path):
    workbook(path, {"A": [["n", "cell_met_on"], ["1", 44254], ["2", DAY(2025, 2, 28)], ["3", "44254"]]},
             {"date_1904": True}).close()


@maker("titles-and-merged.xlsx")
def titles_and_merged(path):
    import xlsxwriter
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Danh sách")
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.merge_range(1, 1, 1, 6, "DANH SÁCH ĐỀ NGHỊ KẾT NẠP ĐẢNG")
    sheet.merge_range(3, 1, 4, 1, "Số hồ sơ")
    sheet.merge_range(3, 2, 4, 2, "Ngày sinh")
    sheet.merge_range(3, 3, 3, 5, "Chi bộ")
    sheet.write_row(4, 3, ["Ngày chi bộ xét", "Số phiếu chi bộ tán thành", "Ghi chú"])
    sheet.write_row(5, 1, [1, 2, 3, 4, 5])
    sheet.write(6, 1, "HS-1")
    sheet.write_datetime(6, 2, DAY(1990, 1, 31), date)
    sheet.write_datetime(6, 3, DAY(2025, 2, 28), date)
    sheet.write_row(6, 4, [12, "đủ"])
    sheet.set_row(7, None, None, {"hidden": True})
    sheet.write(8, 1, "HS-2")
    sheet.write_datetime(8, 2, DAY(1991, 1, 31), date)
    sheet.write(9, 1, "Tổng cộng: 2")
    book.close()


@maker("several-sheets.xlsx")
def several_sheets(path):
    workbook(
        path, {
            "Hướng dẫn": [["Điền ngày theo dạng dd/mm/yyyy"]], "Chỉ một cột": [["born_on", "x"], [DAY(1980, 1, 1), 1]],
            "Hồ sơ": [["born_on", "cell_yes"], [DAY(1990, 1, 31), 12]], "Cũ": [["born_on", "cell_yes"],
                                                                               [DAY(1970, 1, 1), 3]]
        }, hidden=("Cũ", )).close()


@maker("two-sheets-alike.xlsx")
def two_sheets_alike(path):
    rows = [["born_on", "cell_yes"], [DAY(1990, 1, 31), 12]]
    workbook(path, {"Chi bộ 1": rows, "Chi bộ 2": rows}).close()


@maker("sheet-asked-for.xlsx")
def sheet_asked_for(path):
    two_sheets_alike(path)


@maker("errors-and-formulas.xlsx")
def errors_and_formulas(path):
    book = workbook(path, {"A": [["file", "cell_yes", "cell_met_on"]]})
    sheet = book.worksheets()[0]
    sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    sheet.write_formula(1, 2, "=NA()", None, "#N/A")
    sheet.write_formula(2, 1, "=5+7", None, 12)
    sheet.write_formula(3, 1, "=Z1", None, "#REF!")
    sheet.write_column(1, 0, ["1", "2", "3"])
    book.close()


@maker("formulas-never-computed.xlsx")
def formulas_never_computed(path):
    parts(
        path,
        '<row r="1"><c r="A1" t="inlineStr"><is><t>cell_yes</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>cell_official</t></is></c></row>'
        '<row r="2"><c r="A2"><f>5+7</f><v></v></c><c r="B2"><v>12</v></c></row>'
        '<row r="3"><c r="A3"><f>SUM(B2:B2)</f><v/></c><c r="B3"><v>13</v></c></row>'
        '<row r="4"><c r="A4"><f>1</f></c></row>'
        '<row r="5"><c r="A5" t="str"><f>IF(B5=1,"x","")</f><v></v></c><c r="B5"><v>14</v></c></row>')


@maker("exchanged-days.xlsx")
def exchanged_days(path):
    workbook(
        path, {
            "A": [["n", "cell_met_on"], ["1", DAY(2025, 3, 2)], ["2", "13/02/2025"], ["3", DAY(2025, 12, 1)],
                  ["4", DAY(2025, 5, 4)], ["5", DAY(2025, 5, 5)], ["6", "28/02/2025"]]
        }).close()


@maker("month-first.xlsx")
def month_first(path):
    workbook(
        path,
        {"A": [["n", "cell_met_on"], ["1", DAY(2025, 3, 2)], ["2", "02/13/2025"], ["3", DAY(2025, 12, 21)]]}).close()


@maker("tcvn3.xlsx")
def tcvn3(path):
    workbook(
        path, {
            "A": [["Hä vµ tªn", "Ngµy sinh", "C«ng d©n ViÖt Nam"], ["NguyÔn V¨n A", "13/02/1990", "cã"],
                  ["Lª ThÞ B", DAY(1991, 1, 31), "kh«ng"]]
        }).close()


@maker("vni.xlsx")
def vni(path):
    workbook(
        path, {
            "A": [["Hoï vaø teân", "Ngaøy sinh", "Coâng daân Vieät Nam"], ["Nguyeãn Vaên A", "13/02/1990", "coù"],
                  ["Leâ Thò B", DAY(1991, 1, 31), "khoâng"]]
        }).close()


@maker("percent.xlsx")
def percent(path):
    workbook(
        path,
        {"A": [["n", "reduction_percent"], ["1",
                                            (0.5, "0%")], ["2",
                                                           (1, "0%")], ["3", 30], ["4", "30%"], ["5", 0]]}).close()


@maker("no-percent.xlsx")
def no_percent(path):
    workbook(path, {"A": [["n", "reduction_percent"], ["1", 1], ["2", (30, "0")]]}).close()


@maker("hundredths.xlsx")
def hundredths(path):
    workbook(
        path, {
            "A": [["n", "points_general"], ["1", 29.99], ["2", 0.1 + 0.2], ["3", 29.999], ["4", "29,5"], ["5", 30.01],
                  ["6", 7]]
        }).close()


@maker("far-off.xlsx")
def far_off(path):
    workbook(path, {"A": [["born_on"]] + [[]] * 5}).close()
    parts(
        path, '<row r="1"><c r="A1" t="inlineStr"><is><t>born_on</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@maker("bomb.xlsx")
def bomb(path):
    parts(path, '<row r="1"><c r="A1" t="inlineStr"><is><t>born_on' + " " * (40 << 20) + "</t></is></c></row>")


@maker("not-a-workbook.xlsx")
def not_a_workbook(path):
    pathlib.Path(path).write_bytes(b"PK\x03\x04" + bytes(200))


@maker("cut-off.xlsx")
def cut_off(path):
    typed(path)
    data = pathlib.Path(path).read_bytes()
    pathlib.Path(path).write_bytes(data[:len(data) * 2 // 3])


@maker("old-suffix.xls")
def old_suffix(path):
    """An XLSX file under another name."""
    typed(str(path) + "x")
    pathlib.Path(str(path) + "x").rename(path)


@maker("cells.ods")
def cells_ods(path):
    rows = [
        [text("Số hồ sơ"),
         text("Ngày sinh"),
         text("Công dân Việt Nam"),
         text("Số phiếu chi bộ tán thành")],
        [
            text("HS-1"),
            '<table:table-cell office:value-type="date" office:date-value="1990-01-31">'
            '<text:p>31/01/90</text:p></table:table-cell>',
            '<table:table-cell office:value-type="boolean" office:boolean-value="true">'
            '<text:p>TRUE</text:p></table:table-cell>',
            '<table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell>'
        ], [text("HS-2"), text("14.02.1990"), text("không"),
            text("mười hai")]
    ]
    body = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    body += '<table:table-row table:number-rows-repeated="1048000">'
    body += '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    ods(path, body)


@maker("errors.ods")
def errors_ods(path):
    error = '<table:table-cell table:number-columns-repeated="2" office:value-type="string" office:string-value="" '
    error += 'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    rows = ["<table:table-row>" + text("n") + text("cell_yes") + text("cell_official") + "</table:table-row>"]
    rows += ['<table:table-row table:number-rows-repeated="2">' + text("1") + error + "</table:table-row>"]
    rows += ["<table:table-row>" + text("2") + text("12") + text("13") + "</table:table-row>"]
    ods(path, "".join(rows))


@maker("document.xlsx")
def document(path):
    """A ZIP file that is no workbook."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")


@maker("bomb.ods")
def bomb_ods(path):
    ods(
        path,
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1024" '
        'office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>')


@maker("typed.parquet")
def typed_parquet(path):
    import pyarrow
    import pyarrow.parquet
    import decimal
    zone = datetime.timezone.utc
    pyarrow.parquet.write_table(
        pyarrow.table({
            "id": pyarrow.array([7, 8, None]),
            "born_on": pyarrow.array([DAY(1990, 1, 31), None, DAY(1950, 1, 1)]),
            "cell_met_on": pyarrow.array([datetime.datetime(2025, 2, 28),
                                          datetime.datetime(2025, 2, 28, 9), None], pyarrow.timestamp("ns")),
            "application_on": pyarrow.array([datetime.datetime(2025, 2, 28, tzinfo=zone), None, None],
                                            pyarrow.timestamp("us", "UTC")),
            "citizen_vn": pyarrow.array([True, False, None]),
            "cell_yes": pyarrow.array([12.0, float("nan"), 12.5]),
            "cell_official": pyarrow.array([decimal.Decimal("13.00"),
                                            decimal.Decimal("13.50"), None]),
            "education_case": pyarrow.array(["general", "diện chung", "?"]).dictionary_encode(),
            "note": pyarrow.array([{"a": 1}, None, {"a": 2}]),
        }), str(path))


@maker("broken.parquet")
def broken_parquet(path):
    pathlib.Path(path).write_bytes(b"PAR1" + bytes(100) + b"PAR1")


def text(value):
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def ods(path, body):
    """An ODS file of one sheet."""
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                    for name in ("office", "table", "text"))
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
            "</manifest:manifest>")
        archive.writestr(
            "content.xml",
            f'<office:document-content{names}><office:body><office:spreadsheet><table:table table:name="A">'
            f"{body}</table:table></office:spreadsheet></office:body></office:document-content>")


def parts(path, rows):
    """An XLSX file of one sheet, its rows as XML."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}">'
            '<sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>'
        )
        archive.writestr("xl/worksheets/sheet1.xml",
                         f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>')


if __name__ == "__main__":
    for name, make in MAKERS.items():
        make(pathlib.Path(sys.argv[1]) / name)

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the workbooks of this folder with openpyxl and LibreOffice.

The tests read the files that are kept here; run this only to make them anew:
    pip install openpyxl; apt-get install libreoffice-calc-nogui; ./make.py
"""

import datetime
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation

HERE = pathlib.Path(__file__).parent


def book(is_from_1904=False):
    made = Workbook()
    if is_from_1904:
        made.epoch = CALENDAR_MAC_1904
    people = made.active
    people.title = "Cá nhân"
    people.append(["SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG"])
    people.merge_cells("A1:J1")
    people.append(["STT", "Mã CB", "Họ và tên", "Đơn vị", "Ngày sinh", "Xếp loại", None, "Điểm", "Đăng ký thi đua", "Nhóm chức vụ"])
    people.append([None, None, None, None, None, 2023, 2024])
    for column in "ABCDEHIJ":
        people.merge_cells(f"{column}2:{column}3")
    people.merge_cells("F2:G2")
    people.append([1, "P1", CellRichText("Nguyễn ", TextBlock(InlineFont(b=True), "Văn An")), "A", datetime.date(1985, 3, 9), "HTTNV", "HTXSNV", 91.5, True, "=2+3"])
    people.append([2, "P2", unicodedata.normalize("NFD", "Trần Thị Bình"), "B", datetime.datetime(1990, 12, 31, 0, 0), None, "Hoàn thành tốt nhiệm vụ", "=0.1+0.2", False, 2])
    people.append([3, "P3", "Lê\u00a0Đức  Ân ", "A", "29/02/1988", "HTNV", "htnv", 0.885, "x", None])
    people["E5"].number_format = '"ngày" dd "tháng" mm "năm" yyyy'
    people["E4"].number_format = "dd/mm/yyyy"
    people["H6"].number_format = "0.0%"
    people["B4"].comment = Comment("mã theo sổ cán bộ", "văn phòng")
    people["C4"].font = Font(name="Times New Roman", italic=True)
    people.add_data_validation(DataValidation(type="list", formula1='"HTTNV,HTXSNV"', sqref="F4:G100"))
    people.append([None, "Tổng cộng:", None, None, None, None, None, "=SUM(H4:H6)"])
    people["A200"] = None
    people.column_dimensions["C"].width = 30
    people.freeze_panes = "C4"

    units = made.create_sheet("Đơn vị")
    for row in (["Mã đơn vị", "Tên đơn vị", "Số người"], ["A", "Văn phòng", 2], ["B", "Thanh tra", 1]):
        units.append(row)
    units.sheet_state = "hidden"
    nominations = made.create_sheet("Đề nghị")
    nominations.append(["Danh hiệu, hình thức", "Cá nhân", "Tập thể"])
    nominations.append(["ldtt", "P1", None])
    return made


def convert(source, kind, folder):
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir", folder, source],
        check=True, capture_output=True,
    )


def main():
    book().save(HERE / "openpyxl.xlsx")
    book(is_from_1904=True).save(HERE / "openpyxl-1904.xlsx")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("xlsx", "xls", "ods"):
            convert(HERE / "openpyxl.xlsx", kind, folder)
            shutil.copy(f"{folder}/openpyxl.{kind}", HERE / f"libreoffice.{kind}")


main()

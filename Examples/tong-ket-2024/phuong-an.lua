-- SPDX-License-Identifier: Apache-2.0
-- Ví dụ: những phương án Thư ký muốn xem trước khi họp. Chạy:
--   binhxet simulate Examples/tong-ket-2024/tong-ket-2024.lua --scenarios Examples/tong-ket-2024/phuong-an.lua
-- Đợt xét không bị thay đổi.

scenario "con-3" {
  title = "UBND tỉnh chỉ cho 3 Bằng khen",
  parameters = { bkt_person_seats = 3 },
}

scenario "truc-tiep-70" {
  title = "Ít nhất 70 % là người lao động trực tiếp",
  parameters = { direct_worker_share = 70 },
}

scenario "qldd-mat-xuat-sac" {
  title = "Phòng Quản lý đất đai chỉ hoàn thành tốt nhiệm vụ",
  records = { unit = { QLDD = { rating = { [2024] = "HTTNV" } } } },
}

scenario "luong-cu" {
  title = "Tính thưởng theo lương cơ sở 1.800.000 đồng",
  parameters = { base_salary = 1800000 },
}

scenario "cb117-rut" {
  title = "Dương Ngọc Tuyết rút",
  withdraw = { "CB117" },
}

-- SPDX-License-Identifier: Apache-2.0
-- Chỉ để đo tốc độ: gói của Sở thêm ba giải, cho đủ mười hai.

pack {
  id = "muoi-hai-giai",
  title = "Mười hai giải để đo tốc độ",
  authority = "Không có",
  extends = "so-tnmt-binh-phuoc",
  files = { "awards" },
}

source "phep-do" { title = "Phép đo tốc độ", number = "1", from = "2024-01-01" }

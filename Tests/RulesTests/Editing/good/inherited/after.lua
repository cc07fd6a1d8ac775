-- Gói con chỉ sửa điều cần sửa.
local nothing = 1

amend.parameter "seats" {
  { from = "2025-01-01", value = 8, basis = "Tờ trình số 12", status = "assumed" },
}

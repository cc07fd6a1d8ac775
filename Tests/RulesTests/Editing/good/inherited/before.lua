-- Gói con chỉ sửa điều cần sửa.
local nothing = 1

-- Giá trị này do Hội đồng chốt – “sáu” suất 👍
parameter 'seats' { title = 'Số suất – “chỉ tiêu” 👍',
  { from = '2024-01-01', value = 6, basis = 'Nghị quyết “06”', status = 'assumed' },
  { from = "2025-01-01", value = 8, basis = "Quyết định “08” – điểm \"a\" \\ b", status = "assumed" },
}

-- Giá trị này do Hội đồng chốt – “sáu” suất 👍
parameter 'seats' { title = 'Số suất – “chỉ tiêu” 👍',
  { from = '2024-01-01', value = 6, basis = 'Nghị quyết “06”', status = 'assumed' },
}

-- Một ví dụ chờ điều sai: phải nói rõ khác ở đâu và vì sao.
test "Chờ người 79 điểm được huy hiệu" {
  round = { year = 2024, date = "2024-12-10" },
  persons = { { code = "A", name = "An", score = 79, frontline = true, rating = { [2024] = "HTTNV" }, ideas = {} } },
  expect { "huy_hieu", of = "A", verdict = "eligible" },
}

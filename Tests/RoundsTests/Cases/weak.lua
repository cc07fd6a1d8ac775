-- Ví dụ thưa: chỉ một người đạt và một người không.
test "Người 90 điểm được huy hiệu, người 10 điểm thì không" {
  round = { year = 2024, date = "2024-12-10" },
  persons = {
    { code = "A", name = "An", score = 90, frontline = true, rating = { [2024] = "HTTNV" }, ideas = {} },
    { code = "B", name = "Bình", score = 10, frontline = false, rating = { [2024] = "HTXSNV" }, ideas = {} },
  },
  expect { "huy_hieu", of = "A", verdict = "eligible", outcome = "awarded" },
  expect { "huy_hieu", of = "B", verdict = "ineligible" },
}

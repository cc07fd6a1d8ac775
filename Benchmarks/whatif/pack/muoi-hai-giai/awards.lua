-- SPDX-License-Identifier: Apache-2.0

local measure = source "phep-do"

parameter "measure_seats" { title = "Số suất của ba giải đo", unit = "người", range = { 0, 100000 },
  { from = "2024-01-01", value = 300, basis = measure "1", status = "confirmed" },
}
parameter "measure_share" { title = "Tỷ lệ trực tiếp của ba giải đo", unit = "%", range = { 0, 100 },
  { from = "2024-01-01", value = 50, basis = measure "1", status = "confirmed" },
}

amend.record "person" {
  field "seniority" { integer, range = { 0, 15000 }, title = "Thâm niên, ngày", columns = { "Thâm niên" } },
}

for number, rating in ipairs { "HTNV", "HTTNV", "HTXSNV" } do
  local id = "giai_do_" .. number
  award(id) {
    title = "Giải đo " .. number, kind = "form", for_each = person, consider = "all", decided_by = "giam_doc_so",
    basis = measure "1",
    requires {
      person.rating:in_year(round.year):at_least(rating):as "Xếp loại đủ cao",
      person.enough_service:as "Công tác đủ lâu",
      person.exemplary:as "Gương mẫu",
    },
  }
  quota(id) {
    basis = measure "1",
    seats = param.measure_seats,
    rank = { highest(person.task_score), prefer(person.gender:is "nu"), highest(person.seniority) },
    reserve "truc_tiep" { title = "Suất dành cho người lao động trực tiếp", person.direct_worker,
      at_least = percent(param.measure_share), of = "seats", round = "up" },
    cap "moi_don_vi" { title = "Giới hạn của đơn vị", each = person.unit, at_most = 5 },
  }
end

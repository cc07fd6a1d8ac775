-- SPDX-License-Identifier: Apache-2.0

-- Awards that ask functions: the workload of the functions benchmark. `Plain/calls.c` holds the same functions as text.

award "checked" { title = "checked", for_each = person, consider = "all", requires {
  check("Việc và phiếu", function(c)
    return c.tasks_done_pct * 2 + c.vote_pct >= 250 and c.leave_months < 6
  end),
} }

award "computed" { title = "computed", for_each = person, consider = "all", requires {
  compute("Điểm", function(c)
    return c.tasks_done_pct * 0.5 + c.initiatives_2y * 8 + c.years_service // 5
  end, { decimals = 1 }):at_least(60),
} }

award "narrowed" { title = "narrowed", for_each = person, consider = "all", requires {
  none { person.discipline_active, person.under_investigation },
  person.rating_y0:is "HTXSNV",
  person.dossier_report,
  person.dossier_minutes,
  check("Việc và phiếu, sau các điều kiện khác", function(c)
    return c.tasks_done_pct * 2 + c.vote_pct >= 250 and c.leave_months < 6
  end),
} }

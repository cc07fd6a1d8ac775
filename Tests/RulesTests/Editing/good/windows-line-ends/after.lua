parameter "seats" { title = "Số suất",
	{ from = "2024-01-01", value = 6, basis = "Kế hoạch", status = "assumed" },
	{ from = "2025-01-01", value = 8, basis = "Tờ trình số 12", status = "assumed" },
}

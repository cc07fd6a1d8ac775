pack {
  id = "school", title = "Khen thưởng của trường", authority = "Hội đồng trường",
  effective = { from = "2024-01-01" },
  files = { "schema", "awards" },
}
source "quy-che" { title = "Quy chế khen thưởng", number = "01/QC", from = "2024-01-01" }

parameter "a" { title = "A", { from = "2024-01-01", through = "2023-12-31", value = 1 } }
parameter "b" { title = "B", { from = "01/01/2025", value = 1 } }
parameter "c" { title = "C", { from = 2025, value = 1 } }

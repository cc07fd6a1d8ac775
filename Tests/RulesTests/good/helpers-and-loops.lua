-- Lua stays available for what scripting is for.
local function at_least_good(year) return person.rating:in_year(year):at_least "HTTNV" end
for _, level in ipairs { 1, 2, 3 } do
  award ("level_" .. level) { title = "Mức " .. level, for_each = person, consider = "all",
    requires { person.score:at_least(level * 10), at_least_good(round.year) } }
end

# SPDX-License-Identifier: Apache-2.0
"""Writes the rules as a Lua program: write_lua.py FILE.lua

Facts are arrays of numbers, one a field, in which a blank is no number (it equals nothing and is neither less nor more), and
each award is two tests, surely and possibly. Runs on Lua 5.4 and on LuaJIT: lua FILE.lua PEOPLE.csv VERDICTS.csv [SAMPLES].
"""
import sys

import rules


def leaf(field, relation, constant, surely):
    if relation == "rested":
        return f"({field}[i] ~= {field}[i] or {field}[i] <= {constant})"
    comparison = f"{field}[i] {'>=' if relation == 'yes' else relation} {constant}"
    return f"({comparison})" if surely else f"({comparison} or {field}[i] ~= {field}[i])"


def test(award, surely):
    return rules.rail(award, surely, leaf, lambda parts: "(" + " and ".join(parts) + ")",
                      lambda parts: "(" + " or ".join(parts) + ")", lambda text: f"(not {text})")


awards = "\n".join(
    f"    verdicts[{number}][i] = {test(award, True)} and 2 or {test(award, False)} and 1 or 0"
    for number, award in enumerate(rules.AWARDS, 1))
ratings = ", ".join(f"{name} = {rank}" for rank, name in enumerate(rules.RATINGS))
locals_ = "\n".join(f"  local {field} = facts.{field}" for field in rules.FIELDS)

open(sys.argv[1], "w").write(f"""\
local word = {{ [""] = 0 / 0, ["true"] = 1, ["false"] = 0, {ratings} }}
local facts, names, count = {{}}, {{}}, 0
local file = assert(io.open(arg[1]))
for name in file:read("*l"):gmatch "[^,]+" do names[#names + 1] = name; facts[name] = {{}} end
local pattern = ("([^,]*),"):rep(#names - 1) .. "([^,]*)"
for line in file:lines() do
  count = count + 1
  local cells = {{ line:match(pattern) }}
  for j = 1, #names do facts[names[j]][count] = word[cells[j]] or tonumber(cells[j]) end
end
file:close()
local verdicts = {{}}
for award = 1, {len(rules.AWARDS)} do verdicts[award] = {{}} end
local function judge()
{locals_}
  for i = 1, count do
{awards}
  end
end
judge()
local out, letters = assert(io.open(arg[2], "w")), {{ [0] = "N", "U", "E" }}
for i = 1, count do
  local line = {{ tostring(i) }}
  for award = 1, #verdicts do line[award + 1] = letters[verdicts[award][i]] end
  out:write(table.concat(line, ","), "\\n")
end
out:close()
local times = {{}}
for sample = 1, tonumber(arg[3] or 0) do
  local start = os.clock()
  judge()
  times[sample] = (os.clock() - start) * 1e9 / count / #verdicts
end
table.sort(times)
if #times > 0 then print(times[(#times + 1) // 1 == #times + 1 and math.ceil(#times / 2)]) end
""".replace("print(times[(#times + 1) // 1 == #times + 1 and math.ceil(#times / 2)])", "print(times[math.ceil(#times / 2)])"))

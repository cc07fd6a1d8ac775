# SPDX-License-Identifier: Apache-2.0
"""Writes the rules as a Lua program: write_lua.py rows|masks|words FILE.lua

rows: an array of numbers for each field, in which a blank is NaN (it equals nothing and is neither less nor more); each award
is two tests of a person, surely and possibly. Lua 5.4 and LuaJIT.

masks: an array of C integers for each field, a blank -1, percentages in quarters; each comparison is the sign of a difference
spread over all bits, so that nothing branches. LuaJIT.

words: the arrays of rows; each comparison is made once for sixty-four people, a bit of an integer for each, and awards combine
these integers. Lua 5.4.

lua FILE.lua PEOPLE.csv VERDICTS.csv [SAMPLES]
"""
import dataclasses
import sys

import rules
from rules import joined


def called(name):
    return lambda parts: f"{name}({', '.join(parts)})"


def rails(award, *language):
    """An award's two tests, surely and possibly."""
    return [rules.rail(award, surely, *language) for surely in (True, False)]


def locals_of(fields):
    return [f"local {field} = facts.{field}" for field in fields]


def rows():
    def leaf(field, relation, constant, surely):
        return rules.comparison(f"{field}[i]", relation, constant, surely, "not ")
    numbers = range(1, len(rules.AWARDS) + 1)
    lines = [*locals_of(rules.FIELDS), *(f"local verdicts{number} = verdicts[{number}]" for number in numbers)]
    lines.append("for i = 1, count do")
    for number, award in zip(numbers, rules.AWARDS):
        surely, possibly = rails(award, leaf, joined(" and "), joined(" or "), lambda text: f"(not {text})")
        lines.append(f"  verdicts{number}[i] = {surely} and 2 or {possibly} and 1 or 0")
    return [*lines, "end"]


def masks():
    def leaf(field, relation, constant, surely):
        fact, blank, constant = f"{field}[i]", f"sar({field}[i], 31)", constant * rules.PARTS.get(field, 1)
        if relation in (">=", "yes"):
            reached = f"bnot(sar({fact} - {constant}, 31))"
            return reached if surely else f"bor({reached}, {blank})"
        kept = f"bnot(sar({constant} - {fact}, 31))"
        return f"band({kept}, bnot({blank}))" if surely and relation == "<=" else kept
    lines = []
    for number, award in enumerate(rules.AWARDS, 1):
        surely, possibly = rails(award, leaf, called("band"), called("bor"), lambda text: f"bnot({text})")
        lines += ["do", *locals_of(rules.fields(award)), f"local verdicts = verdicts[{number}]", "for i = 1, count do",
                  f"  verdicts[i] = -({surely} + {possibly})", "end", "end"]
    return lines


def words():
    words_of = {field: {} for field in rules.FIELDS}

    def leaf(field, relation, constant, surely):
        comparison = f"{ {'yes': '>=', 'rested': '<='}.get(relation, relation)} {constant}"
        name = words_of[field].setdefault(comparison, f"{field}_{len(words_of[field])}")
        return name if surely and relation != "rested" else f"({name} | {field}_blank)"
    awards = [rails(award, leaf, joined(" & "), joined(" | "), lambda text: f"(~{text})") for award in rules.AWARDS]
    lines = ["for word = 0, (count - 1) // 64 do",
             "local first, last = word * 64 + 1, math.min(word * 64 + 64, count)"]
    for field, found in words_of.items():
        names = [*found.values(), f"{field}_blank"]
        lines += [f"local {', '.join(names)} = {', '.join('0' for _ in names)}",
                  "do", f"  local bit, {field} = 1, facts.{field}", "  for i = first, last do", f"    local fact = {field}[i]"]
        lines += [f"    if fact {test} then {name} = {name} | bit end" for test, name in found.items()]
        lines += [f"    if fact ~= fact then {field}_blank = {field}_blank | bit end", "    bit = bit << 1", "  end", "end"]
    lines += [f"verdicts[{number}][2 * word + 1], verdicts[{number}][2 * word + 2] = {surely}, {possibly}"
              for number, (surely, possibly) in enumerate(awards, 1)]
    return [*lines, "end"]


@dataclasses.dataclass
class Form:
    """How a form keeps facts and verdicts: pieces of Lua."""
    judging: list
    blank: str = "0 / 0"
    opening: str = ""
    # After reading: facts[name] into what judging takes.
    storing: str = ""
    verdicts: str = "{}"
    # How many of an award's two tests person i passes.
    reading: str = "return verdicts[award][i]"


def form(name):
    if name == "rows":
        return Form(rows())
    if name == "words":
        return Form(words(), reading="""\
local word, bit = (i - 1) // 64, 1 << (i - 1) % 64
  return (verdicts[award][2 * word + 1] & bit ~= 0 and 1 or 0) + (verdicts[award][2 * word + 2] & bit ~= 0 and 1 or 0)""")
    return Form(masks(), blank="-1", verdicts='ffi.new("int8_t[?]", count + 1)', opening="""\
local ffi, bit = require "ffi", require "bit"
local band, bor, bnot, sar = bit.band, bit.bor, bit.bnot, bit.arshift
""", storing="""
for name, values in pairs(facts) do
  local array = ffi.new("int32_t[?]", count + 1)
  for i = 1, count do array[i] = values[i] * (parts[name] or 1) end
  facts[name] = array
end""")


lua, out = form(sys.argv[1]), sys.argv[2]
ratings = ", ".join(f"{name} = {rank}" for rank, name in enumerate(rules.RATINGS))
parts = ", ".join(f"{name} = {value}" for name, value in rules.PARTS.items())
body = "\n".join(lua.judging)

open(out, "w").write(f"""\
{lua.opening}local word = {{ [""] = {lua.blank}, ["true"] = 1, ["false"] = 0, {ratings} }}
local parts = {{ {parts} }}
local facts, names, count = {{}}, {{}}, 0
local file = assert(io.open(arg[1]))
for name in file:read("*l"):gmatch "[^,]+" do names[#names + 1] = name; facts[name] = {{}} end
local pattern = ("([^,]*),"):rep(#names - 1) .. "([^,]*)"
for line in file:lines() do
  count = count + 1
  local cells = {{ line:match(pattern) }}
  for j = 1, #names do facts[names[j]][count] = word[cells[j]] or tonumber(cells[j]) end
end
file:close(){lua.storing}
local function new() return {lua.verdicts} end
local verdicts = {{}}
for award = 1, {len(rules.AWARDS)} do verdicts[award] = new() end
local function judge()
{body}
end
local function verdict(award, i)
  {lua.reading}
end
judge()
local out, letters = assert(io.open(arg[2], "w")), {{ [0] = "N", "U", "E" }}
for i = 1, count do
  local line = {{ tostring(i) }}
  for award = 1, #verdicts do line[award + 1] = letters[verdict(award, i)] end
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
if #times > 0 then print(times[math.ceil(#times / 2)]) end
""")

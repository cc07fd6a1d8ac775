-- SPDX-License-Identifier: Apache-2.0
--
-- The vocabulary of rules. Running a pack's files calls these words; each call writes down what was said, and the host
-- reads it all at the end. Nothing is checked here against the schema: only the host sees the whole pack.
--
-- A fact or condition is a *node*: a table that shows nothing, whose content stands in `nodes` under its number. A
-- piece of a declaration (`standard "a" {…}`) is a *part*. Everything handed to the host is encoded by `encode`.

local position, function_id = host.position, host.function_id
local standard = {
  string = string, table = table, math = math, utf8 = utf8, ipairs = ipairs, pairs = pairs, next = next,
  select = select, tostring = tostring, tonumber = tonumber, type = type, error = error, assert = assert, pcall = pcall,
}

-- Private keys, which a script cannot name: what a table stands for, and its number or content.
local KIND, NODE, PART, TYPE, SOURCE, PENDING = {}, {}, {}, {}, {}, {}
local nodes, parts, declarations, issues, pendings = {}, {}, {}, {}, {}
local records = { person = true, unit = true, nomination = true, round = true }
local is_running = false                                       -- a check or compute function is being called

local function issue(code, ...)
  local file, line = position()
  issues[#issues + 1] = { code, file or "", line or 0, ... }
end

-- Poison: what a mistake evaluates to. It swallows all that is done with it, so that one mistake gives one message.
local poison, poison_meta = { [KIND] = "poison" }, {}
local lost = {}                                                -- names that a mistake kept from being declared
local function use(value, seen)
  if type(value) ~= "table" or seen[value] then return end
  seen[value] = true
  local id = rawget(value, NODE)
  if id then nodes[id].used = true end
  local part = rawget(value, PART)
  if part then parts[part].used = true end
  for _, item in next, value do use(item, seen) end
end
local function swallow(...)
  for i = 1, select("#", ...) do
    local value = select(i, ...)
    if type(value) == "string" then lost[#lost + 1] = value end
    use(value, {})
  end
  return poison
end
for _, name in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "concat", "call", "index" } do
  poison_meta["__" .. name] = swallow
end
poison_meta.__newindex = function() end
poison_meta.__len = function() return 0 end
poison_meta.__lt = function() return false end
poison_meta.__le = function() return false end
poison_meta.__metatable = false
setmetatable(poison, poison_meta)

local function kind_of(value)
  if type(value) ~= "table" then return type(value) end
  return rawget(value, KIND) or "table"
end

-- Encoding. A plain value is itself; everything else is an array whose first item names its kind.
local encode
-- A list runs from 1 without a gap; whole numbers from 1000 on that do not belong to one are years. Also tells whether
-- there is nothing but the list. Counting needs no order, so that `next` serves.
local function list_length(value)
  local count, greatest, early, total = 0, 0, 0, 0
  for key in next, value do
    total = total + 1
    if math.type(key) == "integer" and key >= 1 then
      count = count + 1
      if key > greatest then greatest = key end
      if key < 1000 and key > early then early = key end
    end
  end
  return count == greatest and greatest or early, count == greatest and count == total
end

local function encode_table(value)
  local list, keys, length, is_list = {}, {}, list_length(value)
  if not is_list then
    for key, item in pairs(value) do
      if math.type(key) ~= "integer" or key < 1 or key > length then
        if type(key) == "string" or math.type(key) == "integer" then
          keys[#keys + 1] = { key, encode(item) }
        else
          issue("bad_key", kind_of(key))
        end
      end
    end
  end
  for i = 1, length do
    local item = value[i]
    if item == nil then
      issue("hole", tostring(i))
      list[i] = { "poison" }
    else
      list[i] = encode(item)
    end
  end
  return { "table", list, keys }
end

function encode(value)
  local kind = kind_of(value)
  if kind == "table" then return encode_table(value) end
  if kind == "node" then
    local id = rawget(value, NODE)
    nodes[id].used = true
    return { "node", id }
  elseif kind == "part" then
    local id = rawget(value, PART)
    parts[id].used = true
    return { "part", id }
  elseif kind == "type" then return rawget(value, TYPE)
  elseif kind == "poison" then return { "poison" }
  elseif kind == "source" then return { "cite", rawget(value, SOURCE), "" }
  elseif kind == "pending" then
    pendings[rawget(value, PENDING)].reported = true
    issue("unfinished", pendings[rawget(value, PENDING)].word, pendings[rawget(value, PENDING)].id)
    return { "poison" }
  elseif kind == "function" then
    issue("function_as_value")
    return { "poison" }
  end
  return value
end

-- Nodes.
local node_meta = { __metatable = false }
local methods = {}

local function new_node(kind, name, arguments)
  if is_running then error("bx:symbol_in_function|" .. name, 0) end
  local file, line = position()
  local id = #nodes + 1
  nodes[id] = { kind = kind, name = name, arguments = arguments, file = file or "", line = line or 0 }
  return setmetatable({ [KIND] = "node", [NODE] = id }, node_meta)
end

local function root(name)
  local node = new_node("path", name, {})
  nodes[rawget(node, NODE)].root = true
  return node
end

-- Methods that may stand without a value: `fact.at_least(3)`, with a dot, gives none to the others.
local asks_by_itself = { is_known = true, is_absent = true, exists = true, count = true, year = true, unbroken = true }

for _, name in ipairs {
  "is", "is_not", "one_of", "is_known", "is_absent", "otherwise", "at_least", "at_most", "more_than", "less_than",
  "between", "before", "after", "year", "years_until", "months_until", "months_through", "in_year", "streak", "count",
  "where", "within", "since", "sum", "latest", "exists", "count_distinct", "first_of_each", "with_round", "unbroken",
  "days", "share", "every", "some", "average", "as", "id", "on",
} do
  methods[name] = function(self, ...)
    if kind_of(self) ~= "node" then
      issue("method_without_colon", name)
      return swallow(self, ...)
    end
    if select("#", ...) == 0 and not asks_by_itself[name] then
      issue("method_without_colon", name)
      return swallow(self)
    end
    local arguments = { encode(self) }
    for i = 1, select("#", ...) do
      local value = select(i, ...)
      if value == nil then value = poison; issue("nil_argument", name) end
      arguments[#arguments + 1] = encode(value)
    end
    return new_node("method", name, arguments)
  end
end

-- `year` is a field of rounds and events and a method of dates: `x.year` is the field until `x:year()` calls it.
local fields_too = { year = true }

node_meta.__index = function(self, key)
  if type(key) == "string" and methods[key] and not fields_too[key] then return methods[key] end
  local node = nodes[rawget(self, NODE)]
  if node.kind ~= "path" or type(key) ~= "string" then
    issue("no_such_method", tostring(key))
    return swallow(self)
  end
  node.used = true
  local steps = {}
  for i, step in ipairs(node.arguments) do steps[i] = step end
  steps[#steps + 1] = key
  return new_node("path", node.name, steps)
end

node_meta.__call = function(self, first, ...)
  local node = nodes[rawget(self, NODE)]
  local last = node.arguments[#node.arguments]
  if node.kind == "path" and last and fields_too[last] and kind_of(first) == "node" then
    node.used = true
    return methods[last](first, ...)
  end
  -- `fact:at_leest(3)` reads the fact `fact.at_leest` and calls it with `fact`.
  if node.kind == "path" and last and kind_of(first) == "node" then
    issue("no_such_method", last)
  else
    issue("called_expression")
  end
  return swallow(self, first, ...)
end
local function misused(code)
  return function(a, b)
    issue(code)
    return swallow(a, b)
  end
end
node_meta.__newindex = function(self) issue("read_only_fact"); swallow(self) end
node_meta.__lt = misused("compared_with_operator")
node_meta.__le = misused("compared_with_operator")
node_meta.__eq = misused("compared_with_operator")
node_meta.__concat = misused("joined_expression")
node_meta.__len = misused("length_of_expression")
for name, sign in pairs { add = "+", sub = "-", mul = "*", div = "/" } do
  node_meta["__" .. name] = function(a, b) return new_node("arithmetic", sign, { encode(a), encode(b) }) end
end
node_meta.__unm = function(a) return new_node("arithmetic", "-", { 0, encode(a) }) end
for _, name in ipairs { "mod", "pow", "idiv" } do node_meta["__" .. name] = misused("no_such_operator") end

-- Parts: pieces of declarations. One that carries `for_awards` is a declaration of its own.
local part_meta = {
  __metatable = false,
  __index = function(_, key) issue("part_indexed", tostring(key)); return poison end,
  __newindex = function() issue("read_only_fact") end,
  __call = function(self, ...) issue("called_expression"); return swallow(self, ...) end,
  __concat = misused("joined_expression"),
}
local function new_part(kind, id, body)
  if is_running then error("bx:symbol_in_function|" .. kind, 0) end
  local file, line = position()
  local number = #parts + 1
  local is_free = type(body) == "table" and kind_of(body) == "table" and rawget(body, "for_awards") ~= nil
  parts[number] = { kind = kind, id = id, file = file or "", line = line or 0, used = is_free }
  parts[number].body = encode(body)
  if is_free then declarations[#declarations + 1] = { kind, id or "", { "part", number }, file or "", line or 0 } end
  return setmetatable({ [KIND] = "part", [PART] = number }, part_meta)
end

-- `word "id" {…}`: the first call takes the id, the second the body.
local pending_meta = {
  __metatable = false,
  __index = function(_, key) issue("part_indexed", tostring(key)); return poison end,
  __newindex = function() issue("read_only_fact") end,
}
pending_meta.__call = function(self, body, ...)
  local pending = pendings[rawget(self, PENDING)]
  pending.done = true
  if select("#", ...) > 0 or kind_of(body) ~= "table" then
    issue("body_expected", pending.word, pending.id)
    return swallow(body, ...)
  end
  return pending.finish(pending, body)
end

local function named(word, finish)
  return function(id, ...)
    if type(id) ~= "string" then
      issue("name_expected", word, kind_of(id))
      return swallow(id, ...)
    end
    local file, line = position()
    local number = #pendings + 1
    pendings[number] = { word = word, id = id, file = file or "", line = line or 0, finish = finish }
    return setmetatable({ [KIND] = "pending", [PENDING] = number }, pending_meta)
  end
end

local function declares(word, note)
  return named(word, function(pending, body)
    if is_running then error("bx:symbol_in_function|" .. word, 0) end
    if note then note(pending.id) end
    declarations[#declarations + 1] = { word, pending.id, encode(body), pending.file, pending.line }
  end)
end

local function holds_part(word)
  return named(word, function(pending, body) return new_part(word, pending.id, body) end)
end

local function unnamed_part(word)
  return function(body, ...)
    if kind_of(body) ~= "table" or select("#", ...) > 0 then
      issue("body_expected", word, "")
      return swallow(body, ...)
    end
    return new_part(word, nil, body)
  end
end

local function wraps_one(word)
  return function(value, options)
    if value == nil then issue("nil_argument", word); return poison end
    return new_part(word, nil, { value, options = options })
  end
end

-- Types of fields.
local type_meta = { __metatable = false, __newindex = function() issue("read_only_fact") end }
local function new_type(description) return setmetatable({ [KIND] = "type", [TYPE] = description }, type_meta) end
local function type_of(value, word)
  if kind_of(value) == "type" then return rawget(value, TYPE) end
  if kind_of(value) ~= "poison" then issue("type_expected", word, kind_of(value)) end
  return { "poison" }
end

-- Sources of law: `source "id" {…}` declares one, `source "id"` finds it, `law "Điều 1"` cites it.
local source_meta = { __metatable = false, __newindex = function() issue("read_only_fact") end }
source_meta.__call = function(self, value, ...)
  local id = rawget(self, SOURCE)
  if type(value) == "string" then return setmetatable({ [KIND] = "type", [TYPE] = { "cite", id, value } }, type_meta) end
  if kind_of(value) == "table" then
    local file, line = position()
    declarations[#declarations + 1] = { "source", id, encode(value), file or "", line or 0 }
    return self
  end
  issue("body_expected", "source", id)
  return swallow(value, ...)
end

-- A function over facts or conditions.
local function applies(name)
  return function(...)
    local arguments = {}
    for i = 1, select("#", ...) do
      local value = select(i, ...)
      if value == nil then value = poison; issue("nil_argument", name) end
      arguments[i] = encode(value)
    end
    return new_node("call", name, arguments)
  end
end

local function scripted(name)
  return function(text, body, options)
    if type(text) ~= "string" or type(body) ~= "function" then
      issue("script_expected", name)
      return swallow(text, body, options)
    end
    return new_node("call", name, { text, function_id(body), encode(options or {}) })
  end
end

local words = {
  pack = function(body)
    if kind_of(body) ~= "table" then issue("body_expected", "pack", ""); return swallow(body) end
    local file, line = position()
    declarations[#declarations + 1] = { "pack", "", encode(body), file or "", line or 0 }
  end,
  exclusive = function(body)
    if kind_of(body) ~= "table" then issue("body_expected", "exclusive", ""); return swallow(body) end
    local file, line = position()
    declarations[#declarations + 1] = { "exclusive", "", encode(body), file or "", line or 0 }
  end,
  source = function(id)
    if type(id) ~= "string" then issue("name_expected", "source", kind_of(id)); return poison end
    return setmetatable({ [KIND] = "source", [SOURCE] = id }, source_meta)
  end,

  text = new_type { "type", "text" }, flag = new_type { "type", "flag" }, integer = new_type { "type", "integer" },
  decimal = new_type { "type", "decimal" }, date = new_type { "type", "date" },
  one_of = function(value)
    if type(value) == "string" then return new_type { "type", "one_of", value } end
    if kind_of(value) == "table" then return new_type { "type", "one_of", encode(value) } end
    issue("type_expected", "one_of", kind_of(value))
    return poison
  end,
  ref = function(value)
    if type(value) ~= "string" then issue("name_expected", "ref", kind_of(value)); return poison end
    return new_type { "type", "ref", value }
  end,
  set_of = function(value) return new_type { "type", "set_of", type_of(value, "set_of") } end,
  yearly = function(value) return new_type { "type", "yearly", type_of(value, "yearly") } end,
  events = function(value)
    if kind_of(value) ~= "table" then issue("type_expected", "events", kind_of(value)); return poison end
    return new_type { "type", "events", encode(value) }
  end,

  check = scripted "check", compute = scripted "compute",
  paper = function(code, options) return new_part("paper", nil, { code, when = options and options.when }) end,
  family = function(count, make)
    local made = {}
    for i = 1, count do made[i] = make(i) end
    return made
  end,
}

-- Cases stay in Lua: a family of hundreds is nothing that rules are made of.
local cases = {}
words.test = named("test", function(pending, body)
  swallow(table.unpack(body))
  cases[#cases + 1] = { name = pending.id, body = body, file = pending.file, line = pending.line }
end)
for _, word in ipairs { "parameter", "codes", "define", "award", "quota", "limit", "scenario" } do
  words[word] = declares(word)
end
words.record = declares("record", function(id) records[id] = true end)
for _, word in ipairs { "field", "standard", "reserve", "floor", "ceiling", "cap" } do words[word] = holds_part(word) end
for _, word in ipairs { "requires", "hold", "approval", "dossier", "bonus", "expect" } do
  words[word] = unnamed_part(word)
end
for _, word in ipairs { "highest", "lowest", "prefer" } do words[word] = wraps_one(word) end
for _, name in ipairs {
  "all", "any", "none", "at_least_of", "eligible", "awarded", "min", "max", "clamp", "points", "when", "percent",
  "ratio", "round_up", "round_down", "round_half_up", "share",
} do
  words[name] = applies(name)
end

local function words_of(prefix, list)
  local table = {}
  for _, word in ipairs(list) do table[word] = prefix(word) end
  return setmetatable({}, {
    __metatable = false,
    __newindex = function() issue("read_only_fact") end,
    __index = function(_, key)
      if table[key] then return table[key] end
      issue("undeclared_global", tostring(key))
      return poison
    end,
  })
end
words.amend = words_of(function(word) return declares("amend." .. word) end,
  { "parameter", "award", "quota", "record", "codes", "define", "limit" })
words.withdraw = words_of(function(word)
  return function(id)
    if type(id) ~= "string" then issue("name_expected", "withdraw." .. word, kind_of(id)); return poison end
    local file, line = position()
    declarations[#declarations + 1] = { "withdraw." .. word, id, { "table", {}, {} }, file or "", line or 0 }
  end
end, { "parameter", "award", "quota", "record", "codes", "define", "limit" })

for name, value in pairs(standard) do words[name] = value end

local fixed_roots = { param = true, event = true, outer = true, candidate = true }

-- The environment of rule files: every word, every record's name, and nothing else; it can only be read.
local environment = setmetatable({}, {
  __metatable = false,
  __index = function(_, key)
    local word = words[key]
    if word ~= nil then return word end
    if fixed_roots[key] or records[key] then return root(key) end
    if is_running then error("bx:undeclared_global|" .. tostring(key), 0) end
    issue("undeclared_global", tostring(key))
    return poison
  end,
  __newindex = function(_, key, value)
    if is_running then error("bx:assigned_global|" .. tostring(key), 0) end
    issue("assigned_global", tostring(key))
    swallow(value)
  end,
})

-- The environment of round and scenario files: data only.
local round_words = { round = declares "round", scenario = declares "scenario" }
local round_environment = setmetatable({}, {
  __metatable = false,
  __index = function(_, key)
    if round_words[key] then return round_words[key] end
    issue("undeclared_global", tostring(key))
    return poison
  end,
  __newindex = function(_, key) issue("assigned_global", tostring(key)) end,
})

-- What the host reads once all files have run.
local function collect()
  local written = {}
  for id, node in ipairs(nodes) do
    written[id] = { node.kind, node.name, node.file, node.line, node.arguments, node.used or node.root or false }
  end
  local pieces = {}
  for id, part in ipairs(parts) do
    pieces[id] = { part.kind, part.id or "", part.file, part.line, part.body, part.used or false }
  end
  local unfinished = {}
  for _, pending in ipairs(pendings) do
    if not pending.done and not pending.reported then
      unfinished[#unfinished + 1] = { pending.word, pending.id, pending.file, pending.line }
    end
  end
  return { nodes = written, parts = pieces, declarations = declarations, issues = issues, unfinished = unfinished,
    lost = lost }
end

-- One case: its name and place, what it sets up, and what it expects.
local function read_case(number)
  local case = cases[number]
  local world, expected = {}, {}
  for key, value in pairs(case.body) do
    if type(key) == "string" then world[key] = value end
  end
  for _, value in ipairs(case.body) do
    local id = kind_of(value) == "part" and rawget(value, PART)
    if id and parts[id].kind == "expect" then
      expected[#expected + 1] = { parts[id].file, parts[id].line, parts[id].body }
    end
  end
  return { case.name, case.file, case.line, encode_table(world), expected }
end

return {
  case_count = function() return #cases end,
  case = read_case,
  environment = environment,
  round_environment = round_environment,
  collect = collect,
  begin_running = function() is_running = true end,
}

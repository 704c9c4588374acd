-- Writes the glyphs and rules of a displayed formula as one line of JSON, taken from the list of nodes that LuaTeX would
-- ship out: positions in TeX's points, y upwards from the baseline.
local formula = {}
local point = 65536 -- scaled points in one of TeX's points, 72.27 to an inch
local running = -1073741824 -- a rule as long as its box
local hlist, vlist = node.id('hlist'), node.id('vlist')
local glyph_kind, rule_kind = node.id('glyph'), node.id('rule')
local glue_kind, kern_kind, math_kind = node.id('glue'), node.id('kern'), node.id('math')

local function add_glyph(out, n, x, y)
  local f = font.getfont(n.font)
  local character = f.characters[n.char]
  out.glyphs[#out.glyphs + 1] = string.format('[%d,%.3f,%.3f,%.3f]', character.index or -1,
    (x + n.xoffset) / point, (y + n.yoffset) / point, f.size / point)
end

local function add_rule(out, x, y, width, height, depth)
  if width > 0 and height + depth > 0 then
    out.rules[#out.rules + 1] = string.format('[%.3f,%.3f,%.3f,%.3f]',
      x / point, (y - depth) / point, width / point, (height + depth) / point)
  end
end

local walk_across, walk_down

local function walk(out, box, x, y)
  if box.id == hlist then walk_across(out, box, x, y) else walk_down(out, box, x, y) end
end

function walk_across(out, box, x, y)
  for n in node.traverse(box.head) do
    if n.id == glyph_kind then
      add_glyph(out, n, x, y)
      x = x + n.width
    elseif n.id == hlist or n.id == vlist then
      walk(out, n, x, y - n.shift)
      x = x + n.width
    elseif n.id == rule_kind then
      local height = n.height == running and box.height or n.height
      local depth = n.depth == running and box.depth or n.depth
      add_rule(out, x, y, n.width, height, depth)
      x = x + n.width
    elseif n.id == glue_kind then
      x = x + node.effective_glue(n, box)
    elseif n.id == kern_kind then
      x = x + n.kern
    elseif n.id == math_kind then
      x = x + n.surround
    end
  end
end

function walk_down(out, box, x, y)
  y = y + box.height
  for n in node.traverse(box.head) do
    if n.id == hlist or n.id == vlist then
      y = y - n.height
      walk(out, n, x + n.shift, y)
      y = y - n.depth
    elseif n.id == rule_kind then
      local width = n.width == running and box.width or n.width
      y = y - n.height
      add_rule(out, x, y, width, n.height, n.depth)
      y = y - n.depth
    elseif n.id == glue_kind then
      y = y - node.effective_glue(n, box)
    elseif n.id == kern_kind then
      y = y - n.kern
    end
  end
end

local function displayed(list)
  for n in node.traverse_id(hlist, list) do
    if node.subtypes(hlist)[n.subtype] == 'equation' then return n end
  end
end

-- Writes the formula displayed in a box, and leaves a copy of it in another.
function formula.write(number, copy)
  local box = displayed(tex.box[number].head)
  local out = { glyphs = {}, rules = {} }
  walk(out, box, 0, 0)
  formula.file = formula.file or io.open(tex.jobname .. '.jsonl', 'w')
  formula.file:write(string.format('{"glyphs":[%s],"rules":[%s]}\n',
    table.concat(out.glyphs, ','), table.concat(out.rules, ',')))
  formula.file:flush()
  local twin = node.copy(box)
  twin.shift = 0
  tex.box[copy] = twin
end

return formula

--[[
Argument maps in documents of pandoc and Quarto: docs/embedding.md shows how.

What is replaced: code blocks of class `rebut`, which hold a map, and images whose file is a map
(`![Caption](map.yaml)`). Each is drawn by the command `rebut` (or $REBUT) in the format that the
document's own format shows best: SVG within HTML, PDF within LaTeX, PNG within Word, else SVG.

Messages go to stderr as rebut writes them, with the document's own lines: the block's text is
looked for in the input, as pandoc tells no places. A map with errors ends the run. No shell sees
an argument, and nothing is written but what pandoc writes.
--]]

local rebut = os.getenv 'REBUT' or 'rebut'

-- Attributes that are options of `rebut render`; all others belong to the image.
local options = {
  'depth', 'focus', 'for', 'kinds', 'layout', 'legend', 'min-font', 'numbers', 'show', 'svg-text', 'text',
  'theme', 'theme-file', 'title', 'verdicts', 'view',
}

local slides_in_html = { dzslides = true, revealjs = true, s5 = true, slideous = true, slidy = true }
local is_html = FORMAT:match '^html' or slides_in_html[FORMAT]
local is_latex = FORMAT == 'latex' or FORMAT == 'beamer'
local is_slide = slides_in_html[FORMAT] or FORMAT == 'beamer' or FORMAT == 'pptx'
local png, pdf, svg = { 'png', 'image/png' }, { 'pdf', 'application/pdf' }, { 'svg', 'image/svg+xml' }
local pictures = { beamer = pdf, context = pdf, docx = png, latex = pdf, pptx = png, rtf = png }

local defaults = {}   -- options from the document's `rebut` metadata
local used = {}       -- id prefixes in this document
local n_blocks = 0
local found_at = {}   -- by input file: where the last block was found in it

-- Runs rebut; what it says goes to stderr. `input` is nil for a map that is a file.
local function run(arguments, input)
  local done, result = pcall(pandoc.pipe, rebut, arguments, input or '')
  if done then return result end
  local code = type(result) == 'table' and result.error_code
  if not code or code == 127 then
    error('cannot run ' .. rebut .. ': is it installed? The variable REBUT may name it', 0)
  end
  error('a map could not be drawn; rebut says above why', 0)
end

local function read_file(path)
  local file = io.open(path, 'rb')
  local text = file and file:read 'a'
  if file then file:close() end
  return text and text:gsub('\r\n', '\n')
end

-- The input's name and the line of it at which `text` begins, as --stdin-name wants it.
local function place_of(text)
  n_blocks = n_blocks + 1
  for _, path in ipairs(PANDOC_STATE.input_files) do
    local all = read_file(path)
    local start = all and (all:find('\n' .. text .. '\n', found_at[path] or 1, true)
      or all:find('\n' .. text .. '\n', 1, true))
    if start then
      found_at[path] = start + 1
      local _, lines = all:sub(1, start):gsub('\n', '')
      return path .. ':' .. lines + 1
    end
  end
  return (PANDOC_STATE.input_files[1] or 'stdin') .. ', map ' .. n_blocks
end

-- A prefix for ids that no other drawing of the document has.
local function prefix_of(name)
  local base = name:gsub('[^A-Za-z0-9]+', '-'):gsub('^[^A-Za-z]+', ''):gsub('-+$', '')
  base = base == '' and 'map' or base
  local prefix, n = base, 1
  while used[prefix] do
    n = n + 1
    prefix = base .. '-' .. n
  end
  used[prefix] = true
  return prefix
end

local function html_escape(text)
  return (text:gsub('[&<>"]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }))
end

local function latex_escape(text)
  local signs = { ['\\'] = '\\textbackslash{}', ['~'] = '\\textasciitilde{}', ['^'] = '\\textasciicircum{}' }
  return (text:gsub('[\\~^{}%%$#&_]', function(c) return signs[c] or '\\' .. c end))
end

-- `50%` or `8cm`, as CSS or as LaTeX writes it; nil for what is neither.
local function width_of(attributes)
  local number, unit = (attributes.width or ''):match '^([%d.]+)([%a%%]*)$'
  if not number then return nil end
  if not is_latex then return number .. (unit == '' and 'px' or unit) end
  return unit == '%' and number / 100 .. '\\linewidth' or unit:match '^[cmipt]+$' and number .. unit
end

--[[
A map: `path` of its file, or its `text`; label, caption (inlines or nil), attributes. Gets from
rebut its picture (bytes), its alternative text, and the picture's name in the document.
--]]
local function draw(map)
  local file = (map.path or ''):gsub('^.*[/\\]', ''):gsub('%.ya?ml$', '')
  local prefix = prefix_of(map.label ~= '' and map.label or file)
  local kind = is_html and svg or pictures[FORMAT] or svg
  local input, about = map.path or '-', {}
  if map.text then about = { '--stdin-name', place_of(map.text) } end
  local arguments = { 'render', '-o', '-.' .. kind[1], '--id-prefix', prefix, table.unpack(about) }
  local function add(name, value)
    if value then table.insert(arguments, '--' .. name .. '=' .. value) end
  end
  local usual = { ['for'] = is_slide and 'slide' or 'page' }
  for _, name in ipairs(options) do
    add(name, map.attributes[name] or defaults[name] or usual[name])
  end
  if (map.attributes.sources or defaults.sources) == 'true' then
    table.insert(arguments, '--sources')
  end
  add('steps', FORMAT == 'revealjs' and map.attributes.steps)
  for _, list in ipairs { arguments, about } do
    table.insert(list, '--')
    table.insert(list, input)
  end
  map.bytes = run(arguments, map.text)
  map.alt = map.attributes.alt or map.attributes['fig-alt']
    or run({ 'outline', '--quiet', '--as=alt', table.unpack(about) }, map.text):gsub('%s+$', '')
  map.name = 'rebut-' .. pandoc.utils.sha1(map.bytes):sub(1, 12) .. '.' .. kind[1]
  if not is_html then pandoc.mediabag.insert(map.name, kind[2], map.bytes) end
  return map
end

-- The drawing itself within HTML, so that its words can be searched, followed as links, and heard.
local function inline_svg(map)
  local width = width_of(map.attributes)
  local style = (width and 'width:' .. width or 'max-width:100%') .. ';height:auto'
  local _, start = map.bytes:find('<svg', 1, true)
  return '<svg style="' .. style .. '"' .. map.bytes:sub(start + 1)
end

local function latex_picture(map)
  local width = width_of(map.attributes)
  local options = 'alt={' .. latex_escape(map.alt) .. '}' .. (width and ',width=' .. width or '')
  return '\\includegraphics[' .. options .. ']{' .. map.name .. '}'
end

-- Raw text, inlines, raw text: as one block, so that nothing comes between.
local function wrapped(format, before, inlines, after)
  local all = pandoc.List { pandoc.RawInline(format, before) }
  all:extend(inlines or {})
  all:insert(pandoc.RawInline(format, after))
  return pandoc.Plain(all)
end

local function html_figure(map)
  local tag = '<figure class="rebut" aria-label="' .. html_escape(map.alt) .. '"'
    .. (map.label ~= '' and ' id="' .. html_escape(map.label) .. '"' or '')
    .. (is_slide and ' style="margin:0"' or '') .. '>\n'
  local before = tag .. inline_svg(map) .. (map.caption and '<figcaption>' or '')
  return wrapped('html', before, map.caption, (map.caption and '</figcaption>' or '') .. '\n</figure>')
end

local function latex_figure(map)
  local label = map.label ~= '' and '\\label{' .. map.label:gsub('[^%w:._-]', '-') .. '}' or ''
  if not map.caption then
    return wrapped('latex', '\\begin{center}\n' .. label .. latex_picture(map), nil, '\n\\end{center}')
  end
  local before = '\\begin{figure}\n\\centering\n' .. latex_picture(map) .. '\n\\caption{'
  return wrapped('latex', before, map.caption, '}' .. label .. '\n\\end{figure}')
end

local function image(map, is_alone)
  local attributes = { width = map.attributes.width, height = map.attributes.height }
  local attr = pandoc.Attr(is_alone and '' or map.label, {}, attributes)
  return pandoc.Image({ pandoc.Str(map.alt) }, map.name, '', attr)
end

-- The caption stands beside the image, whose own text is the alternative one.
local function other_figure(map)
  local function styled(style, inlines)
    return pandoc.Div({ pandoc.Para(inlines) }, { ['custom-style'] = style })
  end
  local blocks = pandoc.List { styled('Captioned Figure', { image(map, true) }) }
  if map.caption then blocks:insert(styled('Image Caption', map.caption)) end
  return pandoc.Div(blocks, pandoc.Attr(map.label, { 'rebut' }))
end

-- The PowerPoint of pandoc takes the description of a picture from its title, and knows no other caption.
local function powerpoint_figure(map)
  return pandoc.Para { pandoc.Image(map.caption or {}, map.name, map.caption and 'fig:' .. map.alt or map.alt) }
end

-- Quarto numbers a block whose label begins with `fig-` and whose last paragraph is the caption.
local function quarto_figure(map)
  local picture = pandoc.Para { image(map, true) }
  if is_html then
    local before = '<div role="group" aria-label="' .. html_escape(map.alt) .. '">\n'
    picture = pandoc.RawBlock('html', before .. inline_svg(map) .. '\n</div>')
  elseif is_latex then
    picture = pandoc.RawBlock('latex', latex_picture(map))
  end
  return pandoc.Div({ picture, pandoc.Para(map.caption) }, pandoc.Attr(map.label))
end

local function figure(map)
  draw(map)
  if quarto and map.caption and map.label:match '^fig%-' then return quarto_figure(map) end
  if FORMAT == 'pptx' then return powerpoint_figure(map) end
  return is_html and html_figure(map) or is_latex and latex_figure(map) or other_figure(map)
end

local function is_map(element)
  return element and element.t == 'Image' and element.src:match '%.ya?ml$'
end

local function file_map(img, caption, label)
  return {
    path = img.src:gsub('%%20', ' '), attributes = img.attributes, label = label or img.identifier,
    caption = caption and #caption > 0 and caption or nil,
  }
end

-- Quarto's lines `#| key: value` at the head of a cell; comments to rebut.
local function cell_options(text)
  local found = {}
  for line in text:gmatch '[^\n]*' do
    local key, value = line:match '^#|%s*([%w-]+):%s*(.-)%s*$'
    if key then
      found[key] = value:gsub('^"(.*)"$', '%1'):gsub("^'(.*)'$", '%1')
    elseif line ~= '' then
      break
    end
  end
  return found
end

local function as_inlines(text)
  return text and pandoc.utils.blocks_to_inlines(pandoc.read(text, 'markdown').blocks)
end

local function code_block(block)
  if not (block.classes:includes 'rebut' or block.classes:includes '{rebut}') then return nil end
  local attributes = cell_options(block.text)
  for key, value in pairs(block.attributes) do attributes[key] = value end
  return figure {
    text = block.text, attributes = attributes,
    label = block.identifier ~= '' and block.identifier or attributes.label or '',
    caption = as_inlines(attributes.caption or attributes['fig-cap']),
  }
end

local function paragraph(block)
  local only = #block.content == 1 and block.content[1]
  return is_map(only) and figure(file_map(only, only.caption)) or nil
end

-- What pandoc 3 makes of a paragraph that is one image.
local function native_figure(block)
  local inner = #block.content == 1 and block.content[1].content
  local only = inner and #inner == 1 and inner[1]
  if not is_map(only) then return nil end
  return figure(file_map(only, pandoc.utils.blocks_to_inlines(block.caption.long), block.identifier))
end

-- A map within a line of text.
local function inline(img)
  if not is_map(img) then return nil end
  local map = draw(file_map(img))
  return is_html and pandoc.RawInline('html', inline_svg(map))
    or is_latex and pandoc.RawInline('latex', latex_picture(map))
    or image(map)
end

local function read_defaults(meta)
  for key, value in pairs(type(meta.rebut) == 'table' and meta.rebut or {}) do
    defaults[key] = pandoc.utils.stringify(value)
  end
  if is_latex then meta.graphics = true end -- so that pandoc's template loads graphicx
  return meta
end

return {
  { Meta = read_defaults },
  { CodeBlock = code_block, Para = paragraph, Figure = native_figure },
  { Image = inline },
}

"""How large the text of a map comes out when `dot` draws its cards and links, read from rebut's own DOT."""
import collections
import html
import re
import subprocess
import textwrap
import unicodedata

BODY = 11  # points of body text in dot's drawings
SETTINGS = tuple((direction, width) for direction in ('BT', 'RL') for width in (16, 20, 24, 27, 30, 34, 40, 48))
USUAL = ('BT', 30)
QUOTED = r'"((?:[^"\\]|\\.)*)"'

Map = collections.namedtuple('Map', 'cards links')  # name: (kind, text); pairs of names


def is_wide(character):
    return unicodedata.east_asian_width(character) in 'WF'


def unwrap(lines):
    """Lines as one text again: a space between them, save behind a hyphen and in scripts without spaces."""
    text = ''
    for line in lines:
        glued = not text or re.search(r'\w[-/]$', text) or (is_wide(text[-1]) and is_wide(line[0]))
        text += line if glued else f' {line}'
    return text


def unquote(label):
    return html.unescape(re.sub(r'\\(.)', r'\1', label))


def read_dot(dot):
    """Linked premises point at what their joint supports, and an attack on a link at where that link begins."""
    cards, edges = {}, []
    for line in dot.splitlines():
        node = re.match(rf'\s*{QUOTED} \[.*?label={QUOTED}, class=', line)
        edge = re.match(rf'\s*{QUOTED} -> {QUOTED} \[.*?class="(\w+)"', line)
        if edge:
            edges.append((unquote(edge[1]), unquote(edge[2]), edge[3]))
        elif node and not line.lstrip().startswith('graph'):
            kind, *text = [unquote(part) for part in node[2].split('\\l') if part]
            cards[unquote(node[1])] = (kind, unwrap(text))
    onward = {tail: head for tail, head, _ in edges if tail not in cards}
    begins = {head: tail for tail, head, relation in edges if head not in cards and relation != 'undercuts'
              and head.endswith(')')}
    links = []
    for tail, head, relation in edges:
        if relation == 'undercuts':
            head = begins.get(head, head)
        while head in onward:
            head = onward[head] if relation != 'undercuts' else None
        if tail in cards and head in cards and tail != head:
            links.append((tail, head))
    return Map(cards, list(dict.fromkeys(links)))


def in_file_order(source, yaml):
    """dot's drawing depends on the order of cards. Where all have names, it gets them in the file's order."""
    named = re.findall(r'^\s*-? *id: *([a-z][a-z0-9-]*)', yaml, re.MULTILINE)
    if not set(source.cards) <= set(named):
        return source
    place = {name: i for i, name in enumerate(named)}
    return Map(dict(sorted(source.cards.items(), key=lambda card: place[card[0]])),
               sorted(source.links, key=lambda link: place[link[0]]))


def dot_input(source, setting):
    direction, width = setting
    lines = [f'digraph{{rankdir={direction};nodesep=.2;ranksep=.36;node[shape=box,style=rounded,'
             f'fontname="Noto Sans",fontsize={BODY},margin="0.14,0.08"]']
    names = {name: f'n{i}' for i, name in enumerate(source.cards)}
    for name, (kind, text) in source.cards.items():
        rows = [f'<font point-size="8"><b>{kind}</b></font>',
                *(html.escape(row) for row in textwrap.wrap(text, width) or [' '])]
        lines.append(f'{names[name]}[label=<{"".join(row + "<br align=" + chr(34) + "left" + chr(34) + "/>" for row in rows)}>]')
    lines += [f'{names[tail]}->{names[head]}' for tail, head in source.links]
    return '\n'.join([*lines, '}'])


def extent(source, setting, patience):
    """Width and height of dot's drawing in points, or None when dot takes too long."""
    try:
        run = subprocess.run(['dot', '-Tplain'], input=dot_input(source, setting), capture_output=True, text=True,
                             timeout=patience, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    _, _, width, height = run.stdout.split('\n', 1)[0].split()
    return 72 * float(width), 72 * float(height)


def extents(pool, source, patience):
    found = pool.map(lambda setting: extent(source, setting, patience), SETTINGS)
    return {setting: size for setting, size in zip(SETTINGS, found) if size}


def best_size(drawn, box):
    """(points of text, setting) of the drawing with the largest text in a box."""
    return max((BODY * min(box[0] / width, box[1] / height), setting) for setting, (width, height) in drawn.items())


def draw(source, setting, name):
    subprocess.run(['dot', '-Tsvg', '-o', name], input=dot_input(source, setting), text=True, check=True)

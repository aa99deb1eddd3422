"""What an SVG of rebut says of itself: cards, references, slots, links, shelves and words, with their places in points."""
import re
import xml.etree.ElementTree as ET
from collections import namedtuple

SVG = '{http://www.w3.org/2000/svg}'
NUMBER = re.compile(r'-?\d+(?:\.\d+)?')

Box = namedtuple('Box', 'x y width height')
Box.right = property(lambda box: box.x + box.width)
Box.bottom = property(lambda box: box.y + box.height)
Word = namedtuple('Word', 'role box text size')  # a run of text; `role`: its class


def points_of(path):
    """A path of M, L, C and Z as polylines; curves in 8 steps."""
    lines = []
    for command, rest in re.findall(r'([MLCZ])([^MLCZ]*)', path):
        values = [float(v) for v in NUMBER.findall(rest)]
        pairs = list(zip(values[::2], values[1::2]))
        if command == 'M':
            lines.append(pairs)
        elif command == 'L':
            lines[-1] += pairs
        elif command == 'Z':
            lines[-1].append(lines[-1][0])
        for i in range(0, len(pairs) if command == 'C' else 0, 3):
            a, (b, c, d) = lines[-1][-1], pairs[i:i + 3]
            for step in range(1, 9):
                t, u = step / 8, 1 - step / 8
                lines[-1].append(tuple(u**3 * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t**3 * d[k]
                                       for k in (0, 1)))
    return lines


def box_of(rect):
    return Box(*(float(rect.get(name)) for name in ('x', 'y', 'width', 'height')))


def word_of(text):
    """Its box is that of letters without descenders: what must not touch anything else."""
    size = float(text.get('font-size'))
    return Word(text.get('class', ''), Box(float(text.get('x')), float(text.get('y')) - .72 * size,
                                           float(text.get('textLength', 0)), .72 * size), ''.join(text.itertext()), size)


class Card:
    """A card or a reference. `name`: the id of its item."""

    def __init__(self, element, prefix):
        self.is_reference = 'reference' in element.get('class').split()
        self.name = element.get('data-ref') if self.is_reference else element.get('id')[len(prefix) + 1:]
        self.level = int(element.get('aria-level'))
        self.continues = element.get('data-continues')
        rects = list(element.iter(SVG + 'rect'))
        self.box = box_of(rects[0])
        self.slots = [box_of(r) for r in rects if r.get('class') == 'slot']
        self.words = [word_of(t) for t in element.iter(SVG + 'text')]
        shelf = [p for p in element.iter(SVG + 'path') if p.get('class') == 'shelf']
        edges = [x for p in shelf for line in points_of(p.get('d')) for x, _ in line]
        self.left, self.right = min([self.box.x, *edges]), max([self.box.right, *edges])
        self.parent = None  # found from the levels

    def __str__(self):
        return ('the reference to ' if self.is_reference else '') + self.name


class Link:
    def __init__(self, element):
        classes = element.get('class').split()
        self.is_see = 'see' in classes
        self.relation = classes[-1]
        self.source, self.target = element.get('data-from'), element.get('data-to')
        paths = list(element.iter(SVG + 'path'))
        ways = [p for p in paths if p.get('class') == 'way']
        self.way = points_of(ways[0].get('d'))[0] if ways and paths[0] is ways[0] else []
        self.lines = [line for p in paths if p.get('stroke') for line in points_of(p.get('d'))]

    def __str__(self):
        return f'link {self.source} to {self.target}'


class Drawing:
    """Cards and references in document order, which is reading order."""

    def __init__(self, data, prefix='m'):
        self.data, self.root = data, ET.fromstring(data)
        self.width, self.height = (float(v) for v in self.root.get('viewBox').split()[2:])
        self.is_rtl = self.root.get('direction') == 'rtl'
        self.ids = [e.get('id') for e in self.root.iter() if e.get('id')]
        of_class = lambda *names: [e for e in self.root.iter(SVG + 'g') if {*names} & {*e.get('class', '').split()}]
        self.all = [Card(e, prefix) for e in of_class('card', 'reference')]
        self.cards = [c for c in self.all if not c.is_reference]
        self.references = [c for c in self.all if c.is_reference]
        self.links = [Link(e) for e in of_class('link')]
        self.joint_lines = [line for g in of_class('joint') for p in g.iter(SVG + 'path') if p.get('stroke')
                            for line in points_of(p.get('d'))]
        within = {t for g in of_class('card', 'reference') for t in g.iter(SVG + 'text')}
        self.words = [word_of(t) for t in self.root.iter(SVG + 'text') if t not in within]  # in no card
        self.body = min([w.size for c in self.cards for w in c.words if w.role == 'body'], default=0)
        last = {}
        for card in self.all:
            card.parent = None if card.continues else last.get(card.level - 1)
            if not card.is_reference:
                last = {level: c for level, c in last.items() if level < card.level} | {card.level: card}

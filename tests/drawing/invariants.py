#!/usr/bin/python3
"""Draws maps and holds the drawings against what every drawing promises: invariants.py REBUT MAP...

Of each map, for slide, page and column: no two cards overlap; no link runs through a card; links start and
end at their cards; text lies inside its card; everything lies inside the sheet; every id stands once; the
same bytes come out twice.
Names that begin with `gen:` are made by the benchmark's generator: `gen:40:dense`.
"""
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

HERE = pathlib.Path(__file__).resolve().parent
PAGES = ('slide', 'page', 'column')
SVG = '{http://www.w3.org/2000/svg}'
NUMBER = re.compile(r'-?\d+(?:\.\d+)?')


def points_of(path):
    """A path of M, L, C and Z as a polyline; curves in 16 steps."""
    points = []
    for command, rest in re.findall(r'([MLCZ])([^MLCZ]*)', path):
        values = [float(v) for v in NUMBER.findall(rest)]
        pairs = list(zip(values[::2], values[1::2]))
        if command in 'ML':
            points += pairs
        elif command == 'C':
            for i in range(0, len(pairs), 3):
                a, (b, c, d) = points[-1], pairs[i:i + 3]
                for step in range(1, 17):
                    t = step / 16
                    u = 1 - t
                    points.append(tuple(u**3 * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t**3 * d[k]
                                        for k in (0, 1)))
    return points


def inside_length(a, b, box, inset):
    """How much of the segment lies inside the box, shrunk by `inset` on each side (Liang-Barsky)."""
    x, y, w, h = box[0] + inset, box[1] + inset, box[2] - 2 * inset, box[3] - 2 * inset
    dx, dy = b[0] - a[0], b[1] - a[1]
    t0, t1 = 0.0, 1.0
    for p, q in ((-dx, a[0] - x), (dx, x + w - a[0]), (-dy, a[1] - y), (dy, y + h - a[1])):
        if abs(p) < 1e-12:
            if q < 0:
                return 0.0
        elif p < 0:
            t0 = max(t0, q / p)
        else:
            t1 = min(t1, q / p)
    return max(0.0, t1 - t0) * math.hypot(dx, dy)


def distance(point, box):
    """From a point to a box's border, from outside or from inside."""
    x, y = point
    dx = max(box[0] - x, 0, x - box[0] - box[2])
    dy = max(box[1] - y, 0, y - box[1] - box[3])
    if dx or dy:
        return math.hypot(dx, dy)
    return min(x - box[0], box[0] + box[2] - x, y - box[1], box[1] + box[3] - y)


class Drawing:
    def __init__(self, data):
        self.root = ET.fromstring(data)
        self.width, self.height = (float(v) for v in self.root.get('viewBox').split()[2:])
        self.cards, self.texts, self.links, self.ids = {}, {}, [], []
        for element in self.root.iter():
            if element.get('id'):
                self.ids.append(element.get('id'))
            classes = element.get('class', '').split()
            if element.tag == SVG + 'g' and 'card' in classes:
                name = element.get('id')
                rect = next(element.iter(SVG + 'rect'))
                self.cards[name] = tuple(float(rect.get(k)) for k in ('x', 'y', 'width', 'height'))
                self.texts[name] = [(float(t.get('x')), float(t.get('y')), float(t.get('textLength', 0)),
                                     float(t.get('font-size'))) for t in element.iter(SVG + 'text')]
            elif element.tag == SVG + 'path' and 'link' in classes:
                self.links.append((element.get('data-from'), element.get('data-to'), points_of(element.get('d'))))

    def faults(self):
        yield from self.card_faults()
        for source, target, path in self.links:
            yield from self.link_faults(source, target, path)
        for name in {i for i in self.ids if self.ids.count(i) > 1}:
            yield f'id {name} stands twice'

    def card_faults(self):
        cards = list(self.cards.items())
        for i, (name, a) in enumerate(cards):
            for other, b in cards[i + 1:]:
                if a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]:
                    yield f'cards {name} and {other} overlap'
            if a[0] < 0 or a[1] < 0 or a[0] + a[2] > self.width or a[1] + a[3] > self.height:
                yield f'card {name} leaves the sheet'
            for x, y, length, size in self.texts[name]:
                if x < a[0] or x + length > a[0] + a[2] + .05 or y - size < a[1] or y + .2 * size > a[1] + a[3]:
                    yield f'text leaves card {name}'

    def link_faults(self, source, target, path):
        ends = [n if n in self.cards else None for n in (f'm-{source}', f'm-{target}')]
        for name, box in self.cards.items():
            # A link may touch its own two cards at the border; a foreign card it may not enter at all.
            inset = 2.5 if name in ends else 0.8
            if sum(inside_length(a, b, box, inset) for a, b in zip(path, path[1:])) > 0.5:
                yield f'link {source} to {target} runs through card {name}'
        for end, point in zip(ends, (path[0], path[-1])):
            if end and distance(point, self.cards[end]) > 6:
                yield f'link {source} to {target} does not reach {end}'
        if any(not (-.5 <= x <= self.width + .5 and -.5 <= y <= self.height + .5) for x, y in path):
            yield f'link {source} to {target} leaves the sheet'

def draw(rebut, source, page):
    run = subprocess.run([rebut, 'render', source, '-q', '--id-prefix', 'm', '--for', page, '-o', '-'], capture_output=True)
    if run.returncode != 0:
        raise SystemExit(f'{source}: exit {run.returncode}: {run.stderr.decode()[:500]}')
    return run.stdout


def generated(name, folder):
    _, count, shape = name.split(':')
    target = pathlib.Path(folder) / f'{shape}-{count}.yaml'
    made = subprocess.run([HERE.parent / 'bench' / 'generate.py', count, shape], check=True, capture_output=True)
    target.write_bytes(made.stdout)
    return target


def main():
    rebut, *maps = sys.argv[1:]
    failed = drawn = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in maps:
            source = generated(name, folder) if name.startswith('gen:') else name
            for page in PAGES:
                data = draw(rebut, source, page)
                faults = list(Drawing(data).faults())
                if data != draw(rebut, source, page):
                    faults.append('two runs differ')
                drawn += 1
                failed += bool(faults)
                for fault in faults[:10]:
                    print(f'{name} for {page}: {fault}')
    print(f'{drawn - failed} of {drawn} drawings keep the invariants')
    sys.exit(failed > 0 or drawn == 0)


if __name__ == '__main__':
    main()

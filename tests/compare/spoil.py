#!/usr/bin/python3
"""Puts a fault into an SVG, to prove that the comparison sees it.

    spoil.py shift-text|lose-text|shift-card|lose-link DRAWING.svg > SPOILT.svg

Ends with 4 if the drawing has nothing that the fault could be done to.
"""
import sys
import xml.etree.ElementTree as ET

SVG = '{http://www.w3.org/2000/svg}'
SHIFT = 3  # points
NOTHING_TO_SPOIL = 4


def body_texts(root):
    return [t for t in root.iter(SVG + 'text') if t.get('class') == 'body' and len(t.text.strip()) > 3]


def shift(element):
    element.set('x', str(float(element.get('x')) + SHIFT))


def lose_link(root):
    for group in root.iter(SVG + 'g'):
        for path in group.findall(SVG + 'path'):
            if 'link' in path.get('class', '').split():
                group.remove(path)
                return
    sys.exit(NOTHING_TO_SPOIL)


def shift_card(root):
    card = next(g for g in root.iter(SVG + 'g') if 'card' in g.get('class', '').split())
    shift(next(card.iter(SVG + 'rect')))


FAULTS = {
    'shift-text': lambda root: shift(body_texts(root)[-1]),
    'lose-text': lambda root: body_texts(root)[0].set('fill', 'none'),
    'shift-card': shift_card,
    'lose-link': lose_link,
}

tree = ET.parse(sys.argv[2])
FAULTS[sys.argv[1]](tree.getroot())
tree.write(sys.stdout.buffer, encoding='UTF-8', xml_declaration=True)

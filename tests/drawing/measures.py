"""How large a drawing of rebut's is, and how easily it is followed: figures from its SVG alone.

The promises of promises.py are counted; the rest are shares of cards and distances. Lengths are in sizes of the body text.
"""
import math

from promises import astray, beside, branches, further, invaded, loose, order, overlaps, spaces, through

MM = 72 / 25.4
BOXES = {'slide': (12.33 * 72, 6.5 * 72), 'page': (160 * MM, 230 * MM), 'column': (89 * MM, 230 * MM)}
SAME = .2  # body sizes within which two widths are one
SAMPLES = 200
COUNTS = (('astray', astray), ('order', order), ('invaded', invaded), ('over', overlaps), ('thru', through),
          ('loose', loose), ('further', further))


def filled_size(drawing, page):
    """Points of body text when cards, references and links fill the content box of the page."""
    points = [p for link in drawing.links for p in link.way]
    points += [(c.box.x, c.box.y) for c in drawing.all] + [(c.box.right, c.box.bottom) for c in drawing.all]
    xs, ys = zip(*points)
    width, height = BOXES[page]
    return drawing.body * min(width / (max(xs) - min(xs)), height / (max(ys) - min(ys)))


def direction(box, parent):
    if box.y >= parent.bottom - .5:
        return 'below'
    if box.bottom <= parent.y + .5:
        return 'above'
    return 'right' if box.x >= parent.right - .5 else 'left'


def mixed(drawing):
    """The share of the parents whose children lie in more than one direction."""
    sides = {}
    for card in drawing.all:
        if card.parent:
            sides.setdefault(id(card.parent), set()).add(direction(card.box, card.parent.box))
    return sum(len(s) > 1 for s in sides.values()) / max(1, len(sides))


def strangers(drawing):
    """The share of the cards to which a card from outside their parent's branch is as near as any of it."""
    below, count = branches(drawing), 0
    for card in drawing.cards:
        if card.parent:
            family = {id(c) for c in below[id(card.parent)]}
            near = {True: math.inf, False: math.inf}
            for other in drawing.cards:
                if other is not card:
                    near[id(other) in family] = min(near[id(other) in family], beside(card.box, other.box))
            count += near[False] < math.inf and near[False] <= near[True] + .01 * drawing.body
    return count / len(drawing.cards)


def lengths_of_lines(card):
    lines = {}
    for word in card.words:
        if word.role == 'body':
            lines.setdefault(round(word.box.bottom, 1), []).append(word.text)
    return [len(' '.join(words)) for words in lines.values()]


def odd_lines(drawing):
    """The share of the cards of two lines or more whose longest line is not of 30 to 64 characters."""
    longest = [max(lengths) for lengths in map(lengths_of_lines, drawing.cards) if len(lengths) > 1]
    return sum(not 30 <= n <= 64 for n in longest) / max(1, len(longest))


def widths(drawing):
    """Distinct widths a hundred cards."""
    count, last = 0, -math.inf
    for width in sorted(c.box.width for c in drawing.cards):
        if width - last > SAME * drawing.body:
            count, last = count + 1, width
    return 100 * count / len(drawing.cards)


def dead(drawing):
    """The share of the cards' bounding box that lies below the columns."""
    cards, boxes = [c.box for c in drawing.cards], [c.box for c in drawing.all]
    left, right = min(b.x for b in cards), max(b.right for b in cards)
    top, bottom = min(b.y for b in cards), max(b.bottom for b in cards)
    empty = 0.0
    for i in range(SAMPLES):
        x = left + (right - left) * (i + .5) / SAMPLES
        empty += max(0, bottom - max([b.bottom for b in boxes if b.x <= x <= b.right], default=top))
    return empty / (SAMPLES * (bottom - top))


def measures(drawing, page):
    if not drawing.cards or not drawing.body:
        raise ValueError('a drawing without cards')
    gap, gutter = spaces(drawing)
    see = [w.size / drawing.body for c in drawing.references for w in c.words if w.role == 'see']
    return {'cards': len(drawing.cards), 'refs': len(drawing.references), 'size': filled_size(drawing, page),
            'file': drawing.body, **{name: len(list(promise(drawing))) for name, promise in COUNTS},
            'mixed': mixed(drawing), 'strangers': strangers(drawing), 'lines': odd_lines(drawing), 'widths': widths(drawing),
            'dead': dead(drawing), 'gap': gap, 'gutter': gutter, 'see': min(see, default=math.inf),
            'cuts': sum(c.continues is not None for c in drawing.all)}

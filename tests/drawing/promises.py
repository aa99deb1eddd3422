"""What every drawing of the layout `tree` promises: each function yields how a drawing breaks one promise."""
import math
import re
from collections import Counter

NEAR = .05  # points, for rounding to hundredths


def overlap(a, b, by=NEAR):
    return a.x + by < b.right and b.x + by < a.right and a.y + by < b.bottom and b.y + by < a.bottom


def overlaps(drawing):
    """No two cards or references overlap, nor does a slot with another card or its slots."""
    boxes = [(f'card {c}', c, c.box, False) for c in drawing.all]
    boxes += [(f'slot of {c}', c, s, True) for c in drawing.all for s in c.slots]
    boxes.sort(key=lambda entry: entry[2].x)
    for i, (what, card, box, is_slot) in enumerate(boxes):
        for other, owner, beside, is_other_slot in boxes[i + 1:]:
            if beside.x > box.right:
                break
            if (card is not owner or (is_slot and is_other_slot)) and overlap(box, beside):
                yield f'{what} and {other} overlap'


def words(drawing):
    """Words lie in their card or slot; all others lie on no card and on no other words.

    Heights are those of Latin letters. In a slot words of other scripts stand by their ink, which an SVG does not tell: of
    these the baseline has to lie in it, and tests/cli/legible.bats looks at the ink.
    """
    for card in drawing.all:
        for word in card.words:
            room = card.box if word.role in ('body', 'see', 'source') else next(
                (s for s in card.slots if overlap(s, word.box)), card.box)
            is_by_ink = room is not card.box and any(ord(c) > 0x52f and c.isalpha() for c in word.text)
            top = word.box.bottom if is_by_ink else word.box.y
            bottom = word.box.bottom + (0 if is_by_ink else .1 * word.size)
            if (word.box.x < room.x - NEAR or word.box.right > room.right + NEAR or top < room.y - NEAR or
                    bottom > room.bottom + NEAR):
                yield f'text {word.text!r} leaves card {card}'
        for i, word in enumerate(card.words):
            for other in card.words[i + 1:]:
                if overlap(word.box, other.box):
                    yield f'text {word.text!r} and text {other.text!r} overlap on card {card}'
    for i, word in enumerate(drawing.words):
        for card in drawing.all:
            if any(overlap(word.box, box) for box in [card.box, *card.slots]):
                yield f'text {word.text!r} overlaps card {card}'
        for other in drawing.words[i + 1:]:
            if overlap(word.box, other.box):
                yield f'text {word.text!r} overlaps text {other.text!r}'


def sheet(drawing):
    boxes = [(f'card {c}', b) for c in drawing.all for b in [c.box, *c.slots]]
    boxes += [(f'text {w.text!r}', w.box) for w in drawing.words]
    for what, box in boxes:
        if box.x < -NEAR or box.y < -NEAR or box.right > drawing.width + NEAR or box.bottom > drawing.height + NEAR:
            yield f'{what} leaves the sheet'
    for link in drawing.links:
        if any(not (-NEAR < x < drawing.width + NEAR and -NEAR < y < drawing.height + NEAR) for x, y in link.way):
            yield f'{link} leaves the sheet'


def inside_length(a, b, box, inset=.1):
    """How much of the segment lies inside the box, shrunk on each side (Liang-Barsky)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    t0, t1 = 0.0, 1.0
    for p, q in ((-dx, a[0] - box.x - inset), (dx, box.right - inset - a[0]), (-dy, a[1] - box.y - inset),
                 (dy, box.bottom - inset - a[1])):
        if abs(p) < 1e-12:
            if q < 0:
                return 0.0
        elif p < 0:
            t0 = max(t0, q / p)
        else:
            t1 = min(t1, q / p)
    return max(0.0, t1 - t0) * math.hypot(dx, dy)


def through(drawing):
    """Neither a way nor a painted line is behind or on a card, and no line runs through words."""
    lines = [(str(link), line) for link in drawing.links for line in [link.way, *link.lines]]
    lines += [('a bracket', line) for line in drawing.joint_lines]
    for what, line in lines:
        for card in drawing.all:
            if sum(inside_length(a, b, card.box) for a, b in zip(line, line[1:])) > NEAR:
                yield f'{what} runs through card {card}'
            for slot in card.slots:
                if sum(inside_length(a, b, slot) for a, b in zip(line, line[1:])) > NEAR:
                    yield f'{what} runs through a slot of {card}'
        for word in drawing.words:
            if sum(inside_length(a, b, word.box) for a, b in zip(line, line[1:])) > NEAR:
                yield f'{what} runs through text {word.text!r}'


def to_border(point, box):
    """From a point to a box's border, from outside or from inside."""
    x, y = point
    dx, dy = max(box.x - x, 0, x - box.right), max(box.y - y, 0, y - box.bottom)
    if dx or dy:
        return math.hypot(dx, dy)
    return min(x - box.x, box.right - x, y - box.y, box.bottom - y)


def to_line(point, line):
    best = math.inf
    for (ax, ay), (bx, by) in zip(line, line[1:]):
        square = (bx - ax)**2 + (by - ay)**2
        t = max(0, min(1, ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / square)) if square else 0
        best = min(best, math.dist(point, (ax + t * (bx - ax), ay + t * (by - ay))))
    return best


def loose(drawing):
    """A way begins at its card or reference and ends at a card, or on the link or bracket that it aims at."""
    cards = {c.name: c for c in drawing.cards}
    ends = {f'{l.source}->{l.target}': [] for l in drawing.links}
    for l in drawing.links:
        ends[f'{l.source}->{l.target}'].append(l.way)
    joints = {l.source: [l.way] for l in drawing.links if l.source not in cards}
    for link in drawing.links:
        if len(link.way) < 2:
            yield f'{link} has no way'
            continue
        starts = [c.box for c in drawing.references if c.name == link.source] if link.is_see else [
            cards[link.source].box] if link.source in cards else None
        if starts is not None and min((to_border(link.way[0], b) for b in starts), default=math.inf) > NEAR:
            yield f'{link} does not begin at its card'
        if link.target in cards:
            if to_border(link.way[-1], cards[link.target].box) > NEAR:
                yield f'{link} does not end at its card'
            continue
        denied = cards.get(link.target.split('->')[0])
        if denied and denied.continues and to_border(link.way[-1], denied.box) <= NEAR:
            continue  # the link is at the cut, elsewhere
        if min((to_line(link.way[-1], line) for line in joints.get(link.target, ends.get(link.target, []))),
                 default=math.inf) > 2.5:
            yield f'{link} does not end at what it aims at'


def crosses(p, q, a, b):
    turn = lambda u, v, w: (v[0] - u[0]) * (w[1] - u[1]) - (v[1] - u[1]) * (w[0] - u[0])
    return turn(p, q, a) * turn(p, q, b) < -NEAR and turn(a, b, p) * turn(a, b, q) < -NEAR


def crossings(drawing):
    """Links cross nowhere; that of an undercutter has a bridge over its parent's trunk."""
    segments = [(l, s) for l in drawing.links for s in zip(l.way, l.way[1:])]
    for i, (one, (p, q)) in enumerate(segments):
        for other, (a, b) in segments[i + 1:]:
            if one is not other and 'undercuts' not in (one.relation, other.relation) and crosses(p, q, a, b):
                yield f'{one} crosses {other}'


def branches(drawing):
    """All that is below a card, and the card, by its identity."""
    below = {id(c): [c] for c in drawing.all}
    for card in reversed(drawing.all):
        if card.parent:
            below[id(card.parent)] += below[id(card)]
    return below


def astray(drawing):
    """Every card is below its parent and within its sides, or those of its shelf."""
    for card in drawing.all:
        parent, box = card.parent, card.box
        if card.level > 1 and not parent and not card.continues:
            yield f'card {card} has no parent above it'
        if parent and not (box.y > parent.box.bottom - NEAR and box.x > parent.left - NEAR and box.right < parent.right + NEAR):
            yield f'card {card} is astray from {parent}'


def order(drawing):
    """Siblings go on downwards or to the right, to the left where the map is read from there."""
    mirror = (lambda b: b._replace(x=-b.right)) if drawing.is_rtl else lambda b: b
    last = {}
    for card in drawing.all:
        before = last.get(id(card.parent))
        if before and not (mirror(card.box).x > mirror(before.box).right - NEAR or card.box.y > before.box.bottom - NEAR):
            yield f'card {card} is out of order behind {before}'
        last[id(card.parent)] = card


def invaded(drawing):
    """No other branch stands within a branch's bounding box."""
    below = branches(drawing)
    for card in drawing.all:
        branch = below[id(card)]
        if len(branch) > 1:
            boxes = [c.box for c in branch]
            x, y = min(b.x for b in boxes), min(b.y for b in boxes)
            whole = boxes[0]._replace(x=x, y=y, width=max(b.right for b in boxes) - x, height=max(b.bottom for b in boxes) - y)
            members = {id(c) for c in branch}
            for other in drawing.all:
                if id(other) not in members and overlap(whole, other.box):
                    yield f'the branch of {card} is invaded by {other}'


def beside(a, b):
    """The distance of two boxes."""
    return math.hypot(max(b.x - a.right, a.x - b.right, 0), max(b.y - a.bottom, a.y - b.bottom, 0))


def spaces(drawing):
    """The least space between cards one below the other, and side by side, in sizes of the body."""
    down = across = math.inf
    boxes = sorted((c.box for c in drawing.all), key=lambda b: b.y)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1:]:
            if a.x < b.right and b.x < a.right:
                down = min(down, abs(b.y - a.bottom))
            elif a.y < b.bottom and b.y < a.bottom:
                across = min(across, max(b.x - a.right, a.x - b.right))
    return down / drawing.body, across / drawing.body


def distances(drawing):
    """Space between cards, sizes of type; trunks keep apart."""
    down, across = spaces(drawing)
    if down < .45 - .01 / drawing.body:
        yield f'the gap between two cards is {down:.2f}'
    if across < 1.3 - .01 / drawing.body:
        yield f'the gutter between two cards is {across:.2f}'
    for card in drawing.references:
        small = [w.size for w in card.words if w.role == 'see' and w.size < .88 * drawing.body]
        if small or not any(w.role == 'see' for w in card.words):
            yield f'the text of {card} is too small'
    trunks = [(l, min(a[1], b[1]), max(a[1], b[1]), a[0]) for l in drawing.links if l.relation != 'undercuts'
              for a, b in zip(l.way, l.way[1:]) if abs(a[0] - b[0]) < .01]
    for i, (one, top, bottom, x) in enumerate(trunks):
        for other, above, below, beside in trunks[i + 1:]:
            if .1 < abs(x - beside) < .25 * drawing.body and min(bottom, below) - max(top, above) > 1:
                yield f'{one} and {other} run {abs(x - beside) / drawing.body:.2f} apart'


def further(drawing):
    """No line but from child to parent."""
    cards = {c.name: c for c in drawing.cards}
    for link in drawing.links:
        if not link.is_see and link.source in cards and link.target in cards and not cards[link.source].continues:
            if cards[link.source].parent is not cards[link.target]:
                yield f'{link} is a further line'


def numbers(drawing):
    """A card has a number only where a reference or a slot names it, or where a reference stands under it."""
    numbers_in = re.compile(r'#\d+|\d+(?:\.\d+)*').findall
    named = {number for card in drawing.all for word in card.words if word.role in ('see', 'relation')
             for number in numbers_in(word.text)}
    hosts = {reference.parent for reference in drawing.references}
    for card in drawing.cards:
        for word in card.words:
            if word.role == 'number' and not named.issuperset(numbers_in(word.text)) and card not in hosts:
                yield f'card {card} has the number {word.text}, which nothing names'


def identity(drawing):
    for name, times in Counter(drawing.ids).items():
        if times > 1:
            yield f'id {name} stands twice'


def ends_of_links(told):
    """(from, to, relation) of every link of a map, as drawings name them."""
    joints = [j['id'] or f'joint:{i + 1}' for i, j in enumerate(told['joints'])]

    def name(end):
        if 'item' in end:
            return end['item']
        if 'joint' in end:
            return joints[end['joint']]
        link = told['links'][end['link']]
        return f'{name(link["from"])}->{name(link["to"])}'
    return Counter((name(l['from']), name(l['to']), l['relation']) for l in told['links'])


def completeness(drawing, told):
    """Every item is one card at its place in the reading order, every link one `g.link` or one reference's."""
    for item, card in zip(told['items'], drawing.cards):
        if item['id'] != card.name:
            yield f'card {card} stands where {item["id"]} is to be read'
            break
    if len(told['items']) != len(drawing.cards):
        yield f'{len(drawing.cards)} cards for {len(told["items"])} items'
    items = {i['id']: i for i in told['items']}
    for card in drawing.cards:
        item = items.get(card.name)
        if item and (item['depth'] + 1 != card.level or
                     not card.continues and item['parent'] != (card.parent and card.parent.name)):
            yield f'card {card} stands under another than its parent'
    drawn = Counter((l.source, l.target, l.relation) for l in drawing.links)
    wanted = ends_of_links(told)
    for end in (wanted - drawn).elements():
        yield f'{end[2]} of {end[0]} to {end[1]} is not drawn'
    for end in (drawn - wanted).elements():
        yield f'{end[2]} of {end[0]} to {end[1]} is drawn, but not of the map'
    seen = Counter(l.source for l in drawing.links if l.is_see)
    if seen != Counter(c.name for c in drawing.references):
        yield 'references and their links differ'


PROMISES = (overlaps, words, sheet, through, loose, crossings, astray, order, invaded, distances, further, numbers,
            identity)


def faults(drawing, told):
    for promise in PROMISES:
        yield from promise(drawing)
    yield from completeness(drawing, told)

// Branches, which collapse and expand in place: what is below a collapsed card is away, with the links that
// lose an end. The drawing's cards are one stop of the Tab key, among which the arrow keys walk.

function groupBy(list, key) {
  const groups = new Map();
  for (const one of list) {
    const group = groups.get(one[key]);
    if (group) {
      group.push(one);
    } else {
      groups.set(one[key], [one]);
    }
  }
  return groups;
}

// Whether something that links end at is to be seen: a card, or a joint, which is there for its links. The
// joint of an attacked link is called `a->b`.
function makeEnds(drawing) {
  const known = new Map();
  const comes = (link) => (link.node ? !link.node.isAway : isSeen(link.from));

  function isSeen(name) {
    if (!known.has(name)) {
      known.set(name, true);
      known.set(name, find(name));
    }
    return known.get(name);
  }

  function find(name) {
    const card = drawing.byId.get(name);
    if (card) {
      return !card.isAway;
    }
    const onto = drawing.linksTo.get(name) || [];
    const from = drawing.linksFrom.get(name) || [];
    return (onto.length === 0 || onto.some(comes)) && (from.length === 0 || from.some((link) => isSeen(link.to))) &&
           (!name.includes('->') || name.split('->').every(isSeen));
  }

  return {isSeen, isLinkSeen: (link) => comes(link) && isSeen(link.to)};
}

function showTree(drawing) {
  for (const node of drawing.nodes) {
    node.isAway = node.parent !== null && (node.parent.isAway || node.parent.isCollapsed);
    setGone(node.part, 'away', node.isAway);
    node.part.classList.toggle('folded', node.isCollapsed);
    node.verdicts.forEach(({part}) => setGone(part, 'away', node.isAway));
  }
  const {isSeen, isLinkSeen} = makeEnds(drawing);
  for (const link of drawing.links) {
    setGone(link.part, 'away', !isLinkSeen(link));
  }
  for (const joint of drawing.joints) {
    setGone(joint.part, 'away', Boolean(joint.name) && !isSeen(joint.name));
  }
  for (const frame of drawing.frames) {
    setGone(frame.part, 'away', frame.cards.length > 0 && frame.cards.every((card) => card.isAway));
  }
}

function countBelow(card) {
  let count = 0;
  for (const waiting = [...card.children]; waiting.length > 0;) {
    count++;
    waiting.push(...waiting.pop().children);
  }
  return count;
}

// A frame around a card, of one width at any zoom. It moves from card to card.
function makeRing(name) {
  const ring = drawn('rect', {class: `ring ${name}`});

  function place(node, em) {
    const box = boxOf(node.part);
    const gap = 0.42 * em; // beyond the slots
    const radius = Number(node.part.querySelector('rect').getAttribute('rx') || 0);
    ring.remove();
    for (const [key, value] of Object.entries({x: box.x - gap, y: box.y - gap, width: box.width + 2 * gap,
      height: box.height + 2 * gap, rx: radius + gap})) {
      ring.setAttribute(key, value);
    }
    node.part.insertBefore(ring, node.toggle ? node.toggle.button : null);
  }

  return {place, remove: () => ring.remove()};
}

// How far below a card's leading edge its trunk hangs: the same in a whole drawing.
function findTrunk(drawing) {
  const insets = drawing.links.filter((link) => drawing.byId.has(link.to) && !link.to.includes('->')).map((link) => {
    const box = boxOf(drawing.byId.get(link.to).part);
    return drawing.isRtl ? box.right - link.turn : link.turn - box.x;
  }).filter((inset) => inset > 0);
  return insets.length > 0 ? Math.min(...insets) : 0;
}

// The sign of a branch stands in the indent below the card's leading edge, between its trunk and its parent's. Where
// the line of an undercutter passes there, it stands below that.
function placeOfSign(drawing, card) {
  const box = boxOf(card.part);
  const {em} = drawing;
  const isWide = drawing.trunk > 0.3 * em;
  const size = (isWide ? 0.28 : 0.2) * em;
  const height = (isWide ? 0.45 : 0.5) * em;
  const inset = drawing.trunk - 0.1 * em - size;
  const denials = (drawing.denials.get(card.id) || []).map((denial) => denial.start.y + 0.05 * em);
  const top = Math.max(box.foot, ...denials) + 0.1 * em;
  const lead = drawing.isRtl ? box.right : box.x;
  return {size, height, x: drawing.isRtl ? lead - inset : lead + inset, y: top, lead, foot: box.foot};
}

// A triangle; for a collapsed branch, where nothing else stands any more, how many cards are away.
function addToggle(drawing, card) {
  const {em} = drawing;
  const {x, y, size, height, lead, foot} = placeOfSign(drawing, card);
  const count = countBelow(card);
  const width = (0.6 + 0.5 * String(count).length + 0.5) * em;
  const left = drawing.isRtl ? lead - width : lead;
  const button = drawn('g', {class: 'toggle', role: 'button', tabindex: -1});
  const number = drawn('text', {class: 'count', x: left + width / 2, y: foot + 0.87 * em, 'font-size': 0.8 * em,
    'text-anchor': 'middle', 'aria-hidden': 'true'});
  number.textContent = `+${count}`;
  button.append(
    drawn('rect', {class: 'reach', x: x - em, y: y - 0.1 * em, width: 2 * em, height: 1.6 * em}),
    drawn('path', {class: 'sign', d: `M${x - size},${y}h${2 * size}l${-size},${height}Z`}),
    drawn('rect', {class: 'count', x: left, y: foot + 0.1 * em, width, height: 1.1 * em, rx: 0.5 * em}), number);
  card.part.append(button);
  card.toggle = {button, count};
  showToggle(card);
}

// What others call a card: "Challenge 1.2".
function nameOf(node) {
  return node.part.dataset.called;
}

function showToggle(card) {
  const {button, count} = card.toggle;
  button.setAttribute('aria-expanded', String(!card.isCollapsed));
  button.setAttribute('aria-label', counted('branch', count, {card: nameOf(card)}));
  button.classList.toggle('collapsed', card.isCollapsed);
}

function makeTree(drawing) {
  const ring = makeRing('focus');
  let current = null;

  function setCollapsed(cards, isCollapsed) {
    for (const card of cards) {
      if (card.toggle) {
        card.isCollapsed = isCollapsed;
        showToggle(card);
      }
    }
    showTree(drawing);
    if (current && current.isAway) {
      let node = current;
      while (node.isAway) {
        node = node.parent;
      }
      setCurrent(node);
    }
  }

  // What the Tab key leads to: a card or reference, then what is on it.
  function setCurrent(node) {
    for (const [one, index] of [[current, -1], [node, 0]]) {
      one?.part.setAttribute('tabindex', index);
      one?.toggle?.button.setAttribute('tabindex', index);
      one?.marks.forEach((mark) => mark.setAttribute('tabindex', index));
    }
    current = node;
    ring.place(node, drawing.em);
  }

  function expandAbove(node) {
    const above = [];
    for (let one = node.parent; one; one = one.parent) {
      above.push(one);
    }
    if (above.some((one) => one.isCollapsed)) {
      setCollapsed(above, false);
    }
  }

  // Where a key leads from a card or reference; undefined for a key that leads nowhere.
  function follow(key, node) {
    const seen = (one) => one && !one.isAway && !one.part.closest('.later');
    const row = (node.parent ? node.parent.below : drawing.nodes.filter((one) => !one.parent)).filter(seen);
    switch (key) {
      case 'ArrowUp': return node.parent;
      case 'ArrowDown': return node.below.find(seen);
      case 'ArrowLeft': return row[row.indexOf(node) - 1];
      case 'ArrowRight': return row[row.indexOf(node) + 1];
      case 'Home': return drawing.nodes.find(seen);
      case 'End': return drawing.nodes.filter(seen).pop();
      default: return undefined;
    }
  }

  drawing.linksTo = groupBy(drawing.links, 'to');
  drawing.linksFrom = groupBy(drawing.links, 'from');
  drawing.denials = groupBy(drawing.links.filter((link) => link.to.includes('->'))
    .map((link) => ({start: link.start, denied: link.to.split('->', 1)[0]})), 'denied');
  drawing.trunk = findTrunk(drawing);
  for (const node of drawing.nodes) {
    const links = Array.from(node.part.querySelectorAll('a'));
    links.forEach((link) => link.setAttribute('tabindex', -1));
    node.marks = links.filter((link) => !link.querySelector('rect'));
    node.part.setAttribute('tabindex', -1);
    if (node.children.length > 0) {
      addToggle(drawing, node);
    }
  }
  if (drawing.nodes.length > 0) {
    setCurrent(drawing.nodes[0]);
  }
  return {setCollapsed, setCurrent, expandAbove, follow};
}

// Branches, which collapse and expand in place: what is below a collapsed card is away, with the links that
// lose an end. The drawing's cards are one stop of the Tab key, among which the arrow keys walk.

// Whether something that links end at is to be seen: a card, or a joint, which is there for its links. The
// joint of an attacked link is called `a->b`.
function makeEnds(leaf) {
  const known = new Map();

  function isSeen(name) {
    if (known.has(name)) {
      return known.get(name);
    }
    known.set(name, true);
    const seen = find(name);
    known.set(name, seen);
    return seen;
  }

  function find(name) {
    const card = leaf.byId.get(name);
    if (card) {
      return !card.isAway;
    }
    if (name.includes('->')) {
      return name.split('->').every(isSeen);
    }
    const onto = leaf.links.filter((link) => link.to === name);
    const from = leaf.links.filter((link) => link.from === name);
    return (onto.length === 0 || onto.some((link) => isSeen(link.from))) &&
           (from.length === 0 || from.some((link) => isSeen(link.to)));
  }

  return isSeen;
}

function showTree(leaf) {
  for (const card of leaf.cards) {
    card.isAway = card.parent !== null && (card.parent.isAway || card.parent.isCollapsed);
    setGone(card.part, 'away', card.isAway);
  }
  const isSeen = makeEnds(leaf);
  for (const link of leaf.links) {
    const isAway = !isSeen(link.from) || !isSeen(link.to);
    for (const part of link.parts) {
      setGone(part, 'away', isAway);
    }
  }
  for (const joint of leaf.joints) {
    setGone(joint.part, 'away', Boolean(joint.name) && !isSeen(joint.name));
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

  function place(card) {
    const outline = card.part.querySelector('rect');
    const gap = sizeOf(card) / 2;
    const number = (key) => Number(outline.getAttribute(key) || 0);
    ring.setAttribute('x', number('x') - gap);
    ring.setAttribute('y', number('y') - gap);
    ring.setAttribute('width', number('width') + 2 * gap);
    ring.setAttribute('height', number('height') + 2 * gap);
    ring.setAttribute('rx', number('rx') + gap);
    card.part.insertBefore(ring, card.toggle ? card.toggle.button : null);
  }

  return {place, remove: () => ring.remove()};
}

// The size of a card's smallest words.
function sizeOf(card) {
  const kind = card.part.querySelector('[font-size]');
  return kind ? Number(kind.getAttribute('font-size')) : 8;
}

// A button at the card's lower corner: a minus, or a plus and how many cards are away.
function addToggle(card) {
  const outline = card.part.querySelector('rect');
  const number = (name) => Number(outline.getAttribute(name));
  const size = 0.9 * sizeOf(card);
  const x = number('x') + number('width');
  const y = number('y') + number('height') + 0.2 * size;
  const sign = drawn('text', {x, y: y + 0.35 * size, 'font-size': size, 'text-anchor': 'middle', 'aria-hidden': 'true'});
  const button = drawn('g', {class: 'toggle', role: 'button', tabindex: -1});

  button.append(drawn('rect', {x: x - size, y: y - 0.7 * size, width: 2 * size, height: 1.4 * size, rx: 0.7 * size}), sign);
  card.part.append(button);
  card.toggle = {button, sign, count: countBelow(card)};
  showToggle(card);
}

function showToggle(card) {
  const {button, sign, count} = card.toggle;
  const name = card.label.split(':', 1)[0];
  sign.textContent = card.isCollapsed ? `+${count}` : '\u2212';
  button.setAttribute('aria-expanded', String(!card.isCollapsed));
  button.setAttribute('aria-label', counted('branch', count, {card: name}));
  button.classList.toggle('collapsed', card.isCollapsed);
}

function makeTree(leaf) {
  const ring = makeRing('focus');
  let current = null;

  function setCollapsed(cards, isCollapsed) {
    for (const card of cards) {
      if (card.toggle) {
        card.isCollapsed = isCollapsed;
        showToggle(card);
      }
    }
    showTree(leaf);
    if (current && current.isAway) {
      let card = current;
      while (card.isAway) {
        card = card.parent;
      }
      setCurrent(card);
    }
  }

  // The card that the Tab key leads to.
  function setCurrent(card) {
    for (const [one, index] of [[current, -1], [card, 0]]) {
      if (one) {
        one.part.setAttribute('tabindex', index);
        one.toggle?.button.setAttribute('tabindex', index);
      }
    }
    current = card;
    ring.place(card);
  }

  function expandAbove(card) {
    const above = [];
    for (let one = card.parent; one; one = one.parent) {
      above.push(one);
    }
    if (above.some((one) => one.isCollapsed)) {
      setCollapsed(above, false);
    }
  }

  // Where a key leads from a card; undefined for a key that leads nowhere.
  function follow(key, card) {
    const seen = (one) => one && !one.isAway && !one.part.closest('.later');
    const row = (card.parent ? card.parent.children : leaf.cards.filter((one) => !one.parent)).filter(seen);
    const all = leaf.cards.filter(seen);
    switch (key) {
      case 'ArrowUp': return card.parent;
      case 'ArrowDown': return card.children.find(seen);
      case 'ArrowLeft': return row[row.indexOf(card) - 1];
      case 'ArrowRight': return row[row.indexOf(card) + 1];
      case 'Home': return all[0];
      case 'End': return all[all.length - 1];
      default: return undefined;
    }
  }

  for (const card of leaf.cards) {
    card.part.setAttribute('tabindex', -1);
    if (card.children.length > 0) {
      addToggle(card);
    }
  }
  if (leaf.cards.length > 0) {
    setCurrent(leaf.cards[0]);
  }
  return {setCollapsed, setCurrent, expandAbove, follow};
}

// What the document holds: leaves, their drawings with cards, references, links and joints, and the entries of the
// outline; and the few ways in which the other files change it.

// A new element with attributes and children; words become text, never markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function drawn(name, attributes = {}) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

// The step that shows an element, from 1.
function stepOf(part) {
  const fragment = part.closest('.fragment');
  return fragment ? Number(fragment.dataset.fragmentIndex) + 2 : 1;
}

// The last step that shows it; Infinity: all from the first on do, and so does the whole.
function lastStepOf(part) {
  const last = part.closest('.fragment')?.dataset.lastStep;
  return last ? Number(last) : Infinity;
}

// Takes a part out of sight for a reason (`away`, `later`), of which it may have several, and out of hearing,
// which Chromium does not do by itself in drawings.
function setGone(part, reason, isGone) {
  part.classList.toggle(reason, isGone);
  if (part.matches('.card, .reference')) {
    part.setAttribute('aria-hidden', String(part.matches('.away, .later')));
  }
}

// Cards, and references to cards, in reading order: the last card of a lesser level is what one stands under.
function readNodes(svg, prefix) {
  const above = [];
  return Array.from(svg.querySelectorAll('g.card, g.reference'), (part) => {
    const level = Number(part.getAttribute('aria-level'));
    while (above.length > 0 && above[above.length - 1].level >= level) {
      above.pop();
    }
    const isReference = part.classList.contains('reference');
    const node = {
      id: isReference ? null : part.id.slice(prefix.length + 1), aim: part.dataset.ref, isReference,
      part, level, parent: above[above.length - 1] || null, below: [], children: [], step: stepOf(part),
      label: part.getAttribute('aria-label'), verdicts: [], isCollapsed: false, isAway: false,
    };
    node.parent?.below.push(node);
    if (!isReference) {
      node.parent?.children.push(node);
      above.push(node);
    }
    return node;
  });
}

// The rectangle of a card, reference or frame.
function boxOf(part) {
  const rect = part.querySelector('rect');
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => Number(rect.getAttribute(key) || 0));
  return {x, y, width, height, right: x + width, foot: y + height};
}

function holds(box, x, y) {
  return box.x <= x && x <= box.right && box.y <= y && y <= box.foot;
}

// A link's way begins at what it comes from, and turns first at the trunk.
function readLinks(svg, byId, nodes) {
  const references = nodes.filter((node) => node.isReference).map((node) => ({node, box: boxOf(node.part)}));
  return Array.from(svg.querySelectorAll('g.link'), (part) => {
    const way = part.querySelector('.way').getAttribute('d').match(/-?[\d.]+/g).map(Number);
    const link = {part, from: part.dataset.from, to: part.dataset.to, start: {x: way[0], y: way[1]}, turn: way[2]};
    link.node = part.classList.contains('see')
      ? references.find(({node, box}) => node.aim === link.from && holds(box, link.start.x, link.start.y))?.node
      : byId.get(link.from);
    return link;
  });
}

// Regions of groups and the frames of what is new, with the cards in them.
function readFrames(svg, cards) {
  const parts = Array.from(svg.querySelectorAll('g.region, g.halo')).filter((part) => part.querySelector('rect'));
  const middles = parts.length === 0 ? [] : cards.map((card) => {
    const box = boxOf(card.part);
    return {card, x: box.x + box.width / 2, y: box.y + box.height / 2};
  });
  return parts.map((part) => {
    const box = boxOf(part);
    return {part, cards: middles.filter(({x, y}) => holds(box, x, y)).map(({card}) => card)};
  });
}

// Verdicts that stand for some steps only are parts of their own.
function readVerdicts(svg, byId) {
  for (const part of svg.querySelectorAll('.verdict[data-of]')) {
    byId.get(part.dataset.of)?.verdicts.push({part, step: stepOf(part), last: lastStepOf(part), word: part.textContent.trim()});
  }
}

function readDrawing(leaf, box, prefix) {
  const svg = box.querySelector('svg');
  const nodes = readNodes(svg, prefix);
  const cards = nodes.filter((node) => !node.isReference);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const sizes = Array.from(svg.querySelectorAll('text.body'), (text) => Number(text.getAttribute('font-size')));
  readVerdicts(svg, byId);
  return {
    leaf, box, svg, nodes, cards, byId,
    byPart: new Map(nodes.map((node) => [node.part, node])),
    links: readLinks(svg, byId, nodes),
    joints: Array.from(svg.querySelectorAll('g.joint'), (part) => ({name: part.dataset.id, part})),
    frames: readFrames(svg, cards),
    isRtl: svg.getAttribute('direction') === 'rtl',
    em: sizes.reduce((least, size) => Math.min(least, size), sizes[0] || 11),
  };
}

const narrowScreen = window.matchMedia('screen and (max-width: 699.98px)');

// A leaf has a drawing, or one for wide screens and one for narrow ones. Each is read when it is first shown.
function readLeaf(section, base, isOne) {
  const number = section.id.slice(base.length + '_page-'.length);
  const prefix = isOne ? base : `${base}-${number}`;
  const boxes = Array.from(section.querySelectorAll('.sight'), (box) => {
    const isNarrow = box.classList.contains('narrow');
    return {box, isNarrow, prefix: isNarrow ? `${prefix}_narrow` : prefix, drawing: null};
  });
  const leaf = {
    section, id: section.id, boxes,
    steps: Number(section.dataset.steps || 0),
    isTold: section.classList.contains('told'),
    drawing() {
      const shown = boxes.find((one) => boxes.length === 1 || one.isNarrow === narrowScreen.matches);
      shown.drawing ??= readDrawing(leaf, shown.box, shown.prefix);
      return shown.drawing;
    },
  };
  return leaf;
}

// By the ids of items. An entry's own parts are all but the list of what is below it.
function readOutline() {
  const entries = new Map();
  for (const entry of document.querySelectorAll('.rebut-outline li[id*="_item-"]')) {
    const verdict = entry.querySelector(':scope > p .verdict');
    entries.set(entry.id.slice(entry.id.indexOf('_item-') + '_item-'.length), {
      parts: Array.from(entry.children).filter((child) => child.localName !== 'ul'),
      verdict: verdict ? verdict.textContent : '',
    });
  }
  return entries;
}

function readDocument() {
  const sections = Array.from(document.querySelectorAll('section.leaf'));
  const base = sections[0].id.slice(0, sections[0].id.lastIndexOf('_page-'));
  const leaves = sections.map((section) => readLeaf(section, base, sections.length === 1));
  return {base, leaves, entries: readOutline()};
}

// What the document holds, read once: leaves (a drawing each), their cards, links and joints, and the
// entries of the outline; and the few ways in which the other files change it.

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

// Takes a part out of sight for a reason (`away`, `later`), of which it may have several, and out of hearing,
// which Chromium does not do by itself in drawings.
function setGone(part, reason, isGone) {
  part.classList.toggle(reason, isGone);
  if (part.classList.contains('card')) {
    part.setAttribute('aria-hidden', String(part.matches('.away, .later')));
  }
}

// Cards stand in reading order, so the last one of a lesser level is the parent.
function readCards(svg, prefix) {
  const above = [];
  return Array.from(svg.querySelectorAll('g.card'), (part) => {
    const level = Number(part.getAttribute('aria-level'));
    while (above.length > 0 && above[above.length - 1].level >= level) {
      above.pop();
    }
    const parent = above.length > 0 ? above[above.length - 1] : null;
    const card = {
      id: part.id.slice(prefix.length + 1), part, level, parent, children: [], step: stepOf(part),
      label: part.getAttribute('aria-label'), isCollapsed: false, isAway: false,
    };
    if (parent) {
      parent.children.push(card);
    }
    above.push(card);
    return card;
  });
}

// A link's heads follow it.
function readLinks(svg) {
  return Array.from(svg.querySelectorAll('path.link'), (path) => {
    const parts = [path];
    for (let next = path.nextElementSibling; next && !next.classList.contains('link'); next = next.nextElementSibling) {
      parts.push(next);
    }
    return {from: path.dataset.from, to: path.dataset.to, parts};
  });
}

function readLeaf(section, base, isOne) {
  const number = section.id.slice(base.length + '_page-'.length);
  const svg = section.querySelector('svg');
  const cards = readCards(svg, isOne ? base : `${base}-${number}`);
  return {
    section, svg, cards, id: section.id,
    box: section.querySelector('.sight'),
    byId: new Map(cards.map((card) => [card.id, card])),
    links: readLinks(svg),
    joints: Array.from(svg.querySelectorAll('g.joint'), (part) => ({name: part.dataset.id, part})),
    steps: Number(section.dataset.steps || 0),
    isTold: section.classList.contains('told'),
  };
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

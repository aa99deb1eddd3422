// The panel beside the drawing: what the outline says of a card, with its sources, and the cards around it.

// A copy without ids, whose links to items lead to cards.
function copyOf(part) {
  const copy = part.cloneNode(true);
  copy.removeAttribute('id');
  for (const link of copy.querySelectorAll('a[href*="_item-"]')) {
    link.setAttribute('href', `#${link.hash.slice(link.hash.indexOf('_item-') + '_item-'.length)}`);
  }
  return copy;
}

// Of cards and references, each of which leads to its card.
function listOfCards(title, nodes) {
  const list = element('ul');
  for (const node of nodes) {
    list.append(element('li', {}, element('a', {href: `#${node.id ?? node.aim}`}, node.label)));
  }
  return nodes.length > 0 ? [element('h3', {}, title), list] : [];
}

// What a card stands under, and what its references do.
function bearsOn(card, drawing) {
  const hosts = drawing.nodes.filter((node) => node.isReference && node.aim === card.id).map((node) => node.parent);
  return [card.parent, ...hosts].filter(Boolean);
}

function listOfSources(parts) {
  const list = element('ul');
  const seen = new Set();
  for (const part of parts) {
    for (const link of part.querySelectorAll('a[href*="_source-"]')) {
      const source = document.getElementById(link.hash.slice(1));
      if (source && !seen.has(source)) {
        seen.add(source);
        const copy = element('li');
        copy.append(...source.cloneNode(true).childNodes);
        list.append(copy);
      }
    }
  }
  return seen.size > 0 ? [element('h3', {}, phrase('sources')), list] : [];
}

function makePanel(model, close, toggle) {
  const heading = element('h2', {tabindex: -1});
  const button = element('button', {type: 'button', class: 'close', 'aria-label': phrase('close')}, '\u00d7');
  const fold = element('button', {type: 'button', class: 'fold'});
  const content = element('div');
  let shown = null;
  const panel = element('aside', {class: 'panel', 'aria-label': phrase('card'), lang: words.lang, hidden: ''},
    button, heading, fold, content);

  function showFold() {
    fold.hidden = !shown?.toggle;
    fold.textContent = phrase(shown?.isCollapsed ? 'expand' : 'collapse');
    fold.setAttribute('aria-expanded', String(!shown?.isCollapsed));
  }

  function show(card, drawing) {
    const entry = model.entries.get(card.id);
    const parts = entry ? entry.parts : [];
    const said = parts.length > 0 ? parts.map(copyOf) : [element('p', {}, card.label)];
    const label = card.part.getAttribute('aria-label');
    heading.textContent = label.slice(0, label.indexOf(':'));
    shown = card;
    showFold();
    content.replaceChildren(...said, ...listOfSources(parts),
      ...listOfCards(phrase('bears_on'), bearsOn(card, drawing)), ...listOfCards(phrase('below'), card.below));
    panel.scrollTop = 0;
    panel.hidden = false;
  }

  button.addEventListener('click', close);
  fold.addEventListener('click', () => toggle(shown));
  return {panel, show, showFold, focus: () => heading.focus(), hide: () => { panel.hidden = true; }};
}

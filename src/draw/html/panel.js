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

function listOfCards(title, cards) {
  const list = element('ul');
  for (const card of cards) {
    list.append(element('li', {}, element('a', {href: `#${card.id}`}, card.label)));
  }
  return cards.length > 0 ? [element('h3', {}, title), list] : [];
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

function makePanel(model, close) {
  const heading = element('h2', {tabindex: -1});
  const button = element('button', {type: 'button', class: 'close', 'aria-label': phrase('close')}, '\u00d7');
  const content = element('div');
  const panel = element('aside', {class: 'panel', 'aria-label': phrase('card'), lang: words.lang, hidden: ''},
    button, heading, content);

  function show(card) {
    const entry = model.entries.get(card.id);
    const parts = entry ? entry.parts : [];
    const said = parts.length > 0 ? parts.map(copyOf) : [element('p', {}, card.label)];
    heading.textContent = card.label.slice(0, card.label.indexOf(':'));
    content.replaceChildren(...said, ...listOfSources(parts),
      ...listOfCards(phrase('bears_on'), card.parent ? [card.parent] : []), ...listOfCards(phrase('below'), card.children));
    panel.scrollTop = 0;
    panel.hidden = false;
  }

  button.addEventListener('click', close);
  return {panel, show, focus: () => heading.focus(), hide: () => { panel.hidden = true; }};
}

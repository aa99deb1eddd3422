// What holds the page together: one leaf is open, at most one card is chosen, and both follow the address
// (`#ID` or an element's id), so that links, reloading and the back button work.

const model = readDocument();
const status = element('p', {role: 'status', class: 'status'});
const say = (said) => { status.textContent = said; };
const search = makeSearch(model, say);
const ring = makeRing('chosen');
const panel = makePanel(model, () => leave());
let open = null;
let chosen = null;

function button(label, action, face = label) {
  const made = element('button', {type: 'button', 'aria-label': label, title: label}, face);
  made.addEventListener('click', action);
  return made;
}

// A leaf is read in the moment in which it opens.
function openLeaf(leaf) {
  if (open === leaf) {
    return;
  }
  for (const one of model.leaves) {
    one.section.hidden = one !== leaf;
  }
  open = leaf;
  if (!leaf.sight) {
    leaf.sight = makeSight(leaf);
    leaf.tree = makeTree(leaf);
    leaf.talk = makeSteps(leaf, say);
    leaf.sight.fit();
    if (leaf.isTold) {
      leaf.talk.show(1);
    }
  }
  for (const link of document.querySelectorAll('.pages a')) {
    link.toggleAttribute('aria-current', link.hash === `#${leaf.id}`);
  }
  showTalk();
}

// --- Choosing a card

function leafOf(id) {
  return open.byId.has(id) ? open : model.leaves.find((leaf) => leaf.byId.has(id));
}

function unmark() {
  ring.remove();
  chosen?.part.removeAttribute('aria-current');
  chosen = null;
}

// What the browser itself scrolls to, the element that the address names, is in the box.
function showMain() {
  if (chosen || model.leaves.some((leaf) => location.hash === `#${leaf.id}`)) {
    window.scrollTo(0, 0);
  }
}

function choose(id, leaf) {
  openLeaf(leaf);
  unmark();
  chosen = leaf.byId.get(id);
  leaf.tree.expandAbove(chosen);
  if (leaf.talk.at() > 0 && chosen.step > leaf.talk.at()) {
    leaf.talk.show(chosen.step <= leaf.steps ? chosen.step : 0);
    showTalk();
  }
  ring.place(chosen);
  chosen.part.setAttribute('aria-current', 'true');
  leaf.tree.setCurrent(chosen);
  panel.show(chosen);
  leaf.sight.reveal(chosen.part);
}

// The address names a card by its id or its element's, or a leaf, or nothing, which is the first of these;
// what else it names is the browser's.
function followAddress() {
  follow();
  showMain();
}

function follow() {
  const name = location.hash.slice(1);
  const leaf = name === '' ? model.leaves[0] : model.leaves.find((one) => one.id === name);
  const holder = leafOf(name);
  if (leaf) {
    openLeaf(leaf);
  } else if (holder) {
    choose(name, holder);
    return;
  } else if (document.getElementById(name)?.matches('g.card')) {
    const owner = model.leaves.find((one) => one.section.contains(document.getElementById(name)));
    choose(owner.cards.find((card) => card.part.id === name).id, owner);
    return;
  }
  unmark();
  panel.hide();
}

function go(id, isReplaced = false) {
  if (isReplaced) {
    history.replaceState(null, '', `#${id}`);
    followAddress();
  } else if (location.hash === `#${id}`) {
    followAddress();
  } else {
    location.hash = id;
  }
}

function leave() {
  const last = chosen;
  history.pushState(null, '', location.pathname + location.search + (model.leaves.length > 1 ? `#${open.id}` : ''));
  followAddress();
  last?.part.focus({preventScroll: true});
}

// --- The bar

const find = element('input', {type: 'search', placeholder: phrase('search'), 'aria-label': phrase('search_cards')});
const verdicts = element('select', {'aria-label': phrase('by_verdict')},
  element('option', {value: ''}, phrase('any_verdict')));
let hits = null;
let hit = -1;

function sift() {
  hits = search.change(find.value, verdicts.value);
  hit = -1;
}

function nextHit(step) {
  if (hits && hits.length > 0) {
    hit = hit < 0 && step < 0 ? hits.length - 1 : (hit + step + hits.length) % hits.length;
    go(hits[hit], true);
    say(phrase('hit', {hit: hit + 1, hits: hits.length, card: chosen.label}));
  }
}

for (const [verdict, count] of countVerdicts(model)) {
  verdicts.append(element('option', {value: verdict}, phrase('verdict_count', {verdict, count})));
}
find.addEventListener('input', sift);
find.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') {
    nextHit(event.shiftKey ? -1 : 1);
  } else if (event.key === 'Escape' && find.value !== '') {
    find.value = '';
    sift();
  }
});
verdicts.addEventListener('change', sift);

const back = button(phrase('previous_step'), () => step(-1), '\u2039');
const onward = button(phrase('next_step'), () => step(1), '\u203a');
const place = element('span', {class: 'place'});
const talkButton = button(phrase('steps'), () => {
  open.talk.show(open.talk.at() > 0 ? 0 : 1);
  showTalk();
});
const talk = element('span', {class: 'group', role: 'group', 'aria-label': phrase('steps')},
  talkButton, back, place, onward);

function step(by) {
  const at = open.talk.at() + by;
  if (open.talk.at() > 0 && at >= 1 && at <= open.steps) {
    open.talk.show(at);
    showTalk();
  }
}

function showTalk() {
  const at = open.talk.at();
  talk.hidden = open.steps === 0;
  talkButton.setAttribute('aria-pressed', String(at > 0));
  place.textContent = `${at} / ${open.steps}`;
  place.hidden = at === 0;
  for (const [one, isOver] of [[back, at <= 1], [onward, at === 0 || at === open.steps]]) {
    one.hidden = at === 0;
    one.setAttribute('aria-disabled', String(isOver));
  }
}

const bar = element('div', {class: 'bar', role: 'toolbar', 'aria-label': phrase('map'), lang: words.lang, dir: 'ltr'},
  element('span', {class: 'group'}, find, verdicts),
  talk,
  element('span', {class: 'group', role: 'group', 'aria-label': phrase('branches')},
    button(phrase('collapse_all'), () => open.tree.setCollapsed(open.cards, true)),
    button(phrase('expand_all'), () => open.tree.setCollapsed(open.cards, false))),
  element('span', {class: 'group', role: 'group', 'aria-label': phrase('zoom')},
    button(phrase('smaller'), () => open.sight.zoomBy(1 / ZOOM_STEP), '\u2212'),
    button(phrase('fit'), () => open.sight.fit()),
    button(phrase('larger'), () => open.sight.zoomBy(ZOOM_STEP), '+')),
  status);

// --- Keys and clicks

function cardAt(target) {
  const part = target.closest?.('g.card');
  return part && open.cards.find((card) => card.part === part);
}

function toggle(card) {
  if (card.toggle) {
    open.tree.setCollapsed([card], !card.isCollapsed);
    say(phrase(card.isCollapsed ? 'collapsed' : 'expanded', {card: card.label.split(':', 1)[0]}));
  }
}

// A click chooses a card, on one that opens an address, too: the panel has that. Marks of sources and of
// pages are links of their own.
function clicked(event) {
  const card = cardAt(event.target);
  const link = event.target.closest('a');
  const isFace = link && link.parentNode.matches('.card') && link.querySelector('rect');
  if (!card || event.ctrlKey || event.metaKey || event.shiftKey || (link && !isFace)) {
    return;
  }
  event.preventDefault();
  if (event.target.closest('.toggle')) {
    toggle(card);
  } else {
    go(card.id);
  }
}

function pressedOnCard(event, card) {
  const isToggle = event.target.closest('.toggle') !== null;
  const next = open.tree.follow(event.key, card);
  if (event.key === ' ' || (event.key === 'Enter' && isToggle)) {
    toggle(card);
  } else if (event.key === 'Enter' && event.target === card.part) {
    go(card.id);
    panel.focus();
  } else if (next) {
    open.tree.setCurrent(next);
    next.part.focus({preventScroll: true});
    open.sight.reveal(next.part, true);
  } else if (!event.key.startsWith('Arrow')) {
    return false;
  }
  return true;
}

const zoomKeys = {'+': () => open.sight.zoomBy(ZOOM_STEP), '=': () => open.sight.zoomBy(ZOOM_STEP),
  '-': () => open.sight.zoomBy(1 / ZOOM_STEP), '0': () => open.sight.fit()};

// Page keys, which are what presenters' remotes send, step from anywhere; arrows where they do not scroll.
function pressedInTalk(event) {
  const isFree = event.target === document.body || bar.contains(event.target) || !open.sight.canScroll();
  const keys = {PageDown: 1, PageUp: -1, ...(isFree ? {ArrowRight: 1, ArrowLeft: -1} : {})};
  if (open.talk.at() === 0 || !(event.key in keys)) {
    return false;
  }
  step(keys[event.key]);
  return true;
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.('input, select')) {
    return;
  }
  const isInSight = open.box.contains(event.target);
  const card = isInSight ? cardAt(event.target) : null;
  let isDone = Boolean(card) && pressedOnCard(event, card);
  if (!isDone && isInSight && event.key in zoomKeys) {
    zoomKeys[event.key]();
    isDone = true;
  }
  if (!isDone && event.key === 'Escape' && chosen) {
    leave();
    isDone = true;
  }
  if (isDone || pressedInTalk(event)) {
    event.preventDefault();
  }
}

const main = document.querySelector('main');
document.documentElement.classList.add('live');
main.prepend(bar);
main.append(panel.panel);
for (const leaf of model.leaves) {
  leaf.box.setAttribute('tabindex', 0);
  leaf.box.setAttribute('role', 'region');
  leaf.box.setAttribute('aria-label', phrase('drawing'));
}
main.addEventListener('click', (event) => {
  if (open.box.contains(event.target)) {
    clicked(event);
  }
});
document.addEventListener('keydown', pressed);
window.addEventListener('hashchange', followAddress);
window.addEventListener('popstate', followAddress);
window.addEventListener('load', () => requestAnimationFrame(() => setTimeout(showMain)));
openLeaf(model.leaves[0]);
followAddress();

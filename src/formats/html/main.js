// What holds the page together: one leaf is open, in the drawing for the screen's width, at most one card is chosen,
// and both follow the address (`#ID` or an element's id), so that links, reloading and the back button work. Who
// follows a reference can go back to it: the entry before in the history knows it (`at`), and so does the one that it
// led to (`from`).

const model = readDocument();
const status = element('p', {role: 'status', class: 'status'});
const say = (said) => { status.textContent = said; };
const search = makeSearch(model, say);
const ring = makeRing('chosen');
const panel = makePanel(model, () => leave(), (card) => toggle(card));
let open = null;
let chosen = null;

function button(label, action, face = label) {
  const made = element('button', {type: 'button', 'aria-label': label, title: label}, face);
  made.addEventListener('click', action);
  return made;
}

// A drawing is prepared in the moment in which it opens.
function prepare(drawing) {
  drawing.sight = makeSight(drawing);
  drawing.tree = makeTree(drawing);
  drawing.talk = makeSteps(drawing, say);
  drawing.sight.fit();
  if (drawing.leaf.isTold) {
    drawing.talk.show(1);
  }
}

function openLeaf(leaf) {
  if (open === leaf.drawing()) {
    return;
  }
  for (const one of model.leaves) {
    one.section.hidden = one !== leaf;
  }
  open = leaf.drawing();
  if (!open.sight) {
    prepare(open);
  }
  for (const link of document.querySelectorAll('.pages a')) {
    link.toggleAttribute('aria-current', link.hash === `#${leaf.id}`);
  }
  showTalk();
}

// When the screen becomes narrow or wide, the other drawing shows what this one did.
function changeScreen() {
  const before = open;
  const id = chosen?.id;
  unmark();
  openLeaf(before.leaf);
  if (open === before) {
    return;
  }
  const collapsed = before.cards.filter((card) => card.isCollapsed).map((card) => open.byId.get(card.id)).filter(Boolean);
  open.tree.setCollapsed(open.cards, false);
  open.tree.setCollapsed(collapsed, true);
  open.talk.show(before.talk.at());
  search.sift();
  showTalk();
  if (id !== undefined && open.byId.has(id)) {
    choose(id, open.leaf);
  }
}

// --- Choosing a card

function leafOf(id) {
  return open.byId.has(id) ? open.leaf : model.leaves.find((leaf) => leaf.drawing().byId.has(id));
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
  chosen = open.byId.get(id);
  open.tree.expandAbove(chosen);
  if (open.talk.at() > 0 && chosen.step > open.talk.at()) {
    open.talk.show(chosen.step <= leaf.steps ? chosen.step : 0);
    showTalk();
  }
  ring.place(chosen, open.em);
  chosen.part.setAttribute('aria-current', 'true');
  open.tree.setCurrent(chosen);
  panel.show(chosen, open);
  open.sight.reveal(chosen.part);
}

// The address names a card by its id or its element's, or a leaf, or nothing, which is the first of these;
// what else it names is the browser's.
function followAddress() {
  follow();
  showBack();
  showMain();
}

function follow() {
  const name = location.hash.slice(1);
  const leaf = name === '' ? model.leaves[0] : model.leaves.find((one) => one.id === name);
  const holder = leaf ? null : leafOf(name);
  const part = document.getElementById(name);
  if (leaf) {
    openLeaf(leaf);
  } else if (holder) {
    choose(name, holder);
    return;
  } else if (part?.matches('g.card')) {
    const owner = model.leaves.find((one) => one.section.contains(part));
    const {prefix} = owner.boxes.find(({box}) => box.contains(part));
    choose(part.id.slice(prefix.length + 1), owner);
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

const addressOfLeaf = () => location.pathname + location.search + (model.leaves.length > 1 ? `#${open.leaf.id}` : '');

function leave() {
  const last = chosen;
  history.pushState(null, '', addressOfLeaf());
  followAddress();
  last?.part.focus({preventScroll: true});
}

// Closes the panel of a card that is no longer to be seen, or no longer what is talked about.
function drop() {
  if (chosen) {
    history.replaceState(null, '', addressOfLeaf());
    unmark();
    panel.hide();
    showBack();
  }
}

// --- References, which lead to a card and back

function nodeOf(place) {
  const leaf = place && model.leaves.find((one) => one.id === place.leaf);
  return leaf ? leaf.drawing().nodes[place.index] : undefined;
}

// The id of the card to which a link on the drawing leads.
function aimOf(link) {
  const address = link.getAttribute('href');
  return address.startsWith('#') ? open.byPart.get(document.getElementById(address.slice(1)))?.id : undefined;
}

// `node` is the reference, or the card that says what else it bears on.
function followReference(node, id) {
  const place = {leaf: open.leaf.id, index: open.nodes.indexOf(node)};
  history.replaceState({...history.state, at: place}, '');
  history.pushState({from: place}, '', `#${id}`);
  followAddress();
  chosen.part.focus({preventScroll: true});
  say(phrase('followed', {card: chosen.part.getAttribute('aria-label'), from: nameOf(hostOf(node))}));
}

const hostOf = (node) => (node.isReference ? node.parent : node);

const backButton = element('button', {type: 'button', class: 'back', hidden: ''});
backButton.addEventListener('click', () => history.back());

function showBack() {
  const from = chosen && nodeOf(history.state?.from);
  backButton.hidden = !from;
  backButton.textContent = from ? `\u2190 ${phrase('back', {card: nameOf(hostOf(from))})}` : '';
}

function returnTo(node) {
  openLeaf(model.leaves.find((leaf) => leaf.drawing().nodes.includes(node)));
  open.tree.expandAbove(node);
  open.tree.setCurrent(node);
  open.sight.reveal(node.part);
  node.part.focus({preventScroll: true});
}

function wentThroughHistory() {
  const node = nodeOf(history.state?.at);
  followAddress();
  if (node) {
    returnTo(node);
  }
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
  if (chosen && hits && !hits.includes(chosen.id)) {
    drop();
  }
}

function nextHit(step) {
  if (hits && hits.length > 0) {
    hit = hit < 0 && step < 0 ? hits.length - 1 : (hit + step + hits.length) % hits.length;
    go(hits[hit], true);
    say(phrase('hit', {hit: hit + 1, hits: hits.length, card: chosen.part.getAttribute('aria-label')}));
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
  tell(open.talk.at() > 0 ? 0 : 1);
});
const talk = element('span', {class: 'group', role: 'group', 'aria-label': phrase('steps')},
  talkButton, back, place, onward);

function tell(at) {
  drop();
  open.talk.show(at);
  if (verdicts.value !== '') {
    hits = search.sift();
  }
  showTalk();
}

function step(by) {
  const at = open.talk.at() + by;
  if (open.talk.at() > 0 && at >= 1 && at <= open.leaf.steps) {
    tell(at);
  }
}

function showTalk() {
  const at = open.talk.at();
  talk.hidden = open.leaf.steps === 0;
  talkButton.setAttribute('aria-pressed', String(at > 0));
  place.textContent = `${at} / ${open.leaf.steps}`;
  place.hidden = at === 0;
  for (const [one, isOver] of [[back, at <= 1], [onward, at === 0 || at === open.leaf.steps]]) {
    one.hidden = at === 0;
    one.setAttribute('aria-disabled', String(isOver));
  }
}

const bar = element('div', {class: 'bar', role: 'toolbar', 'aria-label': phrase('map'), lang: words.lang, dir: 'ltr'},
  element('span', {class: 'group'}, find, verdicts),
  talk,
  backButton,
  element('span', {class: 'group', role: 'group', 'aria-label': phrase('branches')},
    button(phrase('collapse_all'), () => collapse(open.cards, true)),
    button(phrase('expand_all'), () => collapse(open.cards, false))),
  element('span', {class: 'group zoom', role: 'group', 'aria-label': phrase('zoom')},
    button(phrase('smaller'), () => open.sight.zoomBy(1 / ZOOM_STEP), '\u2212'),
    button(phrase('fit'), () => open.sight.fit()),
    button(phrase('larger'), () => open.sight.zoomBy(ZOOM_STEP), '+')),
  status);

// --- Keys and clicks

function nodeAt(target) {
  return open.byPart.get(target.closest?.('g.card, g.reference'));
}

function collapse(cards, isCollapsed) {
  open.tree.setCollapsed(cards, isCollapsed);
  panel.showFold();
  if (chosen?.isAway) {
    drop();
  }
}

function toggle(card) {
  if (card.toggle) {
    collapse([card], !card.isCollapsed);
    say(phrase(card.isCollapsed ? 'collapsed' : 'expanded', {card: nameOf(card)}));
  }
}

// A click chooses a card, on one that opens an address, too: the panel has that. Marks of sources and of
// pages are links of their own.
function clicked(event) {
  const node = nodeAt(event.target);
  const link = event.target.closest('a');
  const isFace = link && link.querySelector('rect');
  const aim = link && aimOf(link);
  if (!node || event.ctrlKey || event.metaKey || event.shiftKey || (link && !isFace && !aim)) {
    return;
  }
  event.preventDefault();
  if (event.target.closest('.toggle')) {
    toggle(node);
  } else if (aim) {
    followReference(node, aim);
  } else if (!node.isReference) {
    go(node.id);
  }
}

function entered(node) {
  if (!node.isReference) {
    go(node.id);
    panel.focus();
  } else if (open.byId.has(node.aim)) {
    followReference(node, node.aim);
  }
}

function pressedOnCard(event, node) {
  const isToggle = event.target.closest('.toggle') !== null;
  const next = open.tree.follow(event.key, node);
  if (event.key === ' ' || (event.key === 'Enter' && isToggle)) {
    toggle(node);
  } else if (event.key === 'Enter' && event.target === node.part) {
    entered(node);
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
  const node = isInSight ? nodeAt(event.target) : null;
  let isDone = Boolean(node) && pressedOnCard(event, node);
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
for (const {box} of model.leaves.flatMap((leaf) => leaf.boxes)) {
  box.setAttribute('tabindex', 0);
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', phrase('drawing'));
}
main.addEventListener('click', (event) => {
  if (open.box.contains(event.target)) {
    clicked(event);
  }
});
document.addEventListener('keydown', pressed);
window.addEventListener('popstate', wentThroughHistory);
window.addEventListener('hashchange', showMain);
narrowScreen.addEventListener('change', changeScreen);
window.addEventListener('load', () => requestAnimationFrame(() => setTimeout(showMain)));
openLeaf(model.leaves[0]);
followAddress();

// Search and the filter by verdict: cards that do not match become pale where they are.

// Letters as one would type them: without case and accents.
function plain(words) {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function makeSearch(model, say) {
  const words = new Map();
  let query = '';
  let verdict = '';

  // What is said of a card: on it, and in the outline.
  function wordsOf(card) {
    if (!words.has(card.id)) {
      const entry = model.entries.get(card.id);
      const parts = entry ? entry.parts.map((part) => part.textContent) : [];
      words.set(card.id, plain([card.label, ...parts].join(' ')));
    }
    return words.get(card.id);
  }

  function matches(card) {
    return (query === '' || wordsOf(card).includes(query)) &&
           (verdict === '' || (card.verdict ?? model.entries.get(card.id)?.verdict) === verdict);
  }

  function sift() {
    const isSifted = query !== '' || verdict !== '';
    const hits = new Map();
    for (const drawing of model.leaves.map((leaf) => leaf.drawing())) {
      drawing.svg.classList.toggle('sifted', isSifted);
      for (const card of drawing.cards) {
        const isHit = isSifted && matches(card);
        card.part.classList.toggle('match', isHit);
        if (isHit && !hits.has(card.id)) {
          hits.set(card.id, card);
        }
      }
      for (const reference of drawing.nodes.filter((node) => node.isReference)) {
        reference.part.classList.toggle('match', hits.has(reference.aim));
      }
    }
    return isSifted ? [...hits.keys()] : null;
  }

  function change(newQuery, newVerdict) {
    query = plain(newQuery.trim());
    verdict = newVerdict;
    const hits = sift();
    say(hits ? counted('found', hits.length) : phrase('all_shown'));
    return hits;
  }

  return {change, sift};
}

// The verdicts of the map's cards and how many have each, by the order in which they come.
function countVerdicts(model) {
  const counts = new Map();
  for (const {verdict} of model.entries.values()) {
    if (verdict) {
      counts.set(verdict, (counts.get(verdict) || 0) + 1);
    }
  }
  return counts;
}

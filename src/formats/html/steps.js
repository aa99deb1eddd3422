// Steps: what comes later is absent, and nothing moves. Step 0 shows everything.

function makeSteps(drawing, say) {
  const steps = drawing.leaf.steps;
  const fragments = Array.from(drawing.svg.querySelectorAll('.fragment'), (part) => ({
    part, step: stepOf(part), last: lastStepOf(part), isPassing: part.classList.contains('current-visible'),
  }));
  let step = 0;

  const isShown = (one) => (step > 0 ? one.step <= step && step <= one.last : one.last === Infinity);
  const fresh = () => drawing.cards.filter((card) => card.step === step);

  function describe() {
    return phrase('step', {step, steps, cards: fresh().map((card) => card.part.getAttribute('aria-label')).join('. ')});
  }

  // A verdict's name is the beginning of its card's, with the verdict: it takes the place of that beginning.
  function withVerdict(label, name) {
    let n = 0;
    while (n < name.length && name[n] === label[n]) {
      n++;
    }
    return name + label.slice(n);
  }

  // A card's verdict is that of the step, on the card and in what is said of it.
  function showVerdicts() {
    for (const card of drawing.cards.filter((one) => one.verdicts.length > 0)) {
      const verdict = card.verdicts.find(isShown);
      card.verdict = verdict?.word || '';
      const name = verdict ? withVerdict(card.label, verdict.part.getAttribute('aria-label')) : card.label;
      card.part.setAttribute('aria-label', name);
    }
  }

  function show(wanted) {
    step = Math.max(0, Math.min(steps, wanted));
    drawing.svg.classList.toggle('told', step > 0);
    for (const fragment of fragments) {
      setGone(fragment.part, 'later', step > 0 && !isShown(fragment));
      fragment.part.classList.toggle('now', fragment.isPassing && isShown(fragment));
    }
    showVerdicts();
    if (step > 0) {
      fresh().forEach((card) => drawing.tree.expandAbove(card));
    }
    say(step > 0 ? describe() : phrase('all_shown'));
  }

  showVerdicts();
  return {show, at: () => step};
}

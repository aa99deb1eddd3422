// Steps: what comes later is absent, and nothing moves. Step 0 shows everything.

function makeSteps(leaf, say) {
  const fragments = Array.from(leaf.svg.querySelectorAll('.fragment'), (part) => ({
    part, step: stepOf(part), isPassing: part.classList.contains('current-visible'),
  }));
  let step = 0;

  function describe() {
    const fresh = leaf.cards.filter((card) => card.step === step).map((card) => card.label);
    return phrase('step', {step, steps: leaf.steps, cards: fresh.join('. ')});
  }

  function show(wanted) {
    step = Math.max(0, Math.min(leaf.steps, wanted));
    leaf.svg.classList.toggle('told', step > 0);
    for (const fragment of fragments) {
      setGone(fragment.part, 'later', step > 0 && fragment.step > step);
      fragment.part.classList.toggle('now', fragment.isPassing && fragment.step === step);
    }
    say(step > 0 ? describe() : phrase('all_shown'));
  }

  return {show, at: () => step};
}

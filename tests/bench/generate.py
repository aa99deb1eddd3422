#!/usr/bin/python3
"""Writes a synthetic map of N cards as YAML: generate.py N [SHAPE[-long|-short]] [SEED].

The texts have the lengths of real claims (median 97 characters, ninth decile 159; `-long` and `-short` ones two and
a half times and a third of that) and the words those of policy papers; the branching is that of real maps:
mostly trees, one link in eight a second parent. Equal arguments give equal bytes.
SHAPE: tree (default), deep, wide, star, chain, forest, dense.
"""
import random
import sys

WORDS = ('the of and to a in that is for on by with as it not be are from or more than would which their has can most '
         'will people city costs need work those every between because other while never cars roads shops money traffic '
         'public studies children already without evidence problem increase measures transport residents according '
         'emissions alternative significant investment government environment responsibility infrastructure '
         'discrimination internationally').split()
# Short words are common, long ones rare.
WEIGHTS = [30 / (3 + i) for i in range(len(WORDS))]
KINDS = {'claim': ('supports', 'challenges', 'evidence'), 'challenge': ('countermeasures', 'evidence'),
         'countermeasure': ('challenges', 'supports'), 'evidence': ('challenges',)}
CHILD = {'supports': 'claim', 'challenges': 'challenge', 'evidence': 'evidence', 'countermeasures': 'countermeasure'}
SCALES = {'': 1.0, 'long': 2.5, 'short': 0.33}


def sentence(rng, scale):
    length = scale * min(190, max(18, int(rng.lognormvariate(4.5, 0.45))))
    words = []
    while sum(map(len, words)) + len(words) < length:
        words += rng.choices(WORDS, WEIGHTS)
    return ' '.join(words).capitalize()


def parent_of(rng, shape, i):
    if shape == 'chain':
        return i - 1
    if shape == 'star':
        return 0
    if shape == 'deep':
        return rng.randrange(max(0, i - 3), i)
    if shape == 'wide':
        return rng.randrange(0, max(1, i // 8))
    if shape == 'forest' and i % 7 == 0:
        return None
    return rng.randrange(i // 4, i // 2 + 1) if i > 2 else 0


def links(rng, shape, n):
    """For each card its kind, and the cards that it is for or against."""
    rows = [('claim', [], [])]
    for i in range(1, n):
        parent = parent_of(rng, shape, i)
        if parent is None:
            rows.append(('claim', [], []))
            continue
        role = rng.choice(KINDS[rows[parent][0]])
        aims = ([], [parent]) if role in ('challenges', 'countermeasures') else ([parent], [])
        more = 2 if shape == 'dense' else int(shape == 'tree' and rng.random() < 0.125)
        for _ in range(more):
            other = rng.randrange(i)
            if other != parent and other not in aims[0] + aims[1]:
                aims[rng.random() < 0.5].append(other)
        rows.append((CHILD[role], *aims))
    return rows


def main():
    n = int(sys.argv[1])
    name = sys.argv[2] if len(sys.argv) > 2 else 'tree'
    shape, _, length = name.partition('-')
    rng = random.Random(' '.join([name, str(n), *sys.argv[3:4]]))
    rows = links(rng, shape, n)
    out = [f'title: A synthetic map of {n} cards']
    for heading, kind in (('claims', 'claim'), ('challenges', 'challenge'), ('countermeasures', 'countermeasure'),
                          ('evidence', 'evidence')):
        cards = [(i, row) for i, row in enumerate(rows) if row[0] == kind]
        if cards:
            out.append(f'{heading}:')
        for i, (_, aims_for, aims_against) in cards:
            out += [f'  - id: c{i}', f'    text: {sentence(rng, SCALES[length])} {i}']
            for key, aims in (('for', aims_for), ('against', aims_against)):
                if aims:
                    out.append(f'    {key}: [{", ".join(f"c{a}" for a in aims)}]')
    print('\n'.join(out))


if __name__ == '__main__':
    main()

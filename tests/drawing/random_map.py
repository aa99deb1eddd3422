#!/usr/bin/python3
"""Writes a map in which all that the language has occurs: random_map.py SEED [N [LANG]].

Linked premises with refs among them and attacks on their inference, undercutters, parts, second parents by `ref`, `for`
and `against`, attacks on links that stand elsewhere, rivals, several top claims, sources, classes, groups, long words.
Equal arguments give equal bytes.
"""
import json
import random
import sys

LATIN = ('cars trade cost shops air noise people streets buses less more quickly without nobody of the a in is by 5 km '
         '12 % reduces_the_load infrastructure-investment unconstitutionally').split()
ARABIC = 'السيارات التجارة تكلفة المتاجر الهواء الضوضاء الناس الشوارع أقل أكثر بدون من في 5 km لا'.split()
LISTS = {'claim': ('supports', 'evidence', 'challenges', 'parts'), 'evidence': ('supports', 'challenges'),
         'challenge': ('countermeasures', 'supports', 'evidence', 'parts'), 'countermeasure': ('challenges', 'supports', 'parts')}
KIND = {'supports': 'claim', 'evidence': 'evidence', 'challenges': 'challenge', 'countermeasures': 'countermeasure'}


class Map:
    def __init__(self, seed, n, words):
        self.random, self.left, self.words = random.Random(seed), n, words
        self.made = []  # (id, kind, item, parent's id or None)
        self.links = []  # (id, parent's id) that attacks can aim at

    def text(self):
        length = min(40, max(1, int(self.random.lognormvariate(1.9, .8))))
        return ' '.join(self.random.choices(self.words, k=length)) + f' ({len(self.made)})'

    def item(self, kind, parent):
        self.left -= 1
        name = f'i{len(self.made)}'
        item = {'id': name, 'text': self.text()}
        if self.random.random() < .1:
            item['source'] = self.random.choice(['study, p. 3', 'report', 'report, the section that speaks of nothing but this'])
        if self.random.random() < .1:
            item['class'] = 'marked'
        self.made.append((name, kind, item, parent))
        return item

    def premises(self, kind, parent):
        joint = {'together': [self.item(kind, parent) for _ in range(self.random.randint(2, 4))]}
        others = [n for n, k, _, p in self.made if k == kind and p is not parent and n != parent]
        if others and self.random.random() < .4:
            joint['together'].insert(self.random.randint(0, 2), {'ref': self.random.choice(others)})
        if self.random.random() < .5:
            joint['scheme'] = self.random.choice(['expert opinion', 'an argument from the consequences of doing nothing'])
        if self.random.random() < .5:
            joint['challenges'] = [self.item('challenge', parent) for _ in range(self.random.randint(1, 2))]
        return joint

    def child(self, which, kind, parent, parent_kind):
        chance = self.random.random()
        if chance < .2 and which == 'supports':
            return self.premises(kind, parent)
        others = [n for n, k, _, p in self.made if k == kind and n != parent and p != parent]
        if chance < .3 and others and which != 'parts':
            return {'ref': self.random.choice(others)}
        item = self.item(kind, parent)
        if which == 'challenges' and chance > .7 and parent_kind != 'top':
            item['undercuts'] = True
        else:
            self.links.append((item['id'], parent))
        return item

    def grow(self):
        for _ in range(self.random.choice([1, 1, 2, 4])):
            self.item('claim', None)
        while self.left > 0:
            name, kind, item, parent = self.random.choice(self.made[-12:])
            which = self.random.choice(LISTS[kind])
            child = self.child(which, KIND.get(which, kind), name, kind if parent else 'top')
            listed = item.setdefault(which, [])
            if child not in listed:
                listed.append(child)

    def link(self):
        """Further links, from anywhere to anywhere."""
        for name, kind, item, parent in self.random.sample(self.made, len(self.made) // 5):
            aim = self.random.choice(self.made)
            key = self.random.choice(['for', 'against', 'against link'])
            if key == 'against link' and self.links:
                start, end = self.random.choice(self.links)
                if name not in (start, end):
                    item['against'] = f'{start} -> {end}'
            elif aim[0] not in (name, parent) and aim[3] != name:
                item[key.split()[0]] = aim[0]

    def document(self, lang):
        tops = [item for _, _, item, parent in self.made if parent is None]
        if len(tops) == 4:  # two rivals
            tops[2]['against'], tops[3]['against'] = tops[3]['id'], tops[2]['id']
        names = [n for n, *_ in self.made]
        return {'title': self.text(), 'subtitle': self.text(), 'lang': lang, 'claims': tops,
                'classes': {'marked': {'fill': 'yellow', 'border': 'double'}},
                'sources': {'study': 'A study', 'report': 'A report'},
                'groups': {'near': {'label': 'A group', 'members': self.random.sample(names, min(3, len(names)))}}}


def main():
    seed, n = int(sys.argv[1]), int((sys.argv[2:] or ['20'])[0])
    lang = (sys.argv[3:] or ['en'])[0]
    made = Map(seed, n, ARABIC if lang == 'ar' else LATIN)
    made.grow()
    made.link()
    print(json.dumps(made.document(lang), ensure_ascii=False, indent=1))  # which is YAML


if __name__ == '__main__':
    main()

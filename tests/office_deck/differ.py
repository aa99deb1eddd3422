#!/usr/bin/python3
"""Holds the pages that LibreOffice made of a deck against ours: differ.py FOLDER NAME"""
import glob
import html
import pathlib
import re
import sys

from PIL import Image, ImageChops, ImageFilter, ImageStat

NEAR = 3            # points between the places of a word; half of that may be the writers' idea of a line's height
BLUR = 4            # pixels, points
MAX_SPOT = 45       # of 255: the greatest difference that a blurred pixel may have, in black and white by half a point
MAX_MEAN = 2      # of 255: over the whole page
MAX_STRAYS = 10     # words a page that another break of a line may move; spots do not count there then
FOREIGN = re.compile('[\u0590-\u08ff\u2e80-\uffff]')     # taken from PDF in other pieces: only the picture counts


def words_of(path):
    """A list a page: (word, x, y of the baseline, about)."""
    pages = path.read_text().split('<page ')[1:]
    row = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    return [[(html.unescape(m[5]), float(m[1]), (float(m[2]) + float(m[4])) / 2) for m in row.finditer(page)]
            for page in pages]


def letters(words):
    """Without signs alone, which may stand apart from a foreign word."""
    return sorted(''.join(w for w, _, _ in words if not FOREIGN.search(w) and any(c.isalnum() for c in w)))


def main():
    folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
    faults = []
    own, office = (words_of(folder / f'{who}-{name}.html') for who in ('own', 'office'))
    if len(own) != len(office):
        sys.exit(f'{name}: {len(office)} pages instead of {len(own)}')
    pictures = sorted(glob.glob(str(folder / f'office-{name}-*.png')))
    for i, picture in enumerate(pictures):
        page = f'{name}, page {i + 1}'
        true = folder / f'own-{name}-{i + 1}.png'
        true, other = Image.open(true).convert('RGB'), Image.open(picture).convert('RGB')
        dx, dy = ((o - t) / 2 for t, o in zip(true.size, other.size))     # a smaller page stands in the middle
        if letters(own[i]) != letters(office[i]):
            faults.append(f'{page}: other words')
        strays = []
        for word, x, y in own[i]:
            if FOREIGN.search(word):
                continue
            away = min((max(abs(x + dx - u), abs(y + dy - v)) for w, u, v in office[i] if w == word), default=None)
            if away is None or away > NEAR:
                strays.append(f'{page}: `{word}` is {"missing" if away is None else f"{away:.1f} points away"}')
        faults += strays if len(strays) > MAX_STRAYS else []
        other = other.crop((0, 0, round(other.width - 2), round(other.height - 2)))
        framed = Image.new('RGB', other.size, true.getpixel((0, 0)))
        framed.paste(true, (round(dx), round(dy)))
        blur = ImageFilter.GaussianBlur(BLUR)
        difference = ImageChops.difference(framed.filter(blur), other.filter(blur)).convert('L')
        spot, mean = difference.getextrema()[1], ImageStat.Stat(difference).mean[0]
        if (spot > MAX_SPOT and not strays) or mean > MAX_MEAN:
            faults.append(f'{page}: another colour, spot {spot}, mean {mean:.2f}')
    for fault in faults[:8]:
        print(fault)
    sys.exit(bool(faults))


main()

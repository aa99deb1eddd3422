#!/usr/bin/python3
"""Compares two pictures of one drawing as an eye would.

    differ.py [--svg DRAWING.svg --without emoji|text] [--spot N] [--stray N] TRUE.png OTHER.png

Two looks, which hinting, antialiasing and half a pixel's shift do not disturb. Blurred by about a point,
the pictures must have the same colours. And where one has ink (is darker than the ground close by), the
other must have some within a point: a thin line may be lost without changing a blurred colour much. The
pictures are at 144 dots an inch. Runs that hold emoji can be left out, since librsvg 2.54 draws them as
broken outlines, or all runs, to see whether they stay within their lengths. Ends with 1, and says where, when the pictures differ.
"""
import argparse
import sys
import xml.etree.ElementTree as ET

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

BLUR = 3            # pixels: standard deviation
MAX_SPOT = 45       # of 255: the greatest difference that a blurred pixel may have, unless --spot says another
MAX_MEAN = 3        # of 255: over the whole picture
INK = 40            # of 255: how much darker than the ground close by
GROUND = 9          # pixels: the width of the square in which the ground is sought
NEAR = 5            # pixels: the width of the square in which ink must have ink of the other
MAX_STRAY = 24      # pixels of ink without ink near it in the other picture, unless --stray says another number
PIXELS_PER_POINT = 2
MARGIN = {'emoji': 1, 'text': 3}     # points around a run that is left out


def has_emoji(words):
    return any(0x1F000 <= ord(c) <= 0x1FAFF or 0x2300 <= ord(c) <= 0x2BFF for c in words)


def boxes_of(path, what):
    for text in ET.parse(path).iter('{http://www.w3.org/2000/svg}text'):
        if what == 'text' or has_emoji(text.text or ''):
            x, y, size, length = (float(text.get(a)) for a in ('x', 'y', 'font-size', 'textLength'))
            yield tuple(PIXELS_PER_POINT * v for v in (x - MARGIN[what], y - 1.2 * size, x + length + MARGIN[what], y + .5 * size))


def load(path, boxes, size):
    picture = Image.open(path).convert('RGB')
    if not all(0 <= a - b <= 8 for a, b in zip(picture.size, size)):
        sys.exit(f'{path}: {picture.size} pixels instead of {size}')
    picture = picture.crop((0, 0) + size)
    for box in boxes:
        ImageDraw.Draw(picture).rectangle(box, fill='#ffffff')
    return picture


def worst_of(difference):
    """The greatest of the three channels' differences."""
    red, green, blue = difference.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def ink_of(picture):
    grey = picture.convert('L')
    ground = grey.filter(ImageFilter.MaxFilter(GROUND))
    return ImageChops.subtract(ground, grey)


def stray(ink, other):
    """White where `ink` has a stroke and `other` has not even a faint one near."""
    strokes = ink.point(lambda v: 255 * (v > INK))
    faint = other.point(lambda v: 255 * (v > INK / 3))
    return ImageChops.subtract(strokes, faint.filter(ImageFilter.MaxFilter(NEAR)))


def report(name, what, mask):
    print('{}: {} within ({:.0f}, {:.0f}) to ({:.0f}, {:.0f}) pt'.format(
        name, what, *(v / PIXELS_PER_POINT for v in mask.getbbox())))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--svg')
    parser.add_argument('--without', choices=('emoji', 'text'))
    parser.add_argument('--spot', type=int, default=MAX_SPOT)
    parser.add_argument('--stray', type=int, default=MAX_STRAY)
    parser.add_argument('true')
    parser.add_argument('other')
    given = parser.parse_args()
    boxes = list(boxes_of(given.svg, given.without)) if given.without else []
    width, height = Image.open(given.true).size
    # An outer pixel may be half covered, or belong to a window that is a little larger.
    size = (width - 2, height - 2)
    true, other = (load(path, boxes, size) for path in (given.true, given.other))
    blur = ImageFilter.GaussianBlur(BLUR)
    difference = worst_of(ImageChops.difference(true.filter(blur), other.filter(blur)))
    spot, mean = difference.getextrema()[1], ImageStat.Stat(difference).mean[0]
    true_ink, other_ink = ink_of(true), ink_of(other)
    lost, added = stray(true_ink, other_ink), stray(other_ink, true_ink)
    n_lost, n_added = lost.histogram()[255], added.histogram()[255]
    faults = [(spot > given.spot or mean > MAX_MEAN, 'another colour', difference.point(lambda v: 255 * (v > given.spot))),
              (n_lost > given.stray, 'lost ink', lost), (n_added > given.stray, 'added ink', added)]
    for is_fault, what, mask in faults:
        if is_fault:
            report(given.other, what, mask if mask.getbbox() else ImageChops.invert(mask))
    bad = any(is_fault for is_fault, _, _ in faults)
    print(f'{given.other}: {"DIFFERS" if bad else "ok"}, worst spot {spot}, mean {mean:.2f}, '
          f'lost {n_lost}, added {n_added}')
    sys.exit(bad)


main()

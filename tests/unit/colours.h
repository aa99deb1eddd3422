/* What eyes make of colours, for tests of themes. */
#ifndef REBUT_TESTS_COLOURS_H
#define REBUT_TESTS_COLOURS_H

#include "scene/theme.h"
#include <math.h>

typedef enum Sight {
    SIGHT_FULL,
    SIGHT_PROTANOPIA,
    SIGHT_DEUTERANOPIA,
    SIGHT_TRITANOPIA,
    SIGHT_GREY, /* a copier, an electronic reader */
    N_SIGHTS
} Sight;

typedef struct Lab {
    double l, a, b;
} Lab;

static inline double linear_channel(Colour colour, int shift)
{
    double value = (colour >> shift & 0xffU) / 255.0;

    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/* Linear RGB as such eyes see it: the matrices for severity 1 of Machado, Oliveira and Fernandes
 * (2009), A physiologically-based model for simulation of color vision deficiency,
 * doi:10.1109/TVCG.2009.113. Grey is luminance. */
static inline void see(Colour colour, Sight sight, double seen[3])
{
    static const double matrices[N_SIGHTS][3][3] = {
        [SIGHT_FULL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        [SIGHT_PROTANOPIA] = {{0.152286, 1.052583, -0.204868},
                              {0.114503, 0.786281, 0.099216},
                              {-0.003882, -0.048116, 1.051998}},
        [SIGHT_DEUTERANOPIA] = {{0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}},
        [SIGHT_TRITANOPIA] = {{1.255528, -0.076749, -0.178779},
                              {-0.078411, 0.930809, 0.147602},
                              {0.004733, 0.691367, 0.303900}},
        [SIGHT_GREY] = {{0.2126, 0.7152, 0.0722},
                        {0.2126, 0.7152, 0.0722},
                        {0.2126, 0.7152, 0.0722}},
    };
    const double rgb[3] = {linear_channel(colour, 16), linear_channel(colour, 8),
                           linear_channel(colour, 0)};

    for (int i = 0; i < 3; i++) {
        const double *row = matrices[sight][i];
        seen[i] = CLAMP(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2], 0.0, 1.0);
    }
}

static inline double lab_curve(double t)
{
    return t > 216.0 / 24389.0 ? cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
}

/* CIELAB under D65. */
static inline Lab lab_of(const double rgb[3])
{
    double x = lab_curve((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    double y = lab_curve(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    double z = lab_curve((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);

    return (Lab){116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

/* The least angle of the study below, about that of a card's mark and word on a slide that fills
 * the view; and about that of a card. */
#define MARK_DEGREES (1.0 / 3.0)
#define CARD_DEGREES 2.0

/* How far two colours are apart, in steps that half of all viewers notice on areas of that angle:
 * Stone, Szafir and Setlur (2014), An engineering model for color difference as a function of size,
 * Color and Imaging Conference 22, 253-258. A step along an axis of CIELAB is A + B / angle. */
static inline double noticeable_steps(Colour one, Colour other, Sight sight, double angle)
{
    const double l_step = 5.079 + 0.751 / angle, a_step = 5.339 + 1.541 / angle,
                 b_step = 5.349 + 2.871 / angle;
    double first[3], second[3];

    see(one, sight, first);
    see(other, sight, second);
    Lab p = lab_of(first), q = lab_of(second);
    double dl = (p.l - q.l) / l_step, da = (p.a - q.a) / a_step, db = (p.b - q.b) / b_step;
    return sqrt(dl * dl + da * da + db * db);
}

#endif

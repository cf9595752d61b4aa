/* SPDX-License-Identifier: MIT */
/*
 * New moons and the longitude of the Sun, from which tables.c derives the Vietnamese lunar calendar. Used at build
 * time only: the library itself holds the resulting table and needs no libm.
 *
 * Sources: J. Meeus, Astronomical Algorithms, 2nd ed.: chapter 49 (new moons, to some seconds), chapters 22 and 25
 * and appendix III (the Sun by the main terms of VSOP87, to about an arc second, 25 seconds of time). Delta T: the
 * polynomials of F. Espenak and J. Meeus (NASA).
 *
 * The calendar (in force since 1968, Decision 121/CP of 8 August 1967): a month begins on the day, at UTC+7, of the
 * new moon; month 11 contains the winter solstice; when 13 months begin between two months 11, the first of them
 * without a principal sine (Sun at a multiple of 30 degrees) is the leap month and bears the number of the one before.
 */
#ifndef PO_LUNAR_ASTRONOMY_H
#define PO_LUNAR_ASTRONOMY_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#define PO_JD_1970 2440587.5 /* Julian date of 1970-01-01 00:00 UTC */
#define PO_ZONE (7.0 / 24.0) /* UTC+7 in days */
#define PO_RADIANS 0.017453292519943295

/* Terrestrial minus universal time, in days. */
static double po_delta_t(double jd)
{
    double year = 2000.0 + (jd - 2451545.0) / 365.25;
    double t;
    double seconds;
    if (year < 1986.0) {
        t = year - 1975.0;
        seconds = 45.45 + t * (1.067 + t * (-1.0 / 260.0 - t / 718.0));
    } else if (year < 2005.0) {
        t = year - 2000.0;
        seconds = 63.86 + t * (0.3345 + t * (-0.060374 + t * (0.0017275 + t * (0.000651814 + t * 0.00002373599))));
    } else if (year < 2050.0) {
        t = year - 2000.0;
        seconds = 62.92 + t * (0.32217 + t * 0.005589);
    } else {
        t = (year - 1820.0) / 100.0;
        seconds = -20.0 + 32.0 * t * t - (year < 2150.0 ? 0.5628 * (2150.0 - year) : 0.0);
    }
    return seconds / 86400.0;
}

/* Julian date (terrestrial time) of the new moon number k, k = 0 being that of 6 January 2000. */
static double po_new_moon(int32_t number)
{
    /* amplitude in days; power of E, the eccentricity factor; multiples of M (Sun), M' (Moon), F, Omega */
    static const struct {
        double amplitude;
        int8_t e, sun, moon, f, node;
    } sine[] = {
        { -0.40720, 0, 0, 1, 0, 0 }, { 0.17241, 1, 1, 0, 0, 0 },    { 0.01608, 0, 0, 2, 0, 0 },
        { 0.01039, 0, 0, 0, 2, 0 },  { 0.00739, 1, -1, 1, 0, 0 },   { -0.00514, 1, 1, 1, 0, 0 },
        { 0.00208, 2, 2, 0, 0, 0 },  { -0.00111, 0, 0, 1, -2, 0 },  { -0.00057, 0, 0, 1, 2, 0 },
        { 0.00056, 1, 1, 2, 0, 0 },  { -0.00042, 0, 0, 3, 0, 0 },   { 0.00042, 1, 1, 0, 2, 0 },
        { 0.00038, 1, 1, 0, -2, 0 }, { -0.00024, 1, -1, 2, 0, 0 },  { -0.00017, 0, 0, 0, 0, 1 },
        { -0.00007, 0, 2, 1, 0, 0 }, { 0.00004, 0, 0, 2, -2, 0 },   { 0.00004, 0, 3, 0, 0, 0 },
        { 0.00003, 0, 1, 1, -2, 0 }, { 0.00003, 0, 0, 2, 2, 0 },    { -0.00003, 0, 1, 1, 2, 0 },
        { 0.00003, 0, -1, 1, 2, 0 }, { -0.00002, 0, -1, 1, -2, 0 }, { -0.00002, 0, 1, 3, 0, 0 },
        { 0.00002, 0, 0, 4, 0, 0 },
    };
    /* effect of the planets: amplitude in millionths of a day, phase and motion per lunation in degrees */
    static const double planet[][3] = {
        { 325, 299.77, 0.107408 }, { 165, 251.88, 0.016321 }, { 164, 251.83, 26.651886 }, { 126, 349.42, 36.412478 },
        { 110, 84.66, 18.206239 }, { 62, 141.74, 53.303771 }, { 60, 207.14, 2.453732 },   { 56, 154.84, 7.306860 },
        { 47, 34.52, 27.261239 },  { 42, 207.19, 0.121824 },  { 40, 291.34, 1.844379 },   { 37, 161.72, 24.198154 },
        { 35, 239.56, 25.513099 }, { 23, 331.55, 3.592518 },
    };
    double k = number;
    double t = k / 1236.85;
    double t2 = t * t;
    double t3 = t2 * t;
    double t4 = t3 * t;
    double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t2 - 0.00000011 * t3;
    double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3 - 0.000000058 * t4;
    double f = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t3 + 0.000000011 * t4;
    double node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3;
    double e = 1.0 - 0.002516 * t - 0.0000074 * t2;
    double jd = 2451550.09766 + 29.530588861 * k + 0.00015437 * t2 - 0.000000150 * t3 + 0.00000000073 * t4;
    for (size_t i = 0; i < sizeof sine / sizeof sine[0]; i++) {
        double angle = sine[i].sun * sun + sine[i].moon * moon + sine[i].f * f + sine[i].node * node;
        double factor = sine[i].e == 0 ? 1.0 : sine[i].e == 1 ? e : e * e;
        jd += sine[i].amplitude * factor * sin(angle * PO_RADIANS);
    }
    for (size_t i = 0; i < sizeof planet / sizeof planet[0]; i++) {
        double angle = planet[i][1] + planet[i][2] * k - (i == 0 ? 0.009173 * t2 : 0.0);
        jd += planet[i][0] * 1e-6 * sin(angle * PO_RADIANS);
    }
    return jd;
}

/* Apparent longitude of the Sun in degrees, 0 to 360, at a Julian date (terrestrial time). */
static double po_sun_longitude(double jd)
{
    /* heliocentric longitude of the Earth: amplitude in 1e-8 radians, phase, motion per thousand years */
    static const double l0[][3] = {
        { 175347046, 0, 0 },
        { 3341656, 4.6692568, 6283.0758500 },
        { 34894, 4.62610, 12566.15170 },
        { 3497, 2.7441, 5753.3849 },
        { 3418, 2.8289, 3.5231 },
        { 3136, 3.6277, 77713.7715 },
        { 2676, 4.4181, 7860.4194 },
        { 2343, 6.1352, 3930.2097 },
        { 1324, 0.7425, 11506.7698 },
        { 1273, 2.0371, 529.6910 },
        { 1199, 1.1096, 1577.3435 },
        { 990, 5.233, 5884.927 },
        { 902, 2.045, 26.298 },
        { 857, 3.508, 398.149 },
        { 780, 1.179, 5223.694 },
        { 753, 2.533, 5507.553 },
        { 505, 4.583, 18849.228 },
        { 492, 4.205, 775.523 },
        { 357, 2.920, 0.067 },
        { 317, 5.849, 11790.629 },
        { 284, 1.899, 796.298 },
        { 271, 0.315, 10977.079 },
        { 243, 0.345, 5486.778 },
        { 206, 4.806, 2544.314 },
        { 205, 1.869, 5573.143 },
        { 202, 2.458, 6069.777 },
        { 156, 0.833, 213.299 },
        { 132, 3.411, 2942.463 },
        { 126, 1.083, 20.775 },
        { 115, 0.645, 0.980 },
        { 103, 0.636, 4694.003 },
        { 102, 0.976, 15720.839 },
        { 102, 4.267, 7.114 },
    };
    static const double l1[][3] = {
        { 628331966747, 0, 0 }, { 206059, 2.678235, 6283.075850 }, { 4303, 2.6351, 12566.1517 }, { 425, 1.590, 3.523 },
        { 119, 5.796, 26.298 }, { 109, 2.966, 1577.344 },
    };
    static const double l2[][3] = { { 52919, 0, 0 }, { 8720, 1.0721, 6283.0758 }, { 309, 0.867, 12566.152 } };
    double t = (jd - 2451545.0) / 365250.0;
    double centuries = 10.0 * t;
    double s0 = 0.0;
    double s1 = 0.0;
    double s2 = 0.0;
    for (size_t i = 0; i < sizeof l0 / sizeof l0[0]; i++) {
        s0 += l0[i][0] * cos(l0[i][1] + l0[i][2] * t);
    }
    for (size_t i = 0; i < sizeof l1 / sizeof l1[0]; i++) {
        s1 += l1[i][0] * cos(l1[i][1] + l1[i][2] * t);
    }
    for (size_t i = 0; i < sizeof l2 / sizeof l2[0]; i++) {
        s2 += l2[i][0] * cos(l2[i][1] + l2[i][2] * t);
    }
    double geocentric = (s0 + t * (s1 + t * s2)) * 1e-8 / PO_RADIANS + 180.0;
    double node = (125.04452 - 1934.136261 * centuries) * PO_RADIANS;
    double sun = (280.4665 + 36000.7698 * centuries) * PO_RADIANS;
    double moon = (218.3165 + 481267.8813 * centuries) * PO_RADIANS;
    double nutation = -17.20 * sin(node) - 1.32 * sin(2.0 * sun) - 0.23 * sin(2.0 * moon) + 0.21 * sin(2.0 * node);
    double anomaly = (357.52911 + 35999.05029 * centuries) * PO_RADIANS;
    double aberration = -20.4898 * (1.0 + 0.01671 * cos(anomaly)); /* 1 / distance, to first order */
    double longitude = fmod(geocentric + (nutation + aberration - 0.09033) / 3600.0, 360.0);
    return longitude < 0.0 ? longitude + 360.0 : longitude;
}

/* Day (since 1970-01-01, at UTC+7) of the new moon number k. */
static int32_t po_new_moon_day(int32_t k)
{
    double jd = po_new_moon(k);
    return (int32_t)floor(jd - po_delta_t(jd) - PO_JD_1970 + PO_ZONE);
}

/* Number of the last principal sine passed, 0 (March equinox) to 11, as a day begins at UTC+7. */
static int32_t po_sun_sector(int32_t day)
{
    double jd = PO_JD_1970 + day - PO_ZONE;
    return (int32_t)floor(po_sun_longitude(jd + po_delta_t(jd)) / 30.0);
}

/* Number k of the new moon which begins month 11 in December (rarely November) of a year. */
static int32_t po_month_eleven(int32_t year)
{
    /* the last new moon of the year, then back past the solstice: 270 degrees close sector 8 */
    double last_day = 365.2425 * (year + 1 - 1970);
    int32_t k = (int32_t)floor((last_day + PO_JD_1970 - 2451550.09766) / 29.530588861) + 1;
    while (po_sun_sector(po_new_moon_day(k)) >= 9 || po_sun_sector(po_new_moon_day(k)) < 6) {
        k--;
    }
    return k;
}

#endif

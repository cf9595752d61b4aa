/* SPDX-License-Identifier: MIT */
/* Conversions between civil and lunar dates. */
#include "lunar.h"

#include "calendar.h"

partyorg_status partyorg_lunar_to_date(const partyorg_lunar *lunar, partyorg_date *out)
{
    if (lunar == NULL || out == NULL) {
        return PARTYORG_E_NULL;
    }
    if (lunar->year < PARTYORG_LUNAR_MIN || lunar->year > PARTYORG_LUNAR_MAX) {
        return PARTYORG_E_RANGE;
    }
    const po_lunar_year *year = &po_lunar_years[lunar->year - PARTYORG_LUNAR_MIN];
    if (lunar->month < 1 || lunar->month > 12 || lunar->leap < 0 || lunar->leap > 1 ||
        (lunar->leap == 1 && lunar->month != year->leap)) {
        return PARTYORG_E_DATE;
    }
    int32_t place = po_lunar_place(year, lunar->month, lunar->leap);
    if (lunar->day < 1 || lunar->day > po_lunar_length(year, place)) {
        return PARTYORG_E_DATE;
    }
    *out = po_lunar_month_start(year, place) + lunar->day - 1;
    return PARTYORG_OK;
}

partyorg_status partyorg_lunar_from_date(partyorg_date date, partyorg_lunar *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    if (!po_is_date(date)) {
        return PARTYORG_E_DATE;
    }
    if (date < po_lunar_years[0].first || date >= po_lunar_years[PO_LUNAR_YEARS].first) {
        return PARTYORG_E_RANGE;
    }
    /* lunar new year falls between 20 January and 21 February of the civil year of the same number */
    int32_t number = po_year_of(date);
    if (number > PARTYORG_LUNAR_MAX || date < po_lunar_years[number - PARTYORG_LUNAR_MIN].first) {
        number--;
    }
    const po_lunar_year *year = &po_lunar_years[number - PARTYORG_LUNAR_MIN];
    int32_t day = date - year->first;
    int32_t place = 0;
    while (day >= po_lunar_length(year, place)) {
        day -= po_lunar_length(year, place);
        place++;
    }
    out->year = number;
    out->leap = year->leap != 0 && place == year->leap;
    out->month = year->leap != 0 && place >= year->leap ? place : place + 1;
    out->day = day + 1;
    return PARTYORG_OK;
}

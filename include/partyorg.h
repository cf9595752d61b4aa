/**
 * @file partyorg.h
 * libpartyorg: Party membership rules as a library. Including this header includes all others.
 *
 * Start with partyorg_check() in check.h; facts.h has the structs to fill; catalogue.h lists the rules, the texts they
 * stand in and the days on which these govern; date.h counts months and working days; base.h has the error codes;
 * batch.h examines columns of files, arrow.h Arrow tables. Beside the checks vote.h has vote bases, limitation.h
 * limitation periods, status.h the status machine of members, scorecard.h the scorecards of cell meetings.
 */
#ifndef PARTYORG_H
#define PARTYORG_H

#include "partyorg/arrow.h"
#include "partyorg/base.h"
#include "partyorg/batch.h"
#include "partyorg/catalogue.h"
#include "partyorg/check.h"
#include "partyorg/date.h"
#include "partyorg/facts.h"
#include "partyorg/limitation.h"
#include "partyorg/scorecard.h"
#include "partyorg/status.h"
#include "partyorg/vote.h"

#endif

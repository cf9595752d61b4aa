-- SPDX-License-Identifier: MIT
-- The rules as functions of SQL, by PL/Lua. Run it once in a database, as a superuser:
--     psql -v ON_ERROR_STOP=1 -f partyorg.sql
-- `plluau` is the untrusted language: only it can load a module in C, and only superusers can define functions in it.
-- Whoever has USAGE on the schema may call them: GRANT USAGE ON SCHEMA partyorg TO ...
--
-- facts and options are objects as in the JSON of the cases; NULL and JSON's null are unknown. on_date, the examination
-- date, is by default the day that it is in Vietnam. Messages and texts are in the language that the setting partyorg.lang
-- names, vi or en: SET partyorg.lang = 'vi'. What a fact does not take is an error 22023 with the fact as COLUMN.
--
-- The result depends on the arguments alone, but another release of the library may hold another edition of a text. So
-- the functions are STABLE and not IMMUTABLE: no index and no generated column shall keep what an older release said.

BEGIN;

CREATE EXTENSION IF NOT EXISTS plluau;
CREATE SCHEMA partyorg;

-- The whole report.
CREATE FUNCTION partyorg.check(
    "check" text, facts jsonb, on_date date DEFAULT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
    options jsonb DEFAULT '{}', days_off date[] DEFAULT '{}', make_up date[] DEFAULT '{}',
    lang text DEFAULT current_setting('partyorg.lang', true))
RETURNS jsonb LANGUAGE plluau STABLE PARALLEL SAFE COST 10000 AS
$$ return require "partyorg_postgresql".check(check, facts, on_date, options, days_off, make_up, lang) $$;

-- met, not_met or unknown: the same rules without the explanation, many times as fast.
CREATE FUNCTION partyorg.verdict(
    "check" text, facts jsonb, on_date date DEFAULT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
    options jsonb DEFAULT '{}', days_off date[] DEFAULT '{}', make_up date[] DEFAULT '{}',
    lang text DEFAULT current_setting('partyorg.lang', true))
RETURNS text LANGUAGE plluau STABLE PARALLEL SAFE COST 1000 AS
$$ return require "partyorg_postgresql".verdict(check, facts, on_date, options, days_off, make_up, lang) $$;

-- The facts of a check, each with what it takes.
CREATE FUNCTION partyorg.catalogue("check" text, lang text DEFAULT current_setting('partyorg.lang', true))
RETURNS jsonb LANGUAGE plluau STABLE PARALLEL SAFE COST 10000 AS
$$ return require "partyorg_postgresql".catalogue(check, lang) $$;

CREATE FUNCTION partyorg.facts("check" text, lang text DEFAULT current_setting('partyorg.lang', true))
RETURNS TABLE (place bigint, fact text, type text, minimum integer, maximum integer, choices text, title_vi text,
               title_en text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 40
BEGIN ATOMIC
    SELECT row_number() OVER (), known.*
    FROM jsonb_to_recordset(partyorg.catalogue("check", lang)) AS known
        (fact text, type text, minimum integer, maximum integer, choices text, title_vi text, title_en text);
END;

-- One row for each rule, in order.
CREATE FUNCTION partyorg.findings(
    "check" text, facts jsonb, on_date date DEFAULT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
    options jsonb DEFAULT '{}', days_off date[] DEFAULT '{}', make_up date[] DEFAULT '{}',
    lang text DEFAULT current_setting('partyorg.lang', true))
RETURNS TABLE (place bigint, rule text, kind text, stage text, status text, fact text, observed text, required text,
               due date, finding text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 40
BEGIN ATOMIC
    SELECT row_number() OVER (), found.*
    FROM jsonb_to_recordset(
            partyorg."check"("check", facts, on_date, options, days_off, make_up, lang) -> 'findings')
        AS found (id text, kind text, stage text, status text, fact text, observed text, required text, due date,
                  "text" text);
END;

-- One row for each fact that is missing and matters to some finding.
CREATE FUNCTION partyorg.missing(
    "check" text, facts jsonb, on_date date DEFAULT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
    options jsonb DEFAULT '{}', days_off date[] DEFAULT '{}', make_up date[] DEFAULT '{}',
    lang text DEFAULT current_setting('partyorg.lang', true))
RETURNS TABLE (fact text, title_vi text, title_en text, for_verdict boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
    SELECT known.fact, known.title_vi, known.title_en, report -> 'missing_for_verdict' ? known.fact
    FROM partyorg."check"("check", facts, on_date, options, days_off, make_up, lang) AS report,
        partyorg.facts("check", lang) AS known
    WHERE report -> 'missing' ? known.fact
    ORDER BY known.place;
END;

COMMIT;

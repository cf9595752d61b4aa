# SPDX-License-Identifier: MIT
"""Starts a PostgreSQL with partyorg.sql and asks it, all conformance cases in one statement too.

    PYTHONPATH=build/python:tests/python:examples/hosts python3 examples/hosts/postgresql/test_sql.py build/lua5.3 \\
        build/tests/run_cases
"""
import contextlib
import csv
import glob
import io
import json
import re
import subprocess
import sys
import tempfile
import unittest

import serving
import start
from check_command_cases import Report
from run_cases import differences, pairs

CASES = sorted(glob.glob("tests/cases/*.jsonl"))
# In no log.
MARKER = "2006-06-06"


class SQL(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        stack = contextlib.ExitStack()
        cls.addClassCleanup(stack.close)
        cls.database = stack.enter_context(start.Database(LUA, serving.free_port()))

    def rows(self, statement, **more):
        return list(csv.reader(io.StringIO(self.database.psql("--csv", "-q", "-t", "-c", statement, **more))))

    def one(self, statement, **more):
        (value,), = self.rows(statement, **more)
        return value

    def refused(self, state, statement, *said, **more):
        error = self.database.psql("-v", "VERBOSITY=verbose", "-c", statement, good=False, **more)
        self.assertTrue(error.startswith("ERROR:  %s: " % state), error)
        for words in said:
            self.assertIn(words, error)

    def test_all_cases_agree_with_c(self):
        given = subprocess.run([RUN_CASES, *CASES], capture_output=True, check=True, encoding="utf-8").stdout.splitlines()
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as table:
            cases = []
            for path in CASES:
                with open(path, encoding="utf-8") as file:
                    cases += map(json.loads, filter(str.strip, file))
            csv.writer(table).writerows((i, json.dumps(case)) for i, case in enumerate(cases))
            table.flush()
            out = self.database.psql("-q", "-c", "CREATE TEMPORARY TABLE cases (place integer, line jsonb)",
                                     "-c", r"\copy cases FROM '%s' CSV" % table.name, "-A", "-t", "-R", "\x01", "-c", """
                SELECT jsonb_build_object(
                    'report', (report - '{findings,rights,next_step}'::text[]) || jsonb_build_object('findings', (
                        SELECT jsonb_agg(jsonb_build_object('id', finding -> 'id', 'status', finding -> 'status'))
                        FROM jsonb_array_elements(report -> 'findings') AS found (finding))),
                    'verdict', partyorg.verdict(line ->> 'check', line -> 'facts', (line ->> 'on')::date, line -> 'options'))
                FROM cases, partyorg.check(line ->> 'check', line -> 'facts', (line ->> 'on')::date, line -> 'options')
                    AS reports (report)
                ORDER BY place""")
        answers = out.strip("\n\x01").split("\x01")
        self.assertEqual((len(answers), len(given)), (len(cases), len(cases) + 1))
        for case, answer, line in zip(cases, answers, given):
            said = json.loads(answer)
            report = Report(case["check"], said["report"])
            self.assertEqual(list(differences(report, case["expect"])), [], case["id"])
            self.assertEqual(said["verdict"], report.verdict)
            # The keys of a jsonb are in an order of its own.
            of_c = line.split("\t")
            of_c[5] = " ".join(sorted(of_c[5].split(), key=lambda pair: (len(pair.split("=")[0]), pair)))
            self.assertEqual(["pass", case["id"], report.verdict, pairs(report.statuses), pairs(report.stages),
                              pairs(report.values), ",".join(report.missing), ""], of_c)

    def test_rows(self):
        first = self.rows("SELECT * FROM partyorg.findings('admission', '{\"born_on\": \"2008-08-15\"}', '2025-08-01')")
        self.assertEqual(len(first), int(self.one("SELECT count(*) FROM partyorg.findings('admission', NULL)")))
        self.assertEqual(first[1][:8], ["2", "ADM-AGE-MIN", "requirement", "eligibility", "not_met", "cell_met_on",
                                        "2025-08-01", "2026-08-01"])
        self.assertIn("At least 18 years old", first[1][9])
        self.assertEqual(self.rows("SELECT * FROM partyorg.missing('party_age', '{}') LIMIT 1"),
                         [["admission_decided_on", "Ngày ra quyết định kết nạp", "Admission decision", "t"]])
        self.assertEqual(self.rows("SELECT * FROM partyorg.facts('suspension') WHERE fact IN ('scope', 'extensions')"), [
            ["1", "scope", "enum", "", "", "party, committee", "Phạm vi đình chỉ", "Scope of the suspension"],
            ["8", "extensions", "int", "0", "1000000", "", "Số lần gia hạn đình chỉ", "Number of extensions"]])

    def test_unknown(self):
        for facts in ("NULL", "'{}'", "'{\"citizen_vn\": null}'"):
            self.assertEqual(self.one("SELECT partyorg.verdict('admission', %s)" % facts), "unknown")

    def test_today_is_that_of_vietnam(self):
        self.assertEqual(self.one("SELECT partyorg.check('dues', '{}') ->> 'on' = "
                                  "(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text"), "t")

    def test_dates_whatever_their_style(self):
        for style in ("German", "SQL, DMY", "Postgres, MDY", "ISO"):
            self.assertEqual(self.one("SET datestyle = '%s'; " % style +
                                      "SELECT partyorg.check('dues', '{}', '2025-01-02') ->> 'on'"), "2025-01-02")

    def test_days_off(self):
        late = ('{"admission_decided_on": "2025-07-01", "decision_received_on": "2025-07-01", "ceremony_on": "2025-08-13", '
                '"ceremony_late_consent": false}')
        asked = ("SELECT status FROM partyorg.findings('admission', '%s', '2025-12-01', days_off => %s) "
                 "WHERE rule = 'ADM-CEREMONY-DUE'")
        self.assertEqual(self.one(asked % (late, "'{}'")), "not_met")
        for array in ("'{2025-07-02,2025-07-03}'", "'[7:8]={2025-07-02,2025-07-03}'"):
            self.assertEqual(self.one(asked % (late, array)), "met")
        self.refused("22004", asked % (late, "'{2025-07-02,NULL}'"), "days_off: must not be NULL")

    def test_a_table_takes_facts_only(self):
        insert = "INSERT INTO files (id, facts) VALUES ('HS-9', '%s')"
        self.refused("22023", insert % '{"born": "2000-01-01"}', "born: no fact", "COLUMN NAME:  born\n",
                     "partyorg.facts('admission')")
        self.refused("22023", insert % '{"born_on": "2025-02-30"}', "2025-02-30", "COLUMN NAME:  born_on\n",
                     "DETAIL:  Fact or argument: born_on (PARTYORG_E_DATE)")
        self.refused("22023", insert % '{"education": "phd"}', "accepted are none, literate", "COLUMN NAME:  education\n")
        self.refused("22023", "SET partyorg.lang = 'vi'; " + insert % '{"cell_yes": 1.5}', "số nguyên", "DETAIL:  Dữ kiện")
        for other in ("[]", "[1]", "5", '"x"', "null"):
            self.refused("22023", insert % other, "facts: a JSON object")
        self.refused("22003", insert % '{"cell_yes": 1e400}')
        self.assertEqual(self.one("SELECT count(*) FROM files WHERE id = 'HS-9'"), "0")
        self.assertEqual(self.rows("SELECT id, rule FROM files_not_met"), [["HS-1", "ADM-AGE-MIN"]])
        self.assertIn(["HS-3", "citizen_vn", "Công dân Việt Nam", "Vietnamese citizen"],
                      self.rows("SELECT * FROM files_incomplete"))

    def test_errors(self):
        self.refused("22023", "SELECT partyorg.check('admision', '{}')", "there is no check \"admision\"; accepted are admission, ")
        self.refused("22023", "SELECT * FROM partyorg.facts('x')", "there is no check \"x\"; accepted are ")
        self.refused("22023", "SELECT * FROM partyorg.findings('dues', '{\"x\": 1}')", "x: no fact of that name in \"member_dues\"; accepted are ")
        self.refused("22023", "SELECT * FROM partyorg.missing('dues', '{\"x\": 1}')", "x: no fact of that name in \"member_dues\"; accepted are ")
        self.refused("22023", "SET partyorg.lang = 'fr'; SELECT partyorg.check('dues', '{}')", "accepted are vi, en")
        self.refused("22023", "SELECT partyorg.check('dues', '{}', 'infinity')", "on: ")
        self.refused("22023", "SELECT partyorg.check('dues', '{}', '2025-01-01', '{\"x\": 1}')", "COLUMN NAME:  x\n")
        for nothing in ("NULL, '{}'", "'dues', '{}', NULL"):
            self.refused("22004", "SELECT partyorg.verdict(%s)" % nothing, "must not be NULL")

    def test_privileges(self):
        self.database.psql("-q", "-c", "CREATE ROLE clerk LOGIN PASSWORD '%s'" % self.database.password)
        asked = "SELECT partyorg.verdict('dues', '{}')"
        self.refused("42501", asked, "schema partyorg", user="clerk")
        self.database.psql("-q", "-c", "GRANT USAGE ON SCHEMA partyorg TO clerk; GRANT CREATE ON SCHEMA public TO clerk")
        self.assertEqual(self.one(asked, user="clerk"), "unknown")
        self.refused("42501", "CREATE FUNCTION f() RETURNS int LANGUAGE plluau AS ''", "language plluau", user="clerk")

    def test_the_trusted_language_loads_no_module(self):
        self.database.psql("-q", "-c", "CREATE EXTENSION pllua")
        with open("docs/HOSTS.md", encoding="utf-8") as file:
            shown = re.search(r"loads no module at all:\n\n```\n(.*?)```", file.read(), re.S).group(1)
        error = self.database.psql("-c", "DO LANGUAGE pllua $$ require 'partyorg' $$", good=False)
        self.assertEqual(error.strip(), shown.strip())

    def test_parallel_workers(self):
        plan = self.database.psql("-q", "-c", "SET min_parallel_table_scan_size = 0; SET parallel_setup_cost = 0; "
                                  "SET parallel_tuple_cost = 0; SET max_parallel_workers_per_gather = 2",
                                  "-c", "EXPLAIN (ANALYZE, COSTS OFF) SELECT count(*) FROM files "
                                  "WHERE partyorg.verdict(\"check\", facts) = 'unknown'")
        self.assertRegex(plan, r"Workers Launched: [12]")

    def test_z_no_fact_is_logged(self):
        self.refused("22023", "INSERT INTO files (id, facts) VALUES ('HS-8', '{\"born_on\": \"%sx\"}')" % MARKER, MARKER)
        self.assertNotIn(MARKER, self.database.server.log())


if __name__ == "__main__":
    RUN_CASES = sys.argv.pop(2)
    LUA = sys.argv.pop(1)
    unittest.main()

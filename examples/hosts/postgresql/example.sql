-- SPDX-License-Identifier: MIT
-- Files of applicants in a table. The constraint refuses what no fact takes, and names it; what is not met yet is in a view.

CREATE TABLE files (
    id text PRIMARY KEY,
    "check" text NOT NULL DEFAULT 'admission',
    facts jsonb NOT NULL DEFAULT '{}',
    -- The day does not matter to what facts take. The verdict is never NULL: the function raises.
    CONSTRAINT facts_are_facts CHECK (partyorg.verdict("check", facts, '2025-07-01') IS NOT NULL)
);

CREATE VIEW files_not_met AS
    SELECT files.id, findings.rule, findings.finding, findings.due
    FROM files, partyorg.findings(files."check", files.facts)
    WHERE findings.status = CASE findings.kind WHEN 'requirement' THEN 'not_met' WHEN 'bar' THEN 'met' END;

CREATE VIEW files_incomplete AS
    SELECT files.id, missing.fact, missing.title_vi, missing.title_en
    FROM files, partyorg.missing(files."check", files.facts)
    WHERE missing.for_verdict;

-- Made up.
INSERT INTO files (id, facts) VALUES
    ('HS-1', '{"citizen_vn": true, "born_on": "2019-09-10"}'),
    ('HS-2', '{"citizen_vn": true, "born_on": "1998-04-12", "cell_official": 12, "cell_excluded": 1, "cell_yes": 9}'),
    ('HS-3', '{}');

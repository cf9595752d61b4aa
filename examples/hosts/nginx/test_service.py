# SPDX-License-Identifier: MIT
"""The service as its clients see it: every route, every kind of refusal, both languages, its limits, its metrics, what it
writes to its files, and its own description by schemathesis. BUILD as make has it; partyorg for Python compares."""
import contextlib
import datetime
import http.client
import importlib.util
import json
import os
import re
import socket
import subprocess
import sys
import time

import partyorg
import pytest
from server import HERE, JSON, LINES, Client, Service

# In everything that clients send here; no file may hold it.
SECRET = "CANARY"
FILE = {"on": "2025-08-20", "facts": {"born_on": "2007-09-10", "citizen_vn": True}}
CHECKS = [check.name for check in partyorg.checks()]
# Loopback is limited as others are, and a handler of the service fails.
LOOPBACK = ("127.0.0.0/8  1;", "127.0.0.0/8  0;")
LIMITED = [LOOPBACK, ("rate=200r/s", "rate=5r/s"), ("burst=400", "burst=5"),
           ("location = /healthz {", 'location = /fails { content_by_lua_block { error("oops") } }\n location = /healthz {')]


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with Service(tmp_path_factory.mktemp("service")) as running:
        workers = running.workers()
        yield running
        assert running.workers() == workers, "a worker ended"


@pytest.fixture(scope="module")
def client(service):
    return Client(service)


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    with Service(tmp_path_factory.mktemp("limited"), LIMITED) as running:
        yield running


def raw(service, data, pause=None):
    """Everything that comes back for these bytes until the server closes."""
    with socket.create_connection(("127.0.0.1", service.port), 20) as connection:
        for part in data if isinstance(data, list) else [data]:
            connection.sendall(part)
            if pause:
                time.sleep(pause)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(ConnectionResetError):  # of what it did not read
            while piece := connection.recv(65536):
                answer += piece
        return answer


def problem_of(answer):
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    return int(head.split()[1]), json.loads(body)


# ---- what it answers -------------------------------------------------------------------------------------------------


def test_health(client):
    status, headers, said = client.get("/healthz")
    assert (status, said) == (200, {"status": "pass", "version": partyorg.__version__})
    assert headers["Server"] == "nginx" and headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_full_report_is_the_librarys(client, lang):
    status, headers, said = client.post("/v1/check/admission", {**FILE, "lang": lang})
    expected = partyorg.check("admission", FILE["facts"], on=FILE["on"])
    assert status == 200 and headers["Content-Language"] == lang
    assert said == json.loads(expected.to_json(lang))


@pytest.mark.parametrize("check", CHECKS)
def test_short_answer_says_what_the_report_says(client, check):
    subject = next(one.subject for one in partyorg.checks() if one.name == check)
    facts = {fact.name: "2024-05-06" for fact in partyorg.facts(subject) if fact.type == "date"}
    full = client.post("/v1/check/" + check, {"on": "06/05/2025", "facts": facts})[2]
    short = client.post(f"/v1/check/{check}?answer=verdict", {"on": "06/05/2025", "facts": facts})[2]
    assert short == {
        "check": check, "on": "2025-05-06", "verdict": full["verdict"],
        "stage": next((stage["name"] for stage in full["stages"] if stage["verdict"] != "met"), None),
        "failed": [one["id"] for one in full["findings"] if one["kind"] != "ground"
                   and one["status"] == ("met" if one["kind"] == "bar" else "not_met")],
        "unknown": [one["id"] for one in full["findings"] if one["status"] == "unknown"],
    }


def test_today_is_that_of_vietnam(client):
    before = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
    said = client.post("/v1/check/admission?answer=verdict", {"facts": {}})[2]
    after = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
    assert said["on"] in (before.isoformat(), after.isoformat())


def test_options_calendar_and_null(client):
    asked = {"on": "2025-08-01", "facts": {"cell_met_on": "2025-07-01", "born_on": None}, "options": None, "lang": None}
    plain = client.post("/v1/check/admission", asked)[2]
    later = client.post("/v1/check/admission", {**asked, "days_off": ["2025-07-02", "2025-07-03"], "make_up": []})[2]
    assert plain["values"]["decision_due"] < later["values"]["decision_due"]
    assert "born_on" in plain["missing"]
    meeting = {"on": "2026-03-31", "facts": {"held_on": "2026-03-05", "proposed_grade": "good", "meeting_kind": "regular"},
               "options": {"scorecard": "an-phu", "fall_through": None}}
    assert client.post("/v1/check/meeting", meeting)[2]["scorecard"] == "an-phu"
    card = json.loads(open(os.path.join(HERE, "../../../libpartyorg/scorecards/an-phu.json"), encoding="utf-8").read())
    meeting["options"]["scorecard"] = {**card, "id": "own"}
    assert client.post("/v1/check/meeting", meeting)[2]["scorecard"] == "own"


def test_checks(client):
    said = client.get("/v1/checks")[2]["checks"]
    assert [one["name"] for one in said] == CHECKS
    assert all(one["title"]["vi"] and one["title"]["en"] and one["question"]["vi"] and one["rules"] for one in said)


@pytest.mark.parametrize("on", ["2025-08-01", "2019-01-01"])
def test_rules(client, on):
    said = client.get("/v1/rules?on=" + on)[2]
    assert said["on"] == on
    assert [(one["check"], one["id"]) for one in said["rules"]] == [
        (check, rule.id) for check in CHECKS for rule in partyorg.rules_in_force(check, on)]
    for one in said["rules"]:
        wording = partyorg.wording_on(one["check"], one["id"], on)
        assert (one["edition"], one["provision"]) == (wording.edition.code, wording.provision)
        assert isinstance(one["facts"], list) and isinstance(one["parameters"], list) and one["text"]["vi"]
    only = client.get(f"/v1/rules?on={on}&check=deletion")[2]["rules"]
    assert only == [one for one in said["rules"] if one["check"] == "deletion"]


def test_facts(client):
    for check in partyorg.checks():
        for name in (check.name, check.subject):
            said = client.get("/v1/facts/" + name)[2]
            if name == check.name:
                assert said["subject"] == check.subject
                assert [one["name"] for one in said["facts"]] == [fact.name for fact in partyorg.facts(check.subject)]
            assert all(one["title"]["vi"] and one["title"]["en"] for one in said["facts"])
    assert client.get("/v1/facts/options")[2]["facts"][0]["choices"]


def test_methods(client):
    for path, method in (("/v1/check/admission", "POST"), ("/v1/check-many", "POST"), ("/v1/rules", "GET"),
                         ("/v1/facts/admission", "GET"), ("/healthz", "GET"), ("/v1/openapi.json", "GET")):
        allowed = "POST, OPTIONS" if method == "POST" else "GET, HEAD, OPTIONS"
        for other in ("GET", "POST", "PUT", "DELETE", "PATCH", "NONE", "TRACE"):
            if other == method:
                continue
            status, headers, said = client.ask(other, path, "{}" if other != "GET" else None)
            assert (status, headers["Allow"], said["status"]) == (405, allowed, 405), (other, path)
        status, headers, said = client.ask("OPTIONS", path)
        assert (status, headers["Allow"], said) == (204, allowed, b"")
    assert client.ask("HEAD", "/v1/rules")[::2] == (200, b"")
    assert client.ask("HEAD", "/v1/check/admission")[0] == 405


# ---- what it refuses -------------------------------------------------------------------------------------------------

P = "/v1/check/admission"
# Path, body, headers; status, code; what else the problem has; what its sentence names.
REFUSED = [
    ("/nothing", None, None, 404, "unknown_path", {}, "/v1/check-many"),
    ("/v1/check/admision", {}, None, 404, "unknown_check", {"accepted": CHECKS}, "admission"),
    ("/v1/check/", {}, None, 404, "unknown_check", {}, "admission"),
    ("/v1/check/%ff%0d%0a", {}, None, 404, "unknown_check", {}, "admission"),
    (P + "?answer=all", {}, None, 400, "wrong_value", {"accepted": ["full", "verdict"]}, "verdict"),
    (P + "?answer", {}, None, 400, "wrong_value", {}, "verdict"),
    (P + "?answer=full&answer=full", {}, None, 400, "repeated_parameter", {}, "answer"),
    (P + "?asnwer=full", {}, None, 400, "unknown_parameter", {"accepted": ["answer", "lang"]}, "asnwer"),
    (P, b"", JSON, 400, "empty", {}, "JSON"),
    (P, b" \n", JSON, 400, "empty", {}, "JSON"),
    (P, "[]", None, 400, "not_an_object", {}, "JSON"),
    (P, "7", None, 400, "not_an_object", {}, "JSON"),
    (P, {}, None, 400, "missing_key", {"pointer": "/facts"}, "facts"),
    (P, {"facts": None}, None, 400, "wrong_type", {"pointer": "/facts"}, "null"),
    (P, {"facts": []}, None, 400, "wrong_type", {"pointer": "/facts"}, "facts"),
    (P, {"facts": "x"}, None, 400, "wrong_type", {"pointer": "/facts"}, "facts"),
    (P, {"facts": {}, "options": []}, None, 400, "wrong_type", {"pointer": "/options"}, "options"),
    (P, {"facts": {}, "days_off": {}}, None, 400, "wrong_type", {"pointer": "/days_off"}, "days_off"),
    (P, {"facts": {}, "make_up": "2025-01-01"}, None, 400, "wrong_type", {"pointer": "/make_up"}, "make_up"),
    (P, {"facts": {}, "on": 20250101}, None, 400, "wrong_type", {"pointer": "/on"}, "on"),
    (P, {"facts": {}, "lang": "fr"}, None, 400, "wrong_value", {"pointer": "/lang", "accepted": ["vi", "en"]}, "fr"),
    (P, {"facts": {}, "fact": {}}, None, 400, "unknown_key",
     {"pointer": "/fact", "accepted": ["on", "facts", "options", "days_off", "make_up", "lang"]}, "days_off"),
    (P, {"facts": {}, "a/b~c": {}}, None, 400, "unknown_key", {"pointer": "/a~1b~0c"}, "a/b~c"),
    (P, {"facts": {"born_on": "2007-02-30"}}, None, 422, "PARTYORG_E_DATE",
     {"fact": "born_on", "pointer": "/facts/born_on"}, "2007-02-30"),
    (P, {"facts": {"born_on": 20070230}}, None, 422, "PARTYORG_E_DATE", {"fact": "born_on"}, "YYYY-MM-DD"),
    (P, {"facts": {"born_on": ""}}, None, 422, "PARTYORG_E_DATE", {"fact": "born_on"}, "born_on"),
    (P, {"facts": {"born_on": [1]}}, None, 422, "wrong_type", {"fact": "born_on", "pointer": "/facts/born_on"}, "born_on"),
    (P, {"facts": {"citizen_vn": 1}}, None, 422, "PARTYORG_E_VALUE", {"fact": "citizen_vn"}, "true"),
    (P, {"facts": {"citizen_vn": "true"}}, None, 422, "PARTYORG_E_VALUE", {"fact": "citizen_vn"}, "true"),
    (P, {"facts": {"cell_yes": -1}}, None, 422, "PARTYORG_E_VALUE", {"fact": "cell_yes"}, "1000000"),
    (P, {"facts": {"cell_yes": 1.5}}, None, 422, "PARTYORG_E_VALUE", {"fact": "cell_yes"}, "cell_yes"),
    (P, '{"facts":{"cell_yes":1e999}}', None, 422, "PARTYORG_E_VALUE", {"fact": "cell_yes"}, "1000000"),
    (P, '{"facts":{"cell_yes":99999999999999999999}}', None, 422, "PARTYORG_E_VALUE", {"fact": "cell_yes"}, "1000000"),
    (P, '{"facts":{"cell_yes":9007199254740993}}', None, 422, "PARTYORG_E_VALUE", {"fact": "cell_yes"}, "1000000"),
    (P, {"facts": {"education": "phd"}}, None, 422, "PARTYORG_E_VALUE", {"fact": "education"}, "literate"),
    (P, {"facts": {"education": "none\0"}}, None, 422, "PARTYORG_E_VALUE", {"fact": "education"}, "literate"),
    (P, {"facts": {"born": "2007-01-01"}}, None, 422, "PARTYORG_E_NAME", {"fact": "born", "pointer": "/facts/born"},
     "applicant"),
    (P, {"facts": {"1": 2}}, None, 422, "PARTYORG_E_NAME", {"fact": "1"}, "applicant"),
    (P, {"facts": {"": 2}}, None, 422, "PARTYORG_E_NAME", {}, "applicant"),
    (P, {"facts": {}, "options": {"age_count": "day"}}, None, 422, "PARTYORG_E_VALUE",
     {"pointer": "/options/age_count", "accepted": ["by_month", "by_day"]}, "by_day"),
    (P, {"facts": {}, "options": {"age": 1}}, None, 422, "PARTYORG_E_NAME", {"pointer": "/options/age"}, "options"),
    (P, {"facts": {}, "options": {"scorecard": "none"}}, None, 422, "PARTYORG_E_NAME",
     {"pointer": "/options/scorecard"}, "none"),
    (P, {"facts": {}, "options": {"scorecard": {}}}, None, 422, "PARTYORG_E_SCORECARD",
     {"pointer": "/options/scorecard"}, "schema"),
    (P, {"facts": {}, "options": {"scorecard": 5}}, None, 422, "wrong_type", {"pointer": "/options/scorecard"}, "scorecard"),
    (P, {"facts": {}, "on": "2025-13-01"}, None, 422, "PARTYORG_E_DATE", {"pointer": "/on"}, "2025-13-01"),
    (P, {"facts": {}, "days_off": ["2025-13-01"]}, None, 422, "PARTYORG_E_DATE", {"pointer": "/days_off"}, "2025-13-01"),
    (P, {"facts": {}, "days_off": ["2025-01-01", 5]}, None, 422, "wrong_type", {"pointer": "/days_off/1"}, "days_off"),
    (P, {"facts": {}, "days_off": [None]}, None, 422, "wrong_type", {"pointer": "/days_off/0"}, "null"),
    (P, {"facts": {}}, {"Content-Type": "text/plain"}, 415, "media_type", {"accepted": ["application/json"]}, "json"),
    (P, {"facts": {}}, {**JSON, "Content-Encoding": "gzip"}, 415, "content_encoding", {}, "Content-Encoding"),
    (P, b"7\r\n{\"facts\r\n", {**JSON, "Transfer-Encoding": "chunked"}, 411, "length_required", {}, "Content-Length"),
    ("/v1/check-many", {}, {**LINES, "Transfer-Encoding": "chunked"}, 411, "length_required", {}, "Content-Length"),
    ("/v1/check-many", b"", LINES, 400, "empty", {}, "JSON"),
    ("/v1/check-many?lang=fr", {}, LINES, 400, "wrong_value", {}, "fr"),
    ("/v1/check-many", {}, {"Content-Type": "text/csv"}, 415, "media_type", {}, "ndjson"),
    ("/v1/rules?on=2025-02-30", None, None, 400, "PARTYORG_E_DATE", {}, "2025-02-30"),
    ("/v1/rules?on", None, None, 400, "PARTYORG_E_DATE", {}, "YYYY-MM-DD"),
    ("/v1/rules?check=nothing", None, None, 400, "wrong_value", {"accepted": CHECKS}, "nothing"),
    ("/v1/facts/nothing", None, None, 404, "unknown_subject", {}, "applicant"),
    ("/healthz?x=1", None, None, 400, "unknown_parameter", {}, "x"),
]


@pytest.mark.parametrize("path, body, headers, status, code, members, named", REFUSED)
def test_refusals(client, path, body, headers, status, code, members, named):
    details = []
    for lang in ("vi", "en"):
        if path == P and isinstance(body, dict):
            headers = {**(headers or JSON), "Accept-Language": f"fr, {lang};q=0.8"}
        else:
            headers = {**(headers or (JSON if body is not None else {})), "Accept-Language": lang}
        found, answered, said = client.ask("POST" if body is not None else "GET", path, body, headers)
        assert (found, said["status"], said["code"]) == (status, status, code), said
        assert answered["Content-Type"] == "application/problem+json" and answered["Content-Language"] == lang
        assert said["type"] == "about:blank" and said["title"]
        assert named in said["detail"], said
        for member, value in members.items():
            assert said.get(member) == value
        details.append(said["detail"])
    assert details[0] != details[1]
    assert client.get("/healthz")[0] == 200


@pytest.mark.parametrize("text, code", [
    ("{", "not_json"), ('{"facts":{}', "not_json"), ('{"facts":{}}}', "not_json"), ('{"facts":{}} x', "not_json"),
    ('{"facts":{},}', "not_json"), ("{'facts':{}}", "not_json"), ('{facts:{}}', "not_json"), ("nul", "not_json"),
    ('{"facts":{"cell_yes":01}}', "not_json"), ('{"facts":{"cell_yes":0x10}}', "not_json"),
    ('{"facts":{"cell_yes":NaN}}', "not_json"), ('{"facts":{"cell_yes":Infinity}}', "not_json"),
    ('{"facts":{"cell_yes":+1}}', "not_json"), ('{"facts":{"cell_yes":1.}}', "not_json"),
    ('{"facts":{"cell_yes":.5}}', "not_json"), ('{"facts":{"cell_yes":-}}', "not_json"),
    ('{"facts":{}}\0', "not_json"), ('{"facts":{}}\0{"x":', "not_json"), ('{"facts":{"education":"no\nne"}}', "not_json"),
    ('{"facts":{"education":"\\x"}}', "not_json"), ('{"facts":{"education":"\\ud800"}}', "not_json"),
    ('{"facts":{"education":"', "not_json"), ('\ufeff{"facts":{}}', "not_json"), ("//\n{}", "not_json"),
    (b'{"facts":{"education":"\xff"}}', "not_utf8"), (b'{"facts":{"education":"\xc0\x80"}}', "not_utf8"),
    (b'{"facts":{"\xed\xa0\x80":1}}', "not_utf8"), ('{"facts":{}}'.encode("utf-16"), "not_json"),
    ('{"facts":{},"facts":{}}', "duplicate_key"), ('{"facts":{"cell_yes":1,"cell_yes":1}}', "duplicate_key"),
    ('{"facts":{},"f\\u0061cts":{}}', "duplicate_key"),
    ('{"facts":' * 20 + "{}" + "}" * 20, "too_deep"), ("[" * 30000, "too_deep"), ('{"a":' * 10000, "too_deep"),
])
def test_broken_json(client, text, code):
    for lang in ("vi", "en"):
        status, _, said = client.post(P + "?lang=" + lang, text)
        assert (status, said["code"]) == (400, code), said
        assert said["detail"] and (code != "not_json" or re.search(r"byte (thứ )?\d+", said["detail"]))
    assert client.get("/healthz")[0] == 200


@pytest.mark.parametrize("accepted, lang", [
    ("vi", "vi"), ("vi-VN,vi;q=0.9,en;q=0.8", "vi"), ("en-US,en;q=0.9,vi;q=0.8", "en"), ("fr", "en"), ("", "en"),
    ("en;q=0.1, VI;q=0.2", "vi"), ("vi;q=0", "en"), (";;,,q=;vi", "en"), ("x" * 900, "en"),
])
def test_languages(client, accepted, lang):
    headers = {**JSON, "Accept-Language": accepted}
    assert client.post(P, FILE, headers)[1]["Content-Language"] == lang
    assert client.get("/nothing", {"Accept-Language": accepted})[1]["Content-Language"] == lang
    assert client.post(P + "?lang=vi", FILE, headers)[1]["Content-Language"] == "vi"
    assert client.post(P + "?lang=vi", {**FILE, "lang": "en"}, headers)[1]["Content-Language"] == "en"


@pytest.mark.parametrize("data, status", [
    (b"GARBAGE\r\n\r\n", 400), (b"GET /healthz HTTP/1.1\r\n\r\n", 400),
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400),
    (b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
    (b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 20000 + b"\r\n\r\n", 431),
    (b"GET /healthz HTTP/1.1\r\nHost: x\r\n" + b"X-Y: abcdefgh\r\n" * 9000 + b"\r\n", 431),
    (b"GET /healthz HTTP/3.7\r\nHost: x\r\n\r\n", 505), (b"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    (b"CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    (b"POST /v1/check/admission HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n", 413),
    (b"POST /v1/check-many HTTP/1.1\r\nHost: x\r\nContent-Length: 67108865\r\n\r\n", 413),
    (b"POST /v1/check/admission HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
    (b"POST /v1/check/admission HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400),
    (b"POST /v1/check/admission HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}", 400),
    (b"POST /v1/check/admission HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
    (b"POST /v1/check-many HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n", 411),
    (b"GET /nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nGET / HTTP/1.1\r\n", 404),
    (b"POST /v1/check/admission HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
])
def test_refusals_of_nginx_are_problems(service, data, status):
    found, said = problem_of(raw(service, data))
    assert (found, said["status"]) == (status, status) and said["detail"]


def test_limit_of_requests(limited):
    client = Client(limited)
    answers = [client.post(P, FILE) for _ in range(20)]
    refused = [(headers, said) for status, headers, said in answers if status == 429]
    assert refused and {status for status, _, _ in answers} == {200, 429}
    for headers, said in refused:
        assert headers["Retry-After"] == "1" and said["code"] == "too_many"
    time.sleep(1.1)
    assert client.post(P, FILE)[0] == 200


def test_limit_of_connections(tmp_path):
    head = f"POST {P} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n".encode()
    with Service(tmp_path, [LOOPBACK, ("limit_req zone=requests burst=400 nodelay;", "")]) as crowded:
        opened = [socket.create_connection(("127.0.0.1", crowded.port), 20) for _ in range(100)]
        for connection in opened:  # each within a request
            connection.sendall(head)
        time.sleep(0.3)
        status, headers, said = Client(crowded).post(P, FILE)
        assert (status, headers["Retry-After"], said["code"]) == (429, "1", "too_many")
        for connection in opened:
            connection.sendall(b" " * 98 + b"{}")
            assert b"missing_key" in connection.recv(65536)
        assert Client(crowded).post(P, FILE)[0] == 200
        for connection in opened:
            connection.close()


def test_own_errors_say_nothing(limited):
    time.sleep(2)
    status, _, said = Client(limited).get("/fails")
    assert (status, said["code"]) == (500, "internal") and "oops" not in json.dumps(said)
    assert "oops" in limited.errors()


# ---- many checks -----------------------------------------------------------------------------------------------------


def lines(*objects):
    return "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in objects)


def test_lines_come_back_in_order(client):
    body = lines({"id": "a", "check": "admission", **FILE}, "", {"id": 9007199254740991, "check": "deletion", "facts": {}},
                 "{", {"check": "dues", "facts": {}}, {"id": "e", "check": "none", "facts": {}}, {"id": "f", "facts": {}},
                 {"id": "g", "check": "admission", "facts": {"born_on": "x"}, "lang": "vi"},
                 {"id": ["h"], "check": "admission", "facts": {}}, {"id": "x" * 201, "check": "admission", "facts": {}},
                 {"id": 1.5, "check": "admission", "facts": {}}, {"id": None, "check": "admission", "facts": {}}, " \t ")
    body += '{"id":"\u1ebd \\"q\\"","check":"admission","facts":{}}'  # no line feed at its end
    status, headers, said = client.post("/v1/check-many?answer=verdict&lang=en", body, LINES)
    assert (status, headers["Content-Type"]) == (200, "application/x-ndjson")
    assert [(one["line"], one.get("id"), one["error"]["code"] if "error" in one else one["report"]["check"])
            for one in said] == [
        (1, "a", "admission"), (3, 9007199254740991, "deletion"), (4, None, "not_json"), (5, None, "dues"),
        (6, "e", "unknown_check"), (7, "f", "missing_key"), (8, "g", "PARTYORG_E_DATE"), (9, None, "wrong_type"),
        (10, None, "wrong_type"), (11, None, "wrong_type"), (12, None, "admission"), (14, "\u1ebd \"q\"", "admission")]
    # What a double would take for another number is refused.
    refused = client.post("/v1/check-many", '{"id":9007199254740993,"check":"admission","facts":{}}', LINES)[2]
    assert refused[0]["error"]["code"] == "wrong_type"
    assert said[6]["error"]["detail"].startswith("born_on: ng") or "ngày" in said[6]["error"]["detail"]
    assert client.get("/healthz")[0] == 200


def test_crlf_and_full_reports(client):
    body = lines({"id": 1, "check": "admission", **FILE}, {"id": 2, "check": "admission", **FILE}).replace("\n", "\r\n")
    said = client.post("/v1/check-many", body, {"Content-Type": "application/jsonl"})[2]
    expected = json.loads(partyorg.check("admission", FILE["facts"], on=FILE["on"]).to_json("en"))
    assert [one["report"] for one in said] == [expected, expected]


def test_a_long_line_costs_itself_alone(client):
    good = {"id": "good", "check": "admission", "facts": {}}
    for length in (65536, 65537, 200000, 2000000):
        body = lines(good, "x" * length, good)
        said = client.post("/v1/check-many?answer=verdict", body, LINES)[2]
        assert [one.get("id") for one in said] == ["good", None, "good"]
        assert said[1]["error"]["code"] == ("not_json" if length <= 65536 else "line_too_long")
    assert client.get("/healthz")[0] == 200


def test_answers_come_while_the_request_does(service):
    one = lines({"id": 1, "check": "admission", "facts": {}}).encode()
    with socket.create_connection(("127.0.0.1", service.port), 20) as connection:
        connection.sendall(b"POST /v1/check-many?answer=verdict HTTP/1.1\r\nHost: x\r\nContent-Type: application/jsonl\r\n"
                           b"Content-Length: %d\r\n\r\n" % (3 * len(one)))
        seen = b""
        for number in (1, 2, 3):
            connection.sendall(one[:20])
            time.sleep(0.05)
            connection.sendall(one[20:])
            while b'"line":%d,' % number not in seen:
                seen += connection.recv(65536)
        while not seen.endswith(b"0\r\n\r\n"):
            seen += connection.recv(65536)
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert b'"status":"pass"' in connection.recv(65536)


def test_a_stream_that_is_cut_off_says_so(service):
    one = lines({"id": 1, "check": "admission", "facts": {}}).encode()
    head = b"POST /v1/check-many?answer=verdict HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n"
    answer = raw(service, [head, one + b"{"], 0.1)
    assert b'"line":1,"id":1,"report"' in answer
    assert b'"line":2,"error"' in answer and b'"cut_off"' in answer and not answer.endswith(b"\r\n0\r\n\r\n")


def test_expect_continue_and_pipelining(service):
    body = lines({"id": 1, "check": "admission", "facts": {}}).encode()
    for path, data in ((b"/v1/check-many?answer=verdict", body),
                       (P.encode() + b"?answer=verdict", json.dumps(FILE).encode())):
        head = b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n" % (path, len(data))
        with socket.create_connection(("127.0.0.1", service.port), 5) as connection:
            connection.sendall(head + b"Expect: 100-continue\r\n\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 100 ")
            connection.sendall(data)
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        last = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        answer = raw(service, (head + b"\r\n" + data) * 3 + last, 0.1)
        assert answer.count(b"HTTP/1.1 200 ") == 4 and answer.count(b'"verdict":') == 3


def test_http_1_0(service):
    body = lines({"id": 1, "check": "admission", "facts": {}}).encode()
    head = b"POST /v1/check-many?answer=verdict HTTP/1.0\r\nContent-Length: %d\r\n\r\n" % len(body)
    answer = raw(service, head + body, 0.1)
    assert answer.startswith(b"HTTP/1.1 200") and b"chunked" not in answer and answer.endswith(b"}\n")


# ---- what those who run it see ---------------------------------------------------------------------------------------


def metrics(client):
    parser = pytest.importorskip("prometheus_client.parser")
    time.sleep(1.3)  # each worker adds what it counted once a second
    status, headers, text = client.get("/metrics")
    assert status == 200 and headers["Content-Type"].startswith("text/plain")
    text = text.decode()
    return {(sample.name, tuple(sorted(sample.labels.items()))): sample.value
            for family in parser.text_string_to_metric_families(text) for sample in family.samples}, text


def test_metrics(client):
    before, _ = metrics(client)
    for _ in range(3):
        client.post(P, FILE)
    client.post(P, {})
    client.post("/v1/check-many", lines({"check": "dues", "facts": {}}, "{"), LINES)
    client.get("/nothing" + SECRET)
    after, text = metrics(client)

    def more(name, **labels):
        key = (name, tuple(sorted(labels.items())))
        return after[key] - before.get(key, 0)
    assert more("partyorg_requests_total", route="/v1/check", status="200") == 3
    assert more("partyorg_requests_total", route="/v1/check", status="400") == 1
    assert more("partyorg_requests_total", route="other", status="404") == 1
    assert more("partyorg_checks_total", check="admission", verdict="not_met") == 3
    assert more("partyorg_checks_total", check="dues", verdict="unknown") == 1
    assert more("partyorg_problems_total", code="missing_key") == 1
    assert more("partyorg_lines_total", result="examined") == 1 and more("partyorg_lines_total", result="refused") == 1
    assert more("partyorg_request_seconds_count", route="/v1/check") == 4
    assert more("partyorg_request_seconds_bucket", route="/v1/check", le="+Inf") == 4
    bounds = re.findall(r'seconds_bucket\{route="/v1/check",le="(.*?)"\} (\d+)', text)
    assert [float(bound) for bound, _ in bounds] == sorted(float(bound) for bound, _ in bounds)
    assert [int(count) for _, count in bounds] == sorted(int(count) for _, count in bounds)
    assert ("partyorg_build_info", (("version", partyorg.__version__),)) in after
    # However many paths clients make up.
    assert len(after) < 400 and SECRET not in text


def test_openapi(client):
    description = client.get("/v1/openapi.json")[2]
    assert description["openapi"] == "3.1.0" and description["info"]["version"] == partyorg.__version__
    schemas = description["components"]["schemas"]
    assert set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(description))) <= set(schemas)
    for check in partyorg.checks():
        body = description["paths"]["/v1/check/" + check.name]["post"]["requestBody"]["content"]["application/json"]
        assert body["schema"] == {"$ref": "#/components/schemas/request_" + check.name}
        described = schemas["facts_" + check.subject]["properties"]
        assert list(sorted(described)) == sorted(fact.name for fact in partyorg.facts(check.subject))
        for fact in partyorg.facts(check.subject):
            assert fact.title("vi") in described[fact.name]["description"]
            assert fact.title("en") in described[fact.name]["description"]
            if fact.type == "int":
                assert (described[fact.name]["minimum"], described[fact.name]["maximum"]) == (fact.minimum, fact.maximum)
    if importlib.util.find_spec("openapi_spec_validator"):
        from openapi_spec_validator import validate
        validate(description)


# Not of check-many: what is wrong with a line is said in its line, with the status 200. Every limit of every fact, one by
# one, takes two minutes: of all checks there are examples and random requests, of some small ones all limits.
@pytest.mark.skipif(not importlib.util.find_spec("schemathesis"), reason="pip found no schemathesis on PyPI")
@pytest.mark.parametrize("chosen", [
    ["--phases", "examples,fuzzing", "--max-examples", "6", "--exclude-path", "/v1/check-many"],
    ["--phases", "coverage", "--max-examples", "6",
     *(word for path in ("/v1/check/review_cap", "/v1/rules", "/v1/checks", "/v1/facts/{name}", "/healthz", "/metrics")
       for word in ("--include-path", path))],
])
def test_contract(service, tmp_path, chosen):
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", f"http://127.0.0.1:{service.port}/v1/openapi.json", *chosen,
         "--generation-deterministic", "--workers", "1", "--no-color"],
        cwd=tmp_path, capture_output=True, text=True)
    print(done.stdout[-6000:], done.stderr[-2000:])
    assert done.returncode == 0


def test_nothing_of_a_request_is_in_any_file(service, client):
    client.post(P, {"facts": {"education": SECRET, "born_on": SECRET}})
    client.post(P, {"facts": {}, SECRET: SECRET})
    client.post(P + f"?{SECRET}={SECRET}", '{"' + SECRET)
    client.post(P + SECRET, {"facts": {}}, {**JSON, "User-Agent": SECRET, "Referer": SECRET, "Cookie": SECRET})
    client.post("/v1/check-many", (lines({"id": SECRET, "check": SECRET, "facts": {SECRET: 1}}) * 3000), LINES)
    client.post(P, SECRET * 9000)
    client.post(P, b'{"facts":{"education":"%s"' % SECRET.encode() * 2000)
    with socket.create_connection(("127.0.0.1", service.port), 20) as connection:
        head = b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n" % P.encode()
        connection.sendall(head + SECRET.encode() * 5000)
        time.sleep(0.3)
    time.sleep(1.3)
    found = 0
    for directory, _, names in os.walk(service.directory):
        for name in names:
            with open(os.path.join(directory, name), "rb") as file:
                assert SECRET.encode() not in file.read(), name
            found += 1
    with open(os.path.join(service.directory, "logs/access.log"), encoding="utf-8") as file:
        assert found >= 3 and "/v1/check 422" in file.read()
    assert not any(names for _, _, names in os.walk(os.path.join(service.directory, "temp")))
    # Of what clients get wrong nginx calls two things errors.
    assert all("too large body" in line or "invalid chunked body" in line for line in service.errors().splitlines())

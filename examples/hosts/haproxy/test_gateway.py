# SPDX-License-Identifier: MIT
"""Starts HAProxy with haproxy.cfg before a stand-in for a records system, and asks it.

    PYTHONPATH=build/python:examples/hosts python3 examples/hosts/haproxy/test_gateway.py build/lua5.3
"""
import concurrent.futures
import contextlib
import glob
import http.client
import json
import socket
import sys
import tempfile
import unittest

import partyorg
import serving
import start

JSON = {"Content-Type": "application/json"}
ACCEPTED_FILE = "HS-2026.001_a"
# In no answer and no log.
MARKER = "2006-06-06"


def cases():
    """Those that people wrote; without the many of *-coverage.jsonl."""
    for path in sorted(set(glob.glob("tests/cases/*.jsonl")) - set(glob.glob("tests/cases/*-coverage.jsonl"))):
        with open(path, encoding="utf-8") as file:
            for line in file:
                case = json.loads(line)
                yield {key: case[key] for key in ("check", "on", "facts", "options") if key in case}


def complete(case):
    report = partyorg.check(case["check"], case.get("facts"), on=case["on"], options=case.get("options"))
    return not report.missing_for_verdict and not report.contradictions


class Gateway(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        stack = contextlib.ExitStack()
        cls.addClassCleanup(stack.close)
        cls.port = serving.free_port()
        cls.records = stack.enter_context(start.Records())
        directory = stack.enter_context(tempfile.TemporaryDirectory())
        cls.server = stack.enter_context(start.haproxy(LUA, cls.port, cls.records.server_port, directory))
        cls.cases = list(cases())
        cls.good = json.dumps(next(filter(complete, cls.cases)))
        # Sends less than it says, and waits meanwhile.
        cls.slow = stack.enter_context(socket.create_connection(("127.0.0.1", cls.port)))
        cls.slow.sendall(b"POST /files/A HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                         b"Content-Length: 9\r\n\r\n{")

    def setUp(self):
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        self.addCleanup(self.connection.close)
        self.records.arrived.clear()

    def ask(self, body, path="/files/" + ACCEPTED_FILE, method="POST", headers=JSON, connection=None):
        connection = connection or self.connection
        connection.request(method, path, body.encode() if isinstance(body, str) else body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        if answer.status != 201:
            self.assertEqual(answer.getheader("Content-Type"), "application/json")
            said = json.loads(text)
            self.assertEqual(sorted(said["message"]), ["en", "vi"])
            self.assertNotEqual(said["message"]["vi"], said["message"]["en"])
            return answer.status, said, answer
        return answer.status, text, answer

    def refused(self, status, error, *arguments, name=None, says="", **more):
        found, said, answer = self.ask(*arguments, **more)
        self.assertEqual((found, said["error"], said.get("name")), (status, error, name))
        self.assertIn(says, said["message"]["en"])
        self.assertEqual(self.records.arrived, [])
        return said, answer

    def announce(self, header, value):
        """The status of a request whose body does not come: it is refused by its head."""
        self.connection.close()
        self.connection.putrequest("POST", "/files/A")
        for name, value in (*JSON.items(), (header, value)):
            self.connection.putheader(name, value)
        self.connection.endheaders()
        answer = self.connection.getresponse()
        self.assertIn("vi", json.loads(answer.read())["message"])
        self.connection.close()
        return answer.status

    def test_a_complete_file_goes_on_as_it_came(self):
        bodies = [self.good, " \r\n\t" + self.good.replace(", ", ",\n\t"), self.good + " " * (49152 - len(self.good)),
                  self.good.replace("check", "\\u0063heck")]
        for body in bodies:
            self.assertEqual(self.ask(body)[0], 201)
        self.assertEqual(self.records.arrived, [("/files/" + ACCEPTED_FILE, body.encode()) for body in bodies])
        self.assertEqual(self.ask(self.good, headers={"Content-Type": "Application/JSON; charset=UTF-8"})[0], 201)

    def test_a_verdict_is_no_matter(self):
        for verdict in ("met", "not_met"):
            case = next(case for case in self.cases if complete(case) and partyorg.check(
                case["check"], case.get("facts"), on=case["on"], options=case.get("options")).verdict == verdict)
            self.assertEqual(self.ask(json.dumps(case))[0], 201)

    def test_what_is_missing_is_named(self):
        said, _ = self.refused(422, "incomplete", json.dumps({"check": "admission", "on": "2025-08-01",
                                                              "facts": {"born_on": "1998-04-12", "citizen_vn": None}}))
        report = partyorg.check("admission", born_on="1998-04-12", on="2025-08-01")
        self.assertEqual([fact["name"] for fact in said["missing"]], list(report.missing_for_verdict))
        self.assertEqual(said["missing"][0], {"name": "citizen_vn", "title": {"vi": "Công dân Việt Nam",
                                                                              "en": "Vietnamese citizen"}})
        self.assertEqual(said["next_step"], {lang: report.next_step.text(lang) for lang in ("vi", "en")})
        self.assertEqual((said["verdict"], said["on"], said["check"]), ("unknown", "2025-08-01", "admission"))

    def test_what_contradicts_is_named(self):
        file = json.loads(self.good)
        file["facts"].update(cell_official=9, cell_excluded=0, cell_yes=12)
        said, _ = self.refused(422, "contradictory", json.dumps(file))
        self.assertEqual([fact["name"] for fact in said["contradictions"]], ["cell_official", "cell_excluded", "cell_yes"])

    def test_as_the_library_says_of_every_case(self):
        def ask(cases_of_one):
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
                return [self.ask(json.dumps(case), connection=connection)[0] for case in cases_of_one]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            found = sum(pool.map(ask, (self.cases[i::4] for i in range(4))), [])
        expected = [201 if complete(case) else 422 for i in range(4) for case in self.cases[i::4]]
        self.assertEqual(found, expected)
        self.assertEqual({201, 422}, set(found))
        self.assertEqual(len(self.records.arrived), expected.count(201))

    def test_what_is_no_file(self):
        self.refused(400, "not_json", "", says="there is no body")
        self.refused(400, "not_json", "{", says="at byte 2")
        self.refused(400, "not_json", "[]", says="a JSON object")
        self.refused(400, "not_json", '{"check":"admission","check":"dues"}', says="is there twice")
        self.refused(400, "not_json", b'{"check":"\xff"}', says="UTF-8")
        self.refused(400, "not_json", self.good + "\0" + self.good, says="control character")
        self.refused(400, "not_json", "[" * 40000, says="nested")
        self.refused(400, "shape", "{}", name="check", says="is missing")
        self.refused(400, "shape", '{"check":"admission","fact":{}}', name="fact", says="accepted are check, ")
        self.refused(400, "shape", '{"check":"admission","facts":[1]}', name="facts", says="an object")
        self.refused(404, "PARTYORG_E_NAME", '{"check":"admision"}', name="check", says="accepted are admission, ")

    def test_values_that_facts_do_not_take(self):
        def file(**facts):
            return json.dumps({"check": "admission", "on": "2025-08-01", "facts": facts})
        self.refused(422, "PARTYORG_E_NAME", file(born="x"), name="born", says="born_on")
        self.refused(422, "PARTYORG_E_DATE", file(born_on="2025-02-30"), name="born_on", says="2025-02-30")
        self.refused(422, "PARTYORG_E_VALUE", file(cell_yes=-1), name="cell_yes", says="between 0 and 1000000")
        self.refused(422, "PARTYORG_E_VALUE", file(citizen_vn="yes"), name="citizen_vn", says="true or false")
        self.refused(422, "PARTYORG_E_DATE", '{"check":"dues","on":"x"}', name="on", says="YYYY-MM-DD")

    def test_what_is_no_request_for_it(self):
        for path in ("/", "/files/", "/files/a/b", "/files/%2e", "/file/a", "/files/" + "a" * 101):
            self.refused(404, "no_such_path", self.good, path=path)
        for method in ("PUT", "DELETE", "PATCH"):
            _, answer = self.refused(405, "method", self.good, method=method)
            self.assertEqual(answer.getheader("Allow"), "POST")
        for kind in ("text/plain", "application/jsonp", "application/json; charset=latin1", ""):
            self.refused(415, "content_type", self.good, headers={"Content-Type": kind})
        self.refused(415, "content_encoding", self.good, headers={**JSON, "Content-Encoding": "gzip"})
        self.assertEqual(self.announce("Transfer-Encoding", "chunked"), 411)

    def test_a_body_that_is_too_large(self):
        self.refused(413, "too_large", " " * 49153)
        self.assertEqual(self.announce("Content-Length", "100000000"), 413)
        self.refused(413, "too_large", self.good.ljust(49152), headers={**JSON, "X-Long": "a" * 18000},
                     says="beside the head")

    def test_what_two_servers_could_read_differently(self):
        for lengths, status in ((b"Content-Length: 5\r\nTransfer-Encoding: chunked", b"411"),
                                (b"Content-Length: 5\r\nContent-Length: 6", b"400"), (b"Content-Length: +5", b"400")):
            with socket.create_connection(("127.0.0.1", self.port), 20) as connection:
                connection.sendall(b"POST /files/A HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + lengths +
                                   b"\r\n\r\n0\r\n\r\n")
                self.assertEqual(connection.recv(100).split()[1], status)
        self.assertEqual(self.records.arrived, [])

    def test_a_connection_lives_on(self):
        for _ in range(3):
            self.ask("{")
            self.ask(self.good)
            self.ask('{"check":"dues"}')
        self.assertEqual(len(self.records.arrived), 3)

    def test_a_records_system_that_is_away(self):
        with tempfile.TemporaryDirectory() as directory:
            port = serving.free_port()
            with start.haproxy(LUA, port, serving.free_port(), directory):
                with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
                    self.refused(503, "unavailable", self.good, connection=connection)

    def test_a_script_that_fails_lets_nothing_through(self):
        for what in ("error('broken')", "while true do end", "return string.rep('x', 2 ^ 28)"):
            with tempfile.TemporaryDirectory() as directory:
                port = serving.free_port()
                broken = start.haproxy(LUA, port, self.records.server_port, directory)
                with open(directory + "/request.lua", "w", encoding="ascii") as file:
                    file.write("return { decode = function() %s end }" % what)
                with broken, contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
                    self.refused(500, "failed", self.good, connection=connection)

    def test_z_a_body_that_does_not_come(self):
        self.slow.settimeout(20)
        self.assertIn(b" 408 ", self.slow.recv(100))

    def test_z_nothing_of_a_file_is_logged(self):
        self.ask(json.dumps({"check": "admission", "facts": {"born_on": MARKER}}))
        self.ask(json.dumps({"check": "admission", "facts": {"born_on": MARKER + "x"}}))
        log = self.server.log()
        self.assertRegex(log, r"POST 422 \d+ \d+ incomplete")
        self.assertRegex(log, r"POST 422 \d+ \d+ PARTYORG_E_DATE")
        for secret in (MARKER, ACCEPTED_FILE, "born_on", "party_age"):
            self.assertNotIn(secret, log)


if __name__ == "__main__":
    LUA = sys.argv.pop(1)
    unittest.main()

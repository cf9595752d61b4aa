# SPDX-License-Identifier: MIT
"""The service under clients that mean no good, or are many: after each of these it answers as before, no worker has ended,
and the memory of the workers has stayed as it was.

    PYTHONPATH=build/python python3 examples/hosts/nginx/abuse.py DIRECTORY

Prints a line for each with its figures, and closes with `N passed, N failed`. BUILD as make has it.
"""
import json
import os
import random
import resource
import signal
import socket
import sys
import threading
import time

import partyorg
from server import JSON, LINES, Client, Service

P = "/v1/check/admission?answer=verdict"
FILE = {"on": "2025-08-20", "facts": {"born_on": "2007-09-10", "citizen_vn": True, "cell_official": 12, "cell_yes": 9}}
GOOD = json.dumps(FILE)
CONNECTIONS = 10000
SLOW = 200
# What the memory of the workers may differ by and still be the same.
GROWTH = 1.03


def head(path, length, kind="application/json"):
    return f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n".encode()


def read_all(connection):
    answer = b""
    try:
        while piece := connection.recv(1 << 16):
            answer += piece
    except ConnectionResetError:  # of what it did not read
        pass
    return answer


def still_well(service):
    """A good request is answered at once; how long it took."""
    begun = time.monotonic()
    status, _, said = Client(service).post(P, FILE)
    assert (status, said["verdict"], said["failed"]) == (200, "not_met", ["ADM-AGE-MIN"]), (status, said)
    return time.monotonic() - begun


# ---- slow clients, in the background of all else ---------------------------------------------------------------------


class SlowClients(threading.Thread):
    """SLOW clients that send a byte a second, of a header or of a body, until they are closed."""

    def __init__(self, service):
        super().__init__(daemon=True)
        self.service, self.closed_after, self.left = service, [], SLOW

    def run(self):
        begun = time.monotonic()
        open_ones = {}
        for i in range(SLOW):
            connection = socket.create_connection(("127.0.0.1", self.service.port), 20)
            connection.setblocking(False)
            if i % 3 == 0:
                data = b"POST /v1/check/admission HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100
            else:
                data = head(P if i % 3 == 1 else "/v1/check-many", 500) + b" " * 100
            # The start at once, then what takes longer than any timeout between two bytes allows.
            connection.send(data[:-100])
            open_ones[connection] = data[-100:]
        while open_ones and time.monotonic() - begun < 30:
            time.sleep(0.25)
            for connection in list(open_ones):
                try:
                    if connection.recv(65536) == b"":
                        raise ConnectionResetError
                except BlockingIOError:
                    pass
                except OSError:
                    self.closed_after.append(time.monotonic() - begun)
                    connection.close()
                    del open_ones[connection]
        self.left = len(open_ones)


# ---- what is wrong with a request ------------------------------------------------------------------------------------


def huge_bodies(service, memory):
    """100 MB where 64 KiB or 64 MiB are taken: refused before they are read. 60 MB where they are taken: streamed."""
    sent = []
    for path in (P, "/v1/check-many"):
        with socket.create_connection(("127.0.0.1", service.port), 20) as connection:
            connection.sendall(head(path, 100_000_000))
            answer, total = b"", 0
            connection.settimeout(0)
            while b"\r\n\r\n" not in answer:
                try:
                    total += connection.send(b"x" * 65536)
                except BlockingIOError:
                    time.sleep(0.001)
                except ConnectionError:
                    break
                try:
                    answer += connection.recv(65536)
                except BlockingIOError:
                    pass
            assert answer.startswith(b"HTTP/1.1 413 "), answer[:100]
            sent.append(total)
    line = json.dumps({"check": "admission", "facts": FILE["facts"], "on": FILE["on"]})
    padded = (line[:-1] + " " * (8191 - len(line)) + "}\n").encode()
    highest = 0
    for body, expected in ((padded * 7300, 7300), (b"y" * 60_000_000, 1)):
        answers = []
        with socket.create_connection(("127.0.0.1", service.port), 60) as connection:
            request = head("/v1/check-many?answer=verdict", len(body)) + body
            sender = threading.Thread(target=connection.sendall, args=(request,))
            sender.start()
            tail = b""
            while not tail.endswith(b"\r\n0\r\n\r\n"):
                piece = connection.recv(1 << 20)
                answers.append(piece.count(b'"line":'))
                tail = (tail + piece)[-16:]
                highest = max(highest, memory() if len(answers) % 50 == 0 else 0)
            sender.join()
        # A word may lie across two pieces.
        assert expected * 0.98 <= sum(answers) <= expected, (sum(answers), expected)
    return f"refused after {max(sent) // 1024} KiB were sent; 60 MB in lines of 8 KiB and as one line, at most {highest} KiB"


def never_reading(service, memory):
    """A client that sends lines and reads no answer is not read from either."""
    line = (json.dumps({"check": "admission", "facts": {}}) + "\n").encode()
    body, before = line * (30_000_000 // len(line)), memory()
    with socket.create_connection(("127.0.0.1", service.port), 3) as connection:
        connection.sendall(head("/v1/check-many", len(body)))
        connection.settimeout(1.5)
        sent = 0
        try:
            while sent < len(body):
                sent += connection.send(body[sent:sent + 65536])
        except TimeoutError:
            pass
        grown = memory() - before
    assert sent < len(body) and grown < 20_000, (sent, grown)
    return f"{sent // 1024} KiB of 30 MB were taken, workers grew by {grown} KiB"


def broken_json(service, memory):
    """A good file changed at random, and nesting without end: never an error of the server, the connection kept."""
    chance, client, seen = random.Random(8), Client(service), {}
    bodies = ["[" * 60000, '{"a":' * 12000, "[" * 30000 + "]" * 30000, '"' * 60001, "\\" * 60000, "{" + '"' + "k" * 60000,
              '{"facts":{"' + "k" * 60000 + '":1}}', '{"facts":{"education":"' + "v" * 60000 + '"}}',
              '{"facts":{"cell_yes":' + "9" * 60000 + "}}", '{"facts":{"cell_yes":1e' + "9" * 60000 + "}}",
              json.dumps({"facts": {f"k{i}": i for i in range(4000)}}),
              json.dumps({"facts": {}, "days_off": ["2025-01-02"] * 4000})]
    pieces = [b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\", b"\0", b"\xff", b"null", b"-", b"1e9"]
    for _ in range(2500):
        data = bytearray(GOOD.encode())
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            kind = chance.randrange(4)
            if kind == 0:
                data[at] = chance.randrange(256)
            elif kind == 1:
                del data[at:at + chance.randint(1, 9)]
            elif kind == 2:
                data[at:at] = chance.choice(pieces)
            else:
                data[at:at] = data[:at]
            data = data or bytearray(b" ")
        bodies.append(bytes(data))
    for body in bodies:
        status, _, said = client.post(P, body, JSON)
        assert status in (200, 400, 422) and not client.closed, (status, said, body[:200])
        assert status == 200 or said["detail"] and said["code"]
        seen[status] = seen.get(status, 0) + 1
    # As lines of a stream too, where each has its answer.
    body = b"\n".join(b.encode() if isinstance(b, str) else b.replace(b"\n", b" ") for b in bodies)
    answers = client.post("/v1/check-many?answer=verdict", body, LINES)[2]
    assert len(answers) >= len(bodies) - 20 and not client.closed
    return ", ".join(f"{count} times {status}" for status, count in sorted(seen.items()))


def wrong_types(service, memory):
    """Each fact of each check, each kind of value that it does not take: the line's error names the fact."""
    values = {"date": [True, 0, 1.5, "", "x", [], {}, "2025-02-30"], "bool": [0, 1.5, "true", "", [], {}],
              "int": [True, "1", "", [], {}, 0.5, -1, 1e300, -(2 ** 63), 2 ** 64],
              "decimal": [True, "x", [], {}, 0.001, -1, 1e300], "enum": [True, 0, 1.5, "", "\u1ebd\0", [], {}]}
    values["ordered"] = values["enum"]
    lines, names = [], []
    for check in partyorg.checks():
        for fact in partyorg.facts(check.subject):
            for value in values[fact.type]:
                names.append(fact.name)
                lines.append(json.dumps({"id": len(names), "check": check.name, "facts": {fact.name: value}}))
    client = Client(service)
    status, _, said = client.post("/v1/check-many?answer=verdict", "\n".join(lines), LINES)
    assert status == 200 and len(said) == len(lines)
    for name, one, line in zip(names, said, lines):
        assert one["error"]["status"] == 422 and one["error"]["fact"] == name, (line, one)
        assert name in one["error"]["detail"], (line, one)
    return f"{len(lines)} values refused by name"


# ---- many ------------------------------------------------------------------------------------------------------------


def many_connections(service, memory):
    """All at once, each with a request, all answered while all stay open; then once more on the same ones."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < CONNECTIONS + 200:
        return f"skipped: a process may have {hard} files open here"
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, CONNECTIONS + 200), hard))
    begun, opened = time.monotonic(), []
    request = head(P, len(GOOD)) + GOOD.encode()
    try:
        for i in range(CONNECTIONS):
            opened.append(socket.create_connection(("127.0.0.1", service.port), 20))
        for _ in range(2):
            for connection in opened:
                connection.sendall(request)
            for connection in opened:
                assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        delay = still_well(service)
        memory_then = memory()
    finally:
        for connection in opened:
            connection.close()
    return (f"{CONNECTIONS} open, each answered twice, in {time.monotonic() - begun:.1f} s; one more answered in "
            f"{delay * 1000:.0f} ms; workers have {memory_then} KiB")


class Asking(threading.Thread):
    """A client that asks again and again, on one connection or on a new one each time. What it counts: answers, answers that
    were none, and requests that it had to repeat since the kept connection was closed under them (RFC 9112, 9.3.1)."""

    def __init__(self, service, keep, stop):
        super().__init__(daemon=True)
        self.service, self.keep, self.stop = service, keep, stop
        self.answers = self.lost = self.repeated = self.closes = 0
        self.problem = None

    def ask(self, connection):
        connection.request("POST", P, GOOD, JSON)
        answer = connection.getresponse()
        data = answer.read()
        assert answer.status == 200 and b'"verdict":"not_met"' in data, data
        self.answers += 1
        self.closes += answer.will_close
        return answer.will_close

    def run(self):
        connection, fresh = self.service.connect(), True
        while not self.stop.is_set():
            try:
                closed = self.ask(connection)
                fresh = False
            except Exception as error:  # whatever it is, it is counted
                closed = True
                if fresh:
                    self.lost += 1
                    self.problem = repr(error)
                else:
                    self.repeated += 1
            if closed or not self.keep:
                connection.close()
                connection, fresh = self.service.connect(), True
        connection.close()


def reloads(service, memory):
    """Three reloads under load: no request without its answer."""
    for keep in (False, True):
        stop = threading.Event()
        clients = [Asking(service, keep, stop) for _ in range(12)]
        for client in clients:
            client.start()
        for _ in range(3):
            before = service.workers()
            time.sleep(0.6)
            service.process.send_signal(signal.SIGHUP)
            deadline = time.monotonic() + 10
            while service.workers() & before or len(service.workers()) < os.cpu_count():
                assert time.monotonic() < deadline, "the old workers do not end"
                time.sleep(0.02)
        time.sleep(0.3)
        stop.set()
        for client in clients:
            client.join(10)
        answers, lost, repeated, closes = (sum(getattr(client, name) for client in clients)
                                           for name in ("answers", "lost", "repeated", "closes"))
        assert lost == 0, next(client.problem for client in clients if client.problem)
        # A client that had no processor for the tenth of a second has an idle connection. Were it not for @closing there
        # would be 20 to 40.
        assert repeated <= 6, f"{repeated} of {answers} requests met a connection that was just closed"
        if keep:
            assert closes >= 12, "no old worker said Connection: close"
            return (f"{alone}; on kept ones {answers} answered, none lost, {closes} told to connect anew, "
                    f"{repeated} repeated")
        alone = f"{answers} requests on connections of their own, none lost"


def a_worker_killed(service, memory):
    victim = sorted(service.workers())[0]
    os.kill(victim, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while victim in service.workers() or len(service.workers()) < os.cpu_count():
        assert time.monotonic() < deadline, "no worker in its place"
        time.sleep(0.02)
    for _ in range(20):
        still_well(service)
    return "another in its place, all answered"


def levelling_off(part):
    """The same part again and again, until the memory of the workers is what it was two times before: the heap of Lua
    breathes, and a leak goes on."""
    def run(service, memory):
        said = part(service, memory)
        seen = [memory()]
        while len(seen) < 3 or seen[-1] > seen[-3] * GROWTH:
            assert len(seen) < 12, f"workers grew on and on: {seen} KiB"
            part(service, memory)
            seen.append(memory())
        return f"{said}; workers have {seen[0]} KiB after once, {seen[-1]} KiB after {len(seen)} times"
    run.__name__ = part.__name__
    return run


def program(directory):
    passed = failed = 0
    with Service(directory) as service:
        memory, slow = service.memory, SlowClients(service)
        slow.start()
        time.sleep(0.5)

        def slow_clients(service, memory):
            slow.join(30)
            assert slow.left == 0 and len(slow.closed_after) == SLOW, f"{slow.left} are still open"
            return f"{SLOW} closed after {min(slow.closed_after):.0f} to {max(slow.closed_after):.0f} s"
        workers = service.workers()
        for part in (levelling_off(broken_json), levelling_off(wrong_types), levelling_off(huge_bodies), never_reading,
                     slow_clients, many_connections, reloads, a_worker_killed):
            begun = time.monotonic()
            try:
                said = part(service, memory)
                still_well(service)
                if part not in (reloads, a_worker_killed):
                    assert service.workers() == workers, "a worker ended"
                passed += 1
                print(f"{part.__name__.replace('_', ' ')}: {said} ({time.monotonic() - begun:.1f} s)", flush=True)
            except Exception as error:
                failed += 1
                print(f"FAILED {part.__name__}: {type(error).__name__}: {error}", flush=True)
        # The one worker that was killed above is an alert; nothing else is.
        wrong = [line for line in service.errors().splitlines() if "[alert]" in line or "[crit]" in line
                 or "[emerg]" in line or "lua" in line]
        wrong = [line for line in wrong if "exited on signal 9" not in line and "setrlimit" not in line]
        if wrong:
            failed += 1
            print("FAILED error.log:", *wrong[:5], sep="\n    ")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(program(sys.argv[1]))

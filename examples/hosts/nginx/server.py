# SPDX-License-Identifier: MIT
"""The service as its tests start it: the shipped configuration on a free port, in a directory of its own."""
import contextlib
import http.client
import json
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from serving import Server, free_port  # noqa: E402

PARTYORG = os.path.join(os.environ.get("BUILD", "build"), "luajit")
NGINX = os.environ.get("NGINX_PROGRAM", "/usr/sbin/nginx")
JSON = {"Content-Type": "application/json"}
LINES = {"Content-Type": "application/x-ndjson"}


class Service(Server):
    """nginx in `directory`; `edits` are replacements in its configuration, each of which must apply."""

    def __init__(self, directory, edits=()):
        self.directory, self.port = str(directory), free_port()
        shutil.rmtree(self.directory, ignore_errors=True)
        subprocess.run(["sh", os.path.join(HERE, "prefix.sh"), self.directory, str(self.port), PARTYORG], check=True)
        path = os.path.join(self.directory, "nginx.conf")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for before, after in edits:
            assert before in text, before
            text = text.replace(before, after)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        super().__init__([NGINX, "-p", self.directory, "-c", "nginx.conf"], self.port)

    def __enter__(self):
        super().__enter__()
        while len(self.workers()) < os.cpu_count():
            time.sleep(0.02)
        return self

    def workers(self):
        """Process ids of the workers that are not ending."""
        found = set()
        for pid in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(OSError):
                with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
                    parent = int(file.read().rpartition(")")[2].split()[1])
                with open(f"/proc/{pid}/cmdline", "rb") as file:
                    if parent == self.process.pid and file.read().rstrip(b"\0 ") == b"nginx: worker process":
                        found.add(int(pid))
        return found

    def memory(self):
        """Kilobytes resident in all workers."""
        total = 0
        for pid in self.workers():
            with open(f"/proc/{pid}/status", encoding="ascii") as file:
                total += next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
        return total

    def errors(self):
        with open(os.path.join(self.directory, "logs", "error.log"), encoding="utf-8", errors="replace") as file:
            return file.read()

    def connect(self, timeout=30):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)


class Client:
    """One connection that is kept; that it was closed is only right after an answer that said so, or a long pause."""

    def __init__(self, service):
        self.connection = service.connect()
        self.closed, self.used = False, time.monotonic()

    def ask(self, method, path, body=None, headers=None):
        """Status, headers and body: of JSON what it holds."""
        if self.closed or time.monotonic() > self.used + 20:
            self.connection.close()
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
        if isinstance(body, str):
            body = body.encode()
        if body is not None and headers is None:
            headers = JSON
        self.connection.request(method, path, body, headers or {})
        answer = self.connection.getresponse()
        data = answer.read()
        self.closed, self.used = answer.will_close, time.monotonic()
        kind = answer.headers.get("Content-Type", "")
        if data and kind in ("application/json", "application/problem+json"):
            data = json.loads(data)
        elif data and kind == "application/x-ndjson":
            data = [json.loads(line) for line in data.splitlines()]
        return answer.status, answer.headers, data

    def post(self, path, body, headers=None):
        return self.ask("POST", path, body, headers)

    def get(self, path, headers=None):
        return self.ask("GET", path, None, headers)

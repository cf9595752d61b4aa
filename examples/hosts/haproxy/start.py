# SPDX-License-Identifier: MIT
"""Starts HAProxy with haproxy.cfg before a stand-in for a records system, and keeps them until Ctrl-C.

    PYTHONPATH=examples/hosts python3 examples/hosts/haproxy/start.py --lua build/lua5.3 [--port 8788]
"""
import argparse
import http.server
import os
import shutil
import tempfile
import threading

import serving

HERE = os.path.dirname(os.path.abspath(__file__))


class Records(http.server.ThreadingHTTPServer):
    """A records system that takes everything: paths and bodies, in the order in which they arrived, are in `arrived`."""

    daemon_threads = True

    def __init__(self):
        self.arrived = []
        super().__init__(("127.0.0.1", 0), Records.Handler)

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return super().__enter__()

    def __exit__(self, *error):
        self.shutdown()
        super().__exit__(*error)

    def handle_error(self, request, client_address):
        """HAProxy resets connections that it no longer needs."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.arrived.append((self.path, body))
            self.send_response(201)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments):
            pass


def haproxy(lua, port, records, directory):
    """The server, not yet started: `lua` is the build for Lua 5.3, `records` a port, `directory` its own."""
    for module in "request.lua", "json.lua":
        shutil.copy(os.path.join(HERE, "..", module), directory)
    shutil.copy(os.path.join(lua, "partyorg.lua"), directory)
    os.makedirs(os.path.join(directory, "partyorg"), exist_ok=True)
    shutil.copy(os.path.join(lua, "partyorg", "core.so"), os.path.join(directory, "partyorg"))
    environment = {**os.environ, "PARTYORG_LUA": directory, "PARTYORG_GATEWAY": os.path.join(HERE, "gateway.lua"),
                   "GATEWAY_ADDRESS": "127.0.0.1:%d" % port, "RECORDS_ADDRESS": "127.0.0.1:%d" % records}
    return serving.Server(["haproxy", "-db", "-f", os.path.join(HERE, "haproxy.cfg")], port, env=environment)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lua", required=True)
    parser.add_argument("--port", type=int, default=8788)
    given = parser.parse_args()
    with Records() as records, tempfile.TemporaryDirectory() as directory, \
            haproxy(given.lua, given.port, records.server_port, directory) as server:
        print("""HAProxy nghe ở cổng %d; Ctrl-C để dừng. Hỏi từ một cửa sổ lệnh khác:
HAProxy listens on port %d; Ctrl-C stops it. Ask it in another terminal:
    curl -i -H 'Content-Type: application/json' http://127.0.0.1:%d/files/HS-1 \\
        -d '{"check": "party_age", "on": "2025-08-01", "facts": {}}'""" % (given.port, given.port, given.port),
              flush=True)
        server.wait_until_stopped()


if __name__ == "__main__":
    main()

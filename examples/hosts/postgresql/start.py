# SPDX-License-Identifier: MIT
"""Starts a PostgreSQL of its own with partyorg.sql and example.sql in the database `files`, and keeps it until Ctrl-C.

    PYTHONPATH=examples/hosts python3 examples/hosts/postgresql/start.py --lua build/lua5.3 [--port 8789]
"""
import argparse
import contextlib
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile

import serving

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = "/usr/lib/postgresql/15/bin"


def identity():
    """Whom PostgreSQL runs as, for Popen: root it refuses."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class Database:
    """A cluster in a directory of its own, for the length of a `with`."""

    def __init__(self, lua, port):
        self.lua, self.port, self.password = lua, port, secrets.token_hex(8)

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            directory = stack.enter_context(tempfile.TemporaryDirectory())
            # What whoever PostgreSQL runs as can read, wherever the tree lies.
            modules = os.path.join(directory, "lua")
            os.makedirs(os.path.join(modules, "partyorg"))
            for path in ("partyorg.lua", "partyorg/core.so"):
                shutil.copy(os.path.join(self.lua, path), os.path.join(modules, path))
            shutil.copy(os.path.join(HERE, "partyorg_postgresql.lua"), modules)
            secret = os.path.join(directory, "password")
            with open(secret, "w", encoding="ascii") as file:
                file.write(self.password)
            who = identity()
            if who:
                for path, _, files in os.walk(directory):
                    for name in (path, *(os.path.join(path, file) for file in files)):
                        os.chown(name, who["user"], who["group"])
            data = os.path.join(directory, "data")
            made = subprocess.run([PROGRAMS + "/initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile",
                                   secret, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], cwd=directory,
                                  capture_output=True, **who)
            if made.returncode:
                raise RuntimeError("initdb: " + made.stderr.decode())
            settings = {
                "listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": "", "fsync": "off",
                # Statements and messages tell facts: neither is logged.
                "log_min_messages": "fatal", "log_min_error_statement": "panic",
                # The library is loaded once, before any session, and shared by all.
                "shared_preload_libraries": "pllua",
                "pllua.on_init": 'package.path = "%s/?.lua;" .. package.path; package.cpath = "%s/?.so;" .. package.cpath; '
                                 'require "partyorg"' % (modules, modules)}
            with open(os.path.join(data, "postgresql.auto.conf"), "a", encoding="utf-8") as file:
                file.writelines("%s = '%s'\n" % setting for setting in settings.items())
            # SIGINT: it does not wait for sessions to end.
            self.server = stack.enter_context(serving.Server([PROGRAMS + "/postgres", "-D", data], self.port,
                                                             stop=signal.SIGINT, cwd=directory, **who))
            self.psql("-c", "CREATE DATABASE files", database="postgres")
            self.psql("-q", "-f", os.path.join(HERE, "partyorg.sql"), "-f", os.path.join(HERE, "example.sql"))
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *error):
        self.stack.close()

    def psql(self, *arguments, database="files", user="postgres", good=True):
        """What psql prints; what it says against it when it shall fail, `good` being false."""
        ran = subprocess.run(["psql", "-X", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", user,
                              database, *arguments], env={**os.environ, "PGPASSWORD": self.password}, capture_output=True)
        if (ran.returncode == 0) != good:
            raise RuntimeError("psql: " + (ran.stderr + ran.stdout).decode())
        return (ran.stdout if good else ran.stderr).decode()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lua", required=True)
    parser.add_argument("--port", type=int, default=8789)
    given = parser.parse_args()
    with Database(given.lua, given.port) as database:
        print("""PostgreSQL nghe ở cổng %d; Ctrl-C để dừng và xóa. Hỏi từ một cửa sổ lệnh khác:
PostgreSQL listens on port %d; Ctrl-C stops it and deletes it. Ask it in another terminal:
    export PGPASSWORD=%s
    psql -h 127.0.0.1 -p %d -U postgres files -c 'SELECT * FROM files_not_met'
    psql -h 127.0.0.1 -p %d -U postgres files -c "SELECT partyorg.check('admission', '{}')\""""
              % (given.port, given.port, database.password, given.port, given.port), flush=True)
        database.server.wait_until_stopped()


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: MIT
"""Starts Prosody with prosody.cfg.lua and the people of members.txt, and keeps it until Ctrl-C.

    PYTHONPATH=examples/hosts python3 examples/hosts/prosody/start.py --lua build/lua [--port 8790]
"""
import argparse
import contextlib
import os
import shutil
import subprocess
import tempfile

import serving

HERE = os.path.dirname(os.path.abspath(__file__))
PEOPLE = ("an", "binh", "chi", "dung", "giang")
PASSWORD = "made-up"


def prosody(lua, port, directory):
    """The server, not yet started: `lua` is the build for Lua 5.4, the directory its own, the same again after a restart."""
    lua = os.path.abspath(lua)
    environment = {**os.environ, "ROOM_DIRECTORY": directory, "ROOM_PLUGINS": HERE, "ROOM_PORT": str(port),
                   "LUA_PATH": lua + "/?.lua;;", "LUA_CPATH": lua + "/?.so;;"}
    config = ["--config", os.path.join(HERE, "prosody.cfg.lua")]
    if not os.path.exists(os.path.join(directory, "data")):
        os.mkdir(os.path.join(directory, "data"))
        shutil.copy(os.path.join(HERE, "members.txt"), directory)
        for name in PEOPLE:
            subprocess.run(["prosodyctl", *config, "register", name, "localhost", PASSWORD], env=environment, check=True,
                           stdout=subprocess.DEVNULL)
    return serving.Server(["prosody", "-F", *config], port, env=environment)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lua", required=True)
    parser.add_argument("--port", type=int, default=8790)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory, prosody(given.lua, given.port, directory) as server:
        print("""Prosody listens on port %d of 127.0.0.1; Ctrl-C stops it. With any XMPP client, without TLS, and the password %s:
    sign in as an@localhost and enter chi-bo@rooms.localhost; chi, dung and giang are refused.
    Then change a status in %s/members.txt, say that of an to
    an@localhost  official  suspended  governing=met""" % (given.port, PASSWORD, directory), flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            server.process.wait()


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: MIT
"""Starts Prosody with prosody.cfg.lua and the people of members.txt, and keeps it until Ctrl-C.

    PYTHONPATH=examples/hosts python3 examples/hosts/prosody/start.py --lua build/lua [--port 8790]
"""
import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import tempfile

import serving

HERE = os.path.dirname(os.path.abspath(__file__))
CONFIG = os.path.join(HERE, "prosody.cfg.lua")
PEOPLE = ("an", "binh", "chi", "dung", "giang")
PASSWORD = "made-up"


def environment(lua, port, directory):
    """What prosody.cfg.lua asks for; `lua` is the build for Lua 5.4."""
    lua = os.path.abspath(lua)
    return {**os.environ, "ROOM_DIRECTORY": directory, "ROOM_PLUGINS": HERE, "ROOM_PORT": str(port),
            "LUA_PATH": lua + "/?.lua;;", "LUA_CPATH": lua + "/?.so;;"}


def fill(lua, directory):
    """Puts accounts and the file of statuses into a new directory."""
    os.mkdir(os.path.join(directory, "data"))
    shutil.copy(os.path.join(HERE, "members.txt"), directory)
    for name in PEOPLE:
        subprocess.run(["prosodyctl", "--config", CONFIG, "register", name, "localhost", PASSWORD], check=True,
                       env=environment(lua, 0, directory), stdout=subprocess.DEVNULL)


def greets(port):
    """Whether Prosody opens a stream: it listens before its rooms are there, and greets after."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as connection:
        connection.sendall(b"<stream:stream to='localhost' version='1.0' xmlns='jabber:client' "
                           b"xmlns:stream='http://etherx.jabber.org/streams'>")
        return bool(connection.recv(1))
    return False


def prosody(lua, port, directory, config=CONFIG):
    """The server, not yet started, on a directory that `fill` filled."""
    return serving.Server(["prosody", "-F", "--config", config], ready=lambda: greets(port),
                          env=environment(lua, port, directory))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lua", required=True)
    parser.add_argument("--port", type=int, default=8790)
    given = parser.parse_args()
    with contextlib.ExitStack() as stack:
        directory = stack.enter_context(tempfile.TemporaryDirectory())
        fill(given.lua, directory)
        server = stack.enter_context(prosody(given.lua, given.port, directory))
        print("""Prosody nghe ở cổng %(port)d; Ctrl-C để dừng. Với ứng dụng XMPP bất kỳ, không TLS, mật khẩu %(password)s:
đăng nhập an@localhost rồi vào phòng chi-bo@rooms.localhost; chi, dung và giang bị từ chối. Sau đó đổi trạng thái trong tệp.
Prosody listens on port %(port)d; Ctrl-C stops it. With any XMPP client, without TLS, and the password %(password)s:
sign in as an@localhost and enter chi-bo@rooms.localhost; chi, dung and giang are refused. Then change a status in the file.
    %(directory)s/members.txt
    an@localhost  official  suspended  governing=met"""
              % {"port": given.port, "password": PASSWORD, "directory": directory}, flush=True)
        server.wait_until_stopped()


if __name__ == "__main__":
    main()

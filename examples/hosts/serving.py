# SPDX-License-Identifier: MIT
"""What the tests of the hosts share: a free port on loopback, a server that is started, waited for and stopped."""
import contextlib
import os
import signal
import socket
import subprocess
import tempfile
import time


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


class Server:
    """A server for the length of a `with`: `command` in the foreground, in a process group of its own; ready when `port`
    answers, or `ready()` is true. What it prints is in `log`, and part of the error when it does not start."""

    def __init__(self, command, port=None, ready=None, stop=signal.SIGTERM, wait=30, **popen):
        self.command, self.stop_signal, self.wait, self.popen = command, stop, wait, popen
        self.ready = ready or (lambda: answers(port))

    def __enter__(self):
        self.file = tempfile.TemporaryFile()
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=self.file,
                                        stderr=subprocess.STDOUT, start_new_session=True, **self.popen)
        try:
            end = time.monotonic() + self.wait
            while not self.ready():
                if self.process.poll() is not None:
                    raise RuntimeError("%s ended with %s:\n%s" % (self.command[0], self.process.returncode, self.log()))
                if time.monotonic() > end:
                    raise RuntimeError("%s does not answer after %d s:\n%s" % (self.command[0], self.wait, self.log()))
                time.sleep(0.02)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error):
        self.stop()
        self.file.close()

    def log(self):
        """What it printed so far."""
        self.file.seek(0)
        return self.file.read().decode(errors="replace")

    def wait_until_stopped(self):
        """Waits until it ends, or Ctrl-C or SIGTERM ends the waiting."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with contextlib.suppress(KeyboardInterrupt):
            self.process.wait()

    def stop(self):
        """Stops it, with all processes of its group, the hard way if it does not go by itself."""
        if self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

# SPDX-License-Identifier: MIT
"""Starts Prosody with its room and enters it, by slixmpp.

    PYTHONPATH=examples/hosts python examples/hosts/prosody/test_room.py build/lua
"""
import asyncio
import contextlib
import os
import re
import shutil
import signal
import sys
import tempfile
import unittest
from xml.etree import ElementTree

import serving
import start
from slixmpp import ClientXMPP
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

ROOM = "chi-bo@rooms.localhost"
USER = "{http://jabber.org/protocol/muc#user}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Person(ClientXMPP):
    """Signed in for the length of an `async with`."""

    def __init__(self, name, port, lang="en"):
        super().__init__("%s@localhost/test" % name, start.PASSWORD, lang=lang,
                         plugin_config={"feature_mechanisms": {"unencrypted_scram": True}})
        self.name, self.port = name, port
        self.enable_direct_tls, self.enable_starttls, self.enable_plaintext = False, False, True
        self.presences = asyncio.Queue()
        self.register_handler(Callback("all", MatchXPath("{jabber:client}presence"), self.presences.put_nowait))

    async def __aenter__(self):
        self.connect("127.0.0.1", self.port)
        await self.wait_until("session_start", 10)
        return self

    async def __aexit__(self, *error):
        await self.disconnect(wait=0)

    async def presence(self, wanted):
        """The next presence from the room of which `wanted` makes something; that."""
        while True:
            stanza = await asyncio.wait_for(self.presences.get(), 10)
            found = wanted(stanza) if stanza["from"].bare == ROOM else None
            if found is not None:
                return found

    async def enter(self):
        """The names of those in the room; or the texts of the refusal, by language."""
        stanza = self.make_presence(pto="%s/%s" % (ROOM, self.name))
        ElementTree.SubElement(stanza.xml, "{http://jabber.org/protocol/muc}x")
        stanza.send()
        inside = []

        def wanted(found):
            if found["type"] == "error":
                error = found.xml.find("{jabber:client}error")
                return [error[0].tag.split("}")[1]] + [(text.get(LANG), text.text) for text in error[1:]]
            inside.append(found["from"].resource)
            return inside if "110" in codes(found) else None
        return await self.presence(wanted)

    async def removed(self):
        """The reason for which the room takes this person out."""
        def wanted(found):
            if found["type"] == "unavailable" and {"110", "321"} <= codes(found):
                return found.xml.find("{0}x/{0}item/{0}reason".format(USER)).text
            return None
        return await self.presence(wanted)


def codes(stanza):
    return {status.get("code") for status in stanza.xml.iterfind("{0}x/{0}status".format(USER))}


class Room(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.filled = cls.enterClassContext(tempfile.TemporaryDirectory())
        start.fill(LUA, cls.filled)

    def setUp(self):
        stack = contextlib.ExitStack()
        self.addCleanup(stack.close)
        self.directory = stack.enter_context(tempfile.TemporaryDirectory())
        shutil.copytree(self.filled, self.directory, dirs_exist_ok=True)
        self.restart(stack)

    async def asyncSetUp(self):
        # Servers are started in it: it is slow, and shall not complain.
        asyncio.get_running_loop().set_debug(False)

    def restart(self, stack, config=start.CONFIG):
        self.port = serving.free_port()
        self.server = stack.enter_context(start.prosody(LUA, self.port, self.directory, config))
        self.stack = stack

    def admit(self, table):
        """Starts it anew with another table of who is admitted."""
        self.server.stop()
        with open(start.CONFIG, encoding="utf-8") as file:
            text, found = re.subn(r"(partyorg_admits =) \{\n.*?\n    \}", r"\1 " + table, file.read(), flags=re.S)
        self.assertEqual(found, 1)
        config = os.path.join(self.directory, "prosody.cfg.lua")
        with open(config, "w", encoding="utf-8") as file:
            file.write(text)
        self.restart(self.stack, config)

    def person(self, name, **more):
        return Person(name, self.port, **more)

    def write(self, *lines):
        """The file of statuses anew, in one step; and a reload, for not to wait until it is looked at."""
        path = os.path.join(self.directory, "members.txt")
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        os.rename(path + ".new", path)
        if self.server.process.poll() is None:
            os.kill(self.server.process.pid, signal.SIGHUP)

    async def logged(self, pattern):
        for _ in range(100):
            if re.search(pattern, self.server.log()):
                return
            await asyncio.sleep(0.1)
        self.fail("%s is not in the log:\n%s" % (pattern, self.server.log()))

    def says(self, refusal, vi, en, langs=("en", "vi")):
        self.assertEqual(refusal[0], "registration-required")
        texts = dict(refusal[1:])
        self.assertEqual(tuple(texts), langs)
        self.assertIn(vi, texts["vi"])
        self.assertIn(en, texts["en"])

    async def test_the_room(self):
        async with self.person("an") as an, self.person("binh") as binh, self.person("chi", lang="vi") as chi, \
                self.person("dung") as dung, self.person("giang") as giang:
            self.assertEqual(await an.enter(), ["an"])
            self.assertEqual(await binh.enter(), ["an", "binh"])
            self.says(await chi.enter(), "Đang bị đình chỉ sinh hoạt đảng", "Suspended from Party activity", ("vi", "en"))
            self.says(await dung.enter(), "Đã bị xóa tên", "Deleted from the roll")
            self.says(await giang.enter(), "chưa rõ trạng thái", "is not known")

            # A founded change takes out who is inside; a founded one lets in.
            self.write("an@localhost official suspended governing=met", "binh@localhost probationary exempt",
                       "chi@localhost official none transition=STM-SUSPEND-OFF governing=true",
                       "dung@localhost deleted none")
            reason = await an.removed()
            self.assertIn("Đang bị đình chỉ sinh hoạt đảng", reason)
            self.assertIn("Suspended from Party activity", reason)
            self.says(await an.enter(), "đình chỉ", "Suspended")
            self.assertEqual(sorted(await chi.enter()), ["binh", "chi"])

            # One that is not founded is none, and whoever it is about is out until it is.
            self.write("an@localhost official suspended", "binh@localhost official exempt", "chi@localhost official none")
            self.assertIn("is not founded", await binh.removed())
            await self.logged(r"line 2: the change is not permitted: ")
            self.says(await binh.enter(), "chưa có căn cứ", "is not founded")
            self.write("an@localhost official suspended", "binh@localhost official exempt governing=not_met",
                       "chi@localhost official none")
            await self.logged(r"line 2: the change is not permitted: .*refused")
            self.says(await binh.enter(), "chưa có căn cứ", "is not founded")

            # What cannot be read changes nothing: chi stays, binh stays out.
            self.write("an@localhost official suspended", "binh@localhost official exempt governing=met",
                       "chi@localhost officiall none")
            await self.logged(r'line 3: there is no state "officiall"; accepted are applicant, probationary, official')
            self.says(await binh.enter(), "chưa có căn cứ", "is not founded")
            self.write("chi@localhost official none", "chi@localhost official suspended governing=met")
            await self.logged(r"line 2: the address of line 1 again")

            # A probationary member cannot be expelled, founded or not.
            self.write("an@localhost official suspended", "binh@localhost expelled none governing=met",
                       "chi@localhost official none")
            await self.logged(r"line 2: the change is not permitted: .*DIS-M-PROBATIONARY")
            self.write("an@localhost official suspended", "binh@localhost official exempt governing=met",
                       "chi@localhost official none")
            inside = await binh.enter()
            while "registration-required" in inside:
                await asyncio.sleep(0.1)
                inside = await binh.enter()
            self.assertEqual(sorted(inside), ["binh", "chi"])

            # Who is no longer in the file is unknown; and without a reload it is looked at every second.
            with open(os.path.join(self.directory, "members.txt"), "w", encoding="utf-8") as file:
                file.write("an@localhost official suspended\nbinh@localhost official exempt\n")
            self.assertIn("is not known", await chi.removed())
        self.assertNotRegex(self.server.log(), r"\b(an|binh|chi|dung|giang)@")

    async def test_a_restart(self):
        async with self.person("an") as an, self.person("binh") as binh:
            await an.enter()
            await binh.enter()
            self.server.stop()
        # Meanwhile: a founded change, and one that is not.
        self.write("an@localhost official none", "binh@localhost deleted none governing=met", "chi@localhost official none")
        self.restart(self.stack)
        async with self.person("an") as an, self.person("binh") as binh, self.person("chi") as chi:
            self.assertEqual(await an.enter(), ["an"])
            self.says(await binh.enter(), "Đã bị xóa tên", "Deleted from the roll")
            self.says(await chi.enter(), "chưa có căn cứ", "is not founded")

    async def test_another_table(self):
        self.admit('{ official = { "suspended" }, deleted = "none" }')
        async with self.person("an") as an, self.person("chi") as chi, self.person("dung") as dung:
            self.says(await an.enter(), "Đảng viên chính thức; Sinh hoạt bình thường", "Official member; No overlay")
            self.assertEqual(await chi.enter(), ["chi"])
            self.assertEqual(sorted(await dung.enter()), ["chi", "dung"])

    async def test_a_table_that_is_none_lets_nobody_in(self):
        self.admit('{ oficial = { "none" } }')
        await self.logged('partyorg_admits: there is no state "oficial"; accepted are applicant, probationary, official')
        async with self.person("an") as an:
            self.assertEqual((await an.enter())[0], "registration-required")

    async def test_nobody_gets_in_without_the_file(self):
        os.remove(os.path.join(self.directory, "members.txt"))
        self.server.stop()
        self.restart(self.stack)
        async with self.person("an") as an:
            self.says(await an.enter(), "chưa rõ trạng thái", "is not known")
        await self.logged("No such file or directory")


if __name__ == "__main__":
    LUA = sys.argv.pop(1)
    unittest.main()

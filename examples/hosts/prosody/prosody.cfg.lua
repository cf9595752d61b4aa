-- SPDX-License-Identifier: MIT
-- Prosody on one port of loopback, with one room. ROOM_... come from start.py; an installation has none of them: there the
-- module lies where plugin_paths says, and partyorg where Lua 5.4 looks.
local directory = assert(os.getenv("ROOM_DIRECTORY"))

run_as_root = true -- where it is started by root, as a test may be; Debian's service runs as the user prosody
data_path = directory .. "/data"
pidfile = directory .. "/prosody.pid"
certificates = directory
plugin_paths = { assert(os.getenv("ROOM_PLUGINS")) }
log = { warn = "*console" }

interfaces = { "127.0.0.1" }
c2s_ports = { tonumber(os.getenv("ROOM_PORT")) }
modules_enabled = { "roster", "saslauth", "disco", "tls" }
modules_disabled = { "s2s" }
-- On loopback alone. Anywhere else: certificates, and true.
c2s_require_encryption = false
allow_unencrypted_plain_auth = false
authentication = "internal_hashed"

VirtualHost "localhost"

Component "rooms.localhost" "muc"
    modules_enabled = { "partyorg_room" }
    restrict_room_creation = "admin"
    partyorg_rooms = { "chi-bo" }
    partyorg_members = directory .. "/members.txt"
    partyorg_interval = 1
    partyorg_admits = {
        probationary = { "none", "exempt", "away", "transferring" },
        official = { "none", "exempt", "away", "transferring" },
    }

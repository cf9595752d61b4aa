-- SPDX-License-Identifier: MIT
-- busted under the interpreter that runs this: Debian's command of that name picks one itself. It takes the same arguments.
require "busted.runner" { standalone = false }

# SPDX-License-Identifier: MIT
"""JsonLogic: compiled by json-logic-engine, and interpreted by json-logic-js."""

import emit
import engines


def main():
    folder = engines.BUILD / "npm"
    engines.build("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder,
                  "json-logic-engine@5.0.7", "json-logic-js@2.0.5")
    for package, rows in (("json-logic-engine", 100000), ("json-logic-js", 10000)):
        runner = ["node", engines.HERE / "peer_jsonlogic.mjs", folder, package]
        engines.run(package.upper(), emit.jsonlogic(), runner, rows)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: MIT
"""OPA: its Go library, a prepared query, inputs parsed beforehand."""

import emit
import engines


def main():
    folder = engines.copied("peer_opa")
    engines.build("go", "build", "-mod=mod", "-o", "peer_opa", ".", folder=folder)
    engines.run("OPA", emit.opa(), [folder / "peer_opa"], 5000)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: MIT
"""Drools: rules compiled to Java (the executable model), a hundred rows inserted, the rules fired, the rows deleted."""

import emit
import engines


def main():
    folder = engines.copied("peer_drools")
    (folder / "Applicant.java").write_text(emit.applicant())
    engines.build("mvn", "-q", "-B", "package", "dependency:copy-dependencies", "-DoutputDirectory=lib", folder=folder)
    classes = f"{folder}/target/classes:{folder}/lib/*"
    engines.run("DROOLS", emit.drools(), ["java", "-cp", classes, "peer.Peer"], 20000, runs=12)


if __name__ == "__main__":
    main()

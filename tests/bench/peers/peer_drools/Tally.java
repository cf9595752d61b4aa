// SPDX-License-Identifier: MIT
package peer;

/** How often each rule had each status. */
public final class Tally {
    final long[][] counts;

    Tally(int rules) {
        counts = new long[rules][4];
    }

    public void add(int rule, int status) {
        counts[rule][status]++;
    }
}

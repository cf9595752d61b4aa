/* SPDX-License-Identifier: MIT */
/*
 * Prints the status machine of members as a graph in the DOT language of Graphviz:
 *
 *     member_status vi | dot -Tsvg > trang-thai-dang-vien.svg
 */
#include <partyorg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments)
{
    const int known = count == 2 && (strcmp(arguments[1], "vi") == 0 || strcmp(arguments[1], "en") == 0);
    if (!known) {
        fprintf(stderr, "usage: %s vi|en\n", count > 0 ? arguments[0] : "member_status");
        return 2;
    }
    const int32_t language = arguments[1][0] == 'v' ? PARTYORG_VI : PARTYORG_EN;
    size_t needed = 0;
    partyorg_status_dot(language, NULL, 0, &needed);
    char *const graph = malloc(needed);
    if (!graph || partyorg_status_dot(language, graph, needed, NULL) != PARTYORG_OK) {
        free(graph);
        return 1;
    }
    const int failed = fputs(graph, stdout) < 0 || fclose(stdout) != 0;
    free(graph);
    return failed;
}

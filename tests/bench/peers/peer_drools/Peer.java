// SPDX-License-Identifier: MIT
package peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The rules in Drools, compiled to Java: rows are inserted as facts, the rules fire, and they are deleted. Called with
 * the rules, the rows and the number of runs; prints as engines.py reads.
 */
public final class Peer {
    private static final int RULES = 64; // at most
    /** Rows in the session at a time: half as fast again as one by one. */
    private static final int TOGETHER = 100;

    public static void main(String[] args) throws Exception {
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write("src/main/resources/peer/rules.drl", Files.readString(Path.of(args[0])));
        services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        KieSession session = services.newKieContainer(services.getRepository().getDefaultReleaseId()).newKieSession();

        List<Applicant> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of(args[1]));
        for (String line : lines.subList(1, lines.size())) {
            String[] texts = line.split(",", -1);
            Integer[] row = new Integer[texts.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = texts[i].isEmpty() ? null : Integer.valueOf(texts[i]);
            }
            rows.add(new Applicant(row));
        }

        double best = Double.POSITIVE_INFINITY;
        Tally tally = null;
        for (int run = 0; run < Integer.parseInt(args[2]); run++) {
            tally = new Tally(RULES);
            session.setGlobal("tally", tally);
            long start = System.nanoTime();
            for (int first = 0; first < rows.size(); first += TOGETHER) {
                List<FactHandle> facts = new ArrayList<>();
                for (Applicant row : rows.subList(first, Math.min(first + TOGETHER, rows.size()))) {
                    facts.add(session.insert(row));
                }
                session.fireAllRules();
                facts.forEach(session::delete);
            }
            best = Math.min(best, (System.nanoTime() - start) * 1e-9);
        }
        System.out.println("version " + KieServices.class.getPackage().getImplementationVersion());
        System.out.println("seconds " + best);
        for (long[] n : tally.counts) {
            System.out.println(n[0] + " " + n[1] + " " + n[2] + " " + n[3]);
        }
    }
}

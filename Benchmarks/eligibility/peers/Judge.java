// SPDX-License-Identifier: Apache-2.0
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/**
 * Drools on the eligibility benchmark: Judge PEOPLE.csv VERDICTS.csv [SAMPLES]
 *
 * <p>Rules are made with the executable model, which is the form that Drools' compiler makes of rule files; write_java.py writes their
 * conditions and the class of a person. Each award is two rules, surely and possibly, and a condition that several rules have
 * is one object, so that they share its node. Inserting people is matching, and so part of a judgement.
 */
public final class Judge {
    /** People in a session: with more, what it holds leaves the cache. */
    private static final int SESSION = 500;
    private static final int AWARDS = Rules.SURELY.length;

    private static Rule award(int award, byte verdict, int[] conditions) {
        Variable<Person> person = declarationOf(Person.class, "person");
        PatternDef<Person> when = pattern(person);
        for (int condition : conditions) when = when.expr("condition " + condition, Rules.CONDITIONS.get(condition));
        return rule("award " + award + " verdict " + verdict).build(when, on(person).execute(candidate -> {
            if (candidate.verdicts[award] < verdict) candidate.verdicts[award] = verdict;
        }));
    }

    private static KieSessionsPool sessions() {
        ModelImpl model = new ModelImpl();
        for (int award = 0; award < AWARDS; award++) {
            model.addRule(award(award, (byte) 2, Rules.SURELY[award]));
            model.addRule(award(award, (byte) 1, Rules.POSSIBLY[award]));
        }
        return KieBaseBuilder.createKieBaseFromModel(model).newKieSessionsPool(1);
    }

    private static void judge(KieSessionsPool sessions, List<Person> people) {
        for (Person person : people) Arrays.fill(person.verdicts, (byte) 0);
        for (int first = 0; first < people.size(); first += SESSION) {
            KieSession session = sessions.newKieSession();
            for (Person person : people.subList(first, Math.min(first + SESSION, people.size()))) session.insert(person);
            session.fireAllRules();
            session.dispose();
        }
    }

    private static List<Person> read(Path path) throws IOException {
        List<Person> people = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            List<String> names = List.of(lines.readLine().split(","));
            int[] places = Person.FIELDS.stream().mapToInt(names::indexOf).toArray();
            for (String line; (line = lines.readLine()) != null; ) people.add(new Person(line.split(",", -1), places));
        }
        return people;
    }

    private static void write(List<Person> people, Path path) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(path))) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < people.size(); i++) {
                line.setLength(0);
                line.append(i + 1);
                for (byte verdict : people.get(i).verdicts) line.append(',').append("NUE".charAt(verdict));
                out.append(line.append('\n'));
            }
        }
    }

    /** Nanoseconds of processor time of all threads, the collector's and the compilers' too, in steps of ten milliseconds. */
    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Nanoseconds of a judgement, from as many as fill a second, of which a step of the clock is a hundredth. */
    private static double sample(KieSessionsPool sessions, List<Person> people) {
        long start = processorTime();
        int judgements = 0;
        do {
            judge(sessions, people);
            judgements++;
        } while (processorTime() - start < 1_000_000_000L);
        return (double) (processorTime() - start) / judgements;
    }

    public static void main(String[] arguments) throws IOException {
        KieSessionsPool sessions = sessions();
        List<Person> people = read(Path.of(arguments[0]));
        judge(sessions, people);
        write(people, Path.of(arguments[1]));
        if (arguments.length < 3) return;
        // The first samples are for the compilers.
        for (int warming = 0; warming < 3; warming++) sample(sessions, people);
        double[] samples = new double[Integer.parseInt(arguments[2])];
        for (int i = 0; i < samples.length; i++) samples[i] = sample(sessions, people) / people.size() / AWARDS;
        Arrays.sort(samples);
        System.out.println(samples[samples.length / 2]);
    }
}

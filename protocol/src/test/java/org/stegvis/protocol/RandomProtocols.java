package org.stegvis.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// Protocols made by chance, for the laws of all modules: any number of decisions, occasions, classes and routes, all
/// rules for missing values, visits counted from decisions, preferences, closed options and strata. They make no
/// sense, and the reader accepts each of them.
public final class RandomProtocols {
    private static final List<String> TREATMENTS = List.of("t1", "t2", "t3", "t4", "t5");

    private final RandomGenerator random;
    private final StringBuilder visits = new StringBuilder();
    private final StringBuilder decisions = new StringBuilder();
    private final List<Made> made = new ArrayList<>();
    private int visitCount;

    private RandomProtocols(RandomGenerator random) {
        this.random = random;
    }

    /// What later parts need of a decision.
    ///
    /// @param options none when it never allocates
    /// @param week of the last occasion, as planned
    private record Made(String id, List<String> options, List<String> classes, double week, List<String> at) {}

    /// A visit that exists already, with its planned week.
    private record At(String visit, double week) {}

    /// A protocol; the same random numbers give the same one.
    public static Protocol of(RandomGenerator random) {
        String text = text(random);
        return switch (ProtocolReader.read("random.yaml", text)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) ->
                throw new AssertionError(
                        findings.stream().map(Object::toString).collect(Collectors.joining("\n")) + "\n" + text);
        };
    }

    /// The same as a file.
    public static String text(RandomGenerator random) {
        return new RandomProtocols(random).text();
    }

    private String text() {
        visit("baseline", "    week: 0\n");
        int number = 1 + random.nextInt(4);
        for (int i = 0; i < number; i++) {
            decision("d" + (i + 1));
        }
        if (chance(0.7)) {
            newVisit(made.getLast().week + 1, true);
        }
        return """
                stegvis: 1
                trial: {id: random, title: Random, participants: 100}
                sites: [north, south]
                treatments:
                  t1: {title: One}
                  t2: {title: Two}
                  t3: {title: Three}
                  t4: {title: Four}
                  t5: {title: Five}
                characteristics:
                  age: {title: Age, scale: {continuous: {min: 0, max: 120}}}
                  risk: {title: Risk, scale: binary}
                  wish: {title: Wish, scale: {categories: [t1, t2, t3]}}
                measures:
                  score: {title: Score, scale: {continuous: {min: 0, max: 100}}, better: lower}
                  good: {title: Good, scale: binary, better: higher}
                  days: {title: Days, scale: count, better: lower}
                  kind: {title: Kind, scale: {categories: [t1, t2, t4]}, better: neither}
                  event: {title: Event, scale: {time-to-event: {unit: weeks}}, better: higher}
                visits:
                """ + visits + (chance(0.8) ? "eligibility:\n  age: age >= 18\n  score: score@baseline > 10\n" : "")
                + "decisions:\n" + decisions;
    }

    private void visit(String id, String when) {
        visits.append("  ").append(id).append(":\n").append(when);
        visits.append("    window: {before: 3, after: 7}\n    collect: [score, good, days, kind, event]\n");
        visitCount++;
    }

    /// A visit not before a planned week, counted from enrolment or from a decision that is there already.
    private At newVisit(double notBefore, boolean orSameWeek) {
        String id = "v" + visitCount;
        double week = notBefore + (orSameWeek && chance(0.2) ? 0 : 1 + random.nextInt(10));
        if (made.isEmpty() || chance(0.4)) {
            visit(id, "    week: " + week + "\n");
        } else {
            Made from = any(made);
            String when = chance(0.5) ? "" : "    when: " + aboutDecision(from, "true") + "\n";
            visit(id, "    after: " + from.id + "\n    week: " + (week - from.week) + "\n" + when);
        }
        return new At(id, week);
    }

    private void decision(String id) {
        double from = made.isEmpty() ? 0 : made.getLast().week;
        var at = new ArrayList<At>();
        if (made.isEmpty()) {
            at.add(new At("baseline", 0));
        }
        boolean atTheSameVisit = !made.isEmpty() && made.getLast().at.size() == 1 && chance(0.2);
        if (atTheSameVisit) {
            at.add(new At(made.getLast().at.getFirst(), made.getLast().week));
        }
        int occasions = made.isEmpty() && chance(0.5) ? 1 : 1 + random.nextInt(3);
        while (at.size() < occasions) {
            at.add(newVisit(at.isEmpty() ? from : at.getLast().week, true));
        }
        decisions.append("  ").append(id).append(":\n");
        boolean asSoonAs = occasions(at);
        List<String> classes = classes();
        if (asSoonAs) {
            decisions.append("    as-soon-as: ").append(condition(classes)).append('\n');
        }
        List<String> options = routes(classes);
        made.add(new Made(
                id,
                options,
                classes,
                at.getLast().week,
                at.stream().map(At::visit).toList()));
    }

    /// Whether it needs `as-soon-as`.
    private boolean occasions(List<At> at) {
        boolean asSoonAs = at.size() > 1 && chance(0.4);
        decisions.append("    at:\n");
        int unconditional = 0;
        for (At each : at) {
            boolean always = asSoonAs ? chance(0.7) : at.size() == 1 ? chance(0.7) : unconditional == 0 && chance(0.3);
            unconditional += always ? 1 : 0;
            decisions.append("      - {visit: ").append(each.visit);
            decisions.append(always ? "}\n" : ", when: \"" + aboutPerson() + "\"}\n");
        }
        return asSoonAs;
    }

    private List<String> classes() {
        List<String> classes = switch (random.nextInt(4)) {
            case 0 -> List.<String>of();
            case 1 -> List.of("response", "non-response");
            case 2 -> List.of("c1", "c2");
            default -> List.of("c1", "c2", "c3");
        };
        if (classes.isEmpty()) {
            return classes;
        }
        if (classes.size() == 2 && classes.getFirst().equals("response")) {
            decisions.append("    response: ").append(measured()).append('\n');
        } else {
            boolean otherwise = chance(0.6);
            decisions.append("    classes:\n");
            for (String each : classes) {
                boolean isLast = each.equals(classes.getLast());
                decisions.append("      ").append(each).append(": ");
                decisions.append(isLast && otherwise ? "otherwise" : measured()).append('\n');
            }
        }
        String missing = switch (random.nextInt(3)) {
            case 0 -> "wait";
            case 1 -> "leave";
            default -> any(classes);
        };
        decisions.append("    if-missing: ").append(missing).append('\n');
        return classes;
    }

    /// The options given on any route.
    private List<String> routes(List<String> classes) {
        var options = new ArrayList<String>();
        if (chance(0.3)) {
            options(options, classes, "    ");
            return options;
        }
        int number = 1 + random.nextInt(4);
        decisions.append("    routes:\n");
        for (int i = 0; i < number; i++) {
            boolean isLast = i == number - 1;
            String when = isLast && chance(0.6) ? "otherwise" : condition(classes);
            decisions.append("      - when: \"").append(when).append("\"\n");
            switch (random.nextInt(5)) {
                case 0 -> decisions.append("        continue: true\n");
                case 1 -> decisions.append("        leave: true\n");
                default -> options(options, classes, "        ");
            }
        }
        return options.stream().distinct().toList();
    }

    private void options(List<String> all, List<String> classes, String indent) {
        var chosen = new ArrayList<>(TREATMENTS);
        int number = 1 + random.nextInt(3);
        while (chosen.size() > number) {
            chosen.remove(random.nextInt(chosen.size()));
        }
        all.addAll(chosen);
        boolean even = chance(0.7);
        int sum = 0;
        decisions.append(indent).append("options:\n");
        for (String each : chosen) {
            int share = even ? 1 : 1 + random.nextInt(3);
            sum += share;
            decisions
                    .append(indent)
                    .append("  - {option: ")
                    .append(each)
                    .append(", share: ")
                    .append(share);
            decisions.append(chance(0.3) ? ", available-if: \"" + aboutPerson() + "\"}\n" : "}\n");
        }
        var strata = new ArrayList<String>();
        for (String each : List.of("site", "risk", "wish", "kind@now", "good@now")) {
            if (chance(0.15)) {
                strata.add(each);
            }
        }
        if (!classes.isEmpty() && chance(0.3)) {
            strata.add("class");
        }
        made.stream().map(Made::id).filter(earlier -> chance(0.2)).forEach(strata::add);
        String procedure = procedure(chosen.size(), sum, !strata.isEmpty());
        boolean wished = chosen.stream().anyMatch(List.of("t1", "t2")::contains) && chance(0.3);
        decisions.append(indent).append("allocate: {").append(procedure);
        decisions.append(strata.isEmpty() ? "" : ", strata: [" + String.join(", ", strata) + "]");
        decisions
                .append(wished ? ", preference: " + (chance(0.5) ? "wish" : "kind@now") : "")
                .append("}\n");
    }

    /// Biased coins, urns and minimisation want equal shares.
    private String procedure(int options, int sum, boolean hasStrata) {
        var possible = new ArrayList<>(
                List.of("procedure: simple", "procedure: permuted-blocks, sizes: [" + sum + ", " + 2 * sum + "]"));
        if (options == sum && options == 2) {
            possible.add("procedure: biased-coin, probability: 0.7, limit: 3");
            possible.add("procedure: urn, initial: 1, added: 2");
        }
        if (options == sum && hasStrata) {
            possible.add("procedure: minimisation, form: variance, probability: 0.8");
        }
        return any(possible);
    }

    private String condition(List<String> classes) {
        return switch (random.nextInt(4)) {
            case 0 -> measured();
            case 1 -> aboutPerson();
            case 2 -> classes.isEmpty() ? aboutPerson() : any(classes);
            default -> (classes.isEmpty() ? measured() : any(classes)) + " or " + aboutPerson();
        };
    }

    private String measured() {
        return any(List.of(
                "score@now < " + random.nextInt(100),
                "good@now",
                "not good@now",
                "score@baseline / score@now >= 1",
                "(score@baseline - score@now) / score@baseline >= 0.5",
                "days@now = 0 or score@now < 20",
                "at-least(2, good@now, days@now < 3, kind@now = t1)",
                "missing(score@now)"));
    }

    private String aboutPerson() {
        if (!made.isEmpty() && chance(0.5)) {
            return aboutDecision(any(made), "risk");
        }
        return any(List.of("risk", "not risk", "age < 50", "site = north", "wish = t2", "good@baseline"));
    }

    /// Something that is known once the decision was taken.
    private String aboutDecision(Made decision, String otherwise) {
        var all = new ArrayList<String>();
        decision.options.forEach(option -> {
            all.add(decision.id + " = " + option);
            all.add(decision.id + " != " + option);
        });
        decision.classes.forEach(each -> all.add(decision.id + "." + each));
        if (!decision.options.isEmpty()) {
            all.add("missing(" + decision.id + ")");
        }
        return all.isEmpty() ? otherwise : any(all);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

package org.stegvis.protocol.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a run of Jazzer says of itself.
///
/// @param executions how many inputs were tried
/// @param edges how many branches of the instrumented classes were taken by any of them
/// @param findings stack traces, each once
record JazzerLog(long executions, int edges, List<String> findings) {
    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
    private static final Pattern LINE = Pattern.compile("(?m)^#(\\d+)\\s.*? cov: (\\d+)");
    private static final Pattern FINDING =
            Pattern.compile("(?s)== Java Exception: (.*?)(?:\\nDEDUP_TOKEN|\\n== libFuzzer|\\z)");
    private static final Pattern DEATH = Pattern.compile("(?m)^==\\d+== ERROR: (.*)$");

    static JazzerLog of(String log) {
        long executions = 0;
        int edges = 0;
        for (Matcher line = LINE.matcher(log); line.find(); ) {
            executions = Long.parseLong(line.group(1));
            edges = Integer.parseInt(line.group(2));
        }
        Matcher all = EXECUTIONS.matcher(log);
        var findings = new ArrayList<String>();
        FINDING.matcher(log)
                .results()
                .forEach(found -> findings.add(found.group(1).strip()));
        DEATH.matcher(log)
                .results()
                .forEach(found -> findings.add(found.group(1).strip()));
        return new JazzerLog(all.find() ? Long.parseLong(all.group(1)) : executions, edges, findings);
    }

    String sentence() {
        return "%,d inputs, %,d branches, %d findings".formatted(executions, edges, findings.size());
    }
}

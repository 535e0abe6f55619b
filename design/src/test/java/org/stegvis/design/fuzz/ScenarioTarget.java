package org.stegvis.design.fuzz;

import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.fuzz.Told;

/// Scenario files of the back-pain trial.
public final class ScenarioTarget {
    private static final Protocol PROTOCOL = Trials.backPain();

    private ScenarioTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        ScenarioReading reading = ScenarioReader.read("f", text, PROTOCOL);
        Told.in("f", text, reading.findings(), reading instanceof ScenarioReading.Rejected);
    }
}

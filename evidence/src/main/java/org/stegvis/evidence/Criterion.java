package org.stegvis.evidence;

import java.util.List;

/// What a group weighs on the way from evidence to a recommendation, and the answers it may give.
/// Source: ALONSO-COELLO et al. 2016, BMJ 353:i2016.
public enum Criterion {
    PROBLEM("problem", "no probably-no probably-yes yes"),
    DESIRABLE("desirable", "trivial small moderate large"),
    UNDESIRABLE("undesirable", "large moderate small trivial"),
    CERTAINTY("certainty", "very-low low moderate high"),
    VALUES("values", "important-variability possible-variability probably-no-variability no-variability"),
    BALANCE(
            "balance",
            "favours-comparison probably-favours-comparison favours-neither probably-favours-intervention favours-intervention"),
    RESOURCES("resources", "large-costs moderate-costs negligible moderate-savings large-savings"),
    EQUITY("equity", "reduced probably-reduced no-impact probably-increased increased"),
    ACCEPTABILITY("acceptability", "no probably-no probably-yes yes"),
    FEASIBILITY("feasibility", "no probably-no probably-yes yes");

    private final String label;
    private final String answers;

    Criterion(String label, String answers) {
        this.label = label;
        this.answers = answers + " varies unknown";
    }

    /// The name in files.
    public String label() {
        return label;
    }

    /// The answers, from the one that speaks most against the intervention; then that it varies, or is not known.
    public List<String> answers() {
        return List.of(answers.split(" "));
    }
}

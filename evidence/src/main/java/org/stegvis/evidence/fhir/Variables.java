package org.stegvis.evidence.fhir;

import java.util.List;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.protocol.Language;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Population, intervention, comparison and outcome of a question.
record Variables(EvidenceFile file, Language language) {

    List<ObjectNode> of(Question question) {
        return List.of(
                population(question),
                exposure(key(question, "intervention"), question.intervention().in(language)),
                exposure(key(question, "comparison"), question.comparison().in(language)),
                outcome(question));
    }

    String key(Question question, String part) {
        return file.id() + "/" + question.id() + "/" + part;
    }

    private ObjectNode population(Question question) {
        ObjectNode group = Resource.of("Group", key(question, "population"), language.tag());
        group.put("type", "person");
        group.put("membership", "definitional");
        group.put("name", question.population().in(language));
        return group;
    }

    private ObjectNode exposure(String key, String title) {
        ObjectNode variable = Resource.of("EvidenceVariable", key, language.tag());
        variable.put("title", title);
        variable.put("status", "active");
        variable.putArray("characteristic").addObject().set("definitionCodeableConcept", Resource.concept(title));
        return variable;
    }

    private ObjectNode outcome(Question question) {
        String title = question.outcome().title().in(language);
        ObjectNode variable = Resource.of("EvidenceVariable", key(question, "outcome"), language.tag());
        variable.put("title", title);
        variable.put("status", "active");
        variable.put("description", title + "; " + question.time().in(language));
        ObjectNode characteristic = variable.putArray("characteristic").addObject();
        characteristic.set("definitionCodeableConcept", Resource.concept(title));
        characteristic
                .putArray("timeFromEvent")
                .addObject()
                .put("description", question.time().in(language));
        variable.put(
                "handling",
                switch (question.measure()) {
                    case MEAN_DIFFERENCE, STANDARDISED_MEAN_DIFFERENCE -> "continuous";
                    case RISK_DIFFERENCE, RISK_RATIO, ODDS_RATIO -> "dichotomous";
                    case HAZARD_RATIO -> "continuous";
                });
        return variable;
    }

    /// The definitions that an Evidence of the question carries.
    void define(Question question, ObjectNode evidence) {
        ArrayNode all = evidence.putArray("variableDefinition");
        define(
                all,
                Code.role("population", "population"),
                Resource.reference(
                        "Group",
                        key(question, "population"),
                        question.population().in(language)));
        define(
                all,
                Code.role("exposure", "exposure"),
                Resource.reference(
                        "EvidenceVariable",
                        key(question, "intervention"),
                        question.intervention().in(language)));
        define(
                all,
                Code.role("referenceExposure", "reference exposure"),
                Resource.reference(
                        "EvidenceVariable",
                        key(question, "comparison"),
                        question.comparison().in(language)));
        define(
                all,
                Code.role("measuredVariable", "measured variable"),
                Resource.reference(
                        "EvidenceVariable",
                        key(question, "outcome"),
                        question.outcome().title().in(language)));
    }

    private static void define(ArrayNode all, Code role, ObjectNode intended) {
        ObjectNode definition = all.addObject();
        definition.set("variableRole", Resource.concept(role));
        definition.set("intended", intended);
    }
}

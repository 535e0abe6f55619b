package org.stegvis.evidence.fhir;

import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.certainty.Grade;

/// A concept of a code system. Codes and systems are those of the value sets that FHIR R5 binds Evidence to.
record Code(String system, String code, String display) {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    static final String ATTRIBUTE = TERMINOLOGY + "attribute-estimate-type";
    static final String STATISTIC = TERMINOLOGY + "statistic-type";
    static final String SYNTHESIS = TERMINOLOGY + "synthesis-type";
    static final String STUDY_DESIGN = "http://hl7.org/fhir/study-design";

    static final Code INTERVAL = new Code(ATTRIBUTE, "C53324", "Confidence interval");
    static final Code STANDARD_ERROR = new Code(ATTRIBUTE, "0000037", "Standard error of the mean");
    static final Code P_VALUE = new Code(ATTRIBUTE, "C44185", "P-value");
    static final Code I_SQUARED = new Code(ATTRIBUTE, "0000420", "I-squared");
    static final Code TAU_SQUARED = new Code(ATTRIBUTE, "0000421", "Tau squared");
    static final Code COCHRANS_Q = new Code(ATTRIBUTE, "0000419", "Cochran's Q statistic");

    static final Code POOLED = new Code(SYNTHESIS, "std-MA", "summary data meta-analysis");
    static final Code NOT_POOLED = new Code(SYNTHESIS, "NotApplicable", "not applicable");
    static final Code RANDOMISED = new Code(STUDY_DESIGN, "SEVCO:01003", "Randomized assignment");

    /// Of the effect itself.
    static Code of(EffectMeasure measure) {
        return switch (measure) {
            case MEAN_DIFFERENCE -> new Code(STATISTIC, "0000457", "Mean Difference");
            case STANDARDISED_MEAN_DIFFERENCE -> new Code(STATISTIC, "0000100", "Standardized Mean Difference");
            case RISK_DIFFERENCE -> new Code(STATISTIC, "0000424", "Risk Difference");
            case RISK_RATIO -> new Code(STATISTIC, "C93152", "Relative Risk");
            case ODDS_RATIO -> new Code(STATISTIC, "C16932", "Odds Ratio");
            case HAZARD_RATIO -> new Code(STATISTIC, "C93150", "Hazard Ratio");
        };
    }

    static Code role(String code, String display) {
        return new Code(TERMINOLOGY + "variable-role", code, display);
    }

    static Code overall() {
        return new Code(TERMINOLOGY + "certainty-type", "Overall", "Overall certainty");
    }

    static Code of(Domain domain) {
        String system = TERMINOLOGY + "certainty-type";
        return switch (domain) {
            case RISK_OF_BIAS -> new Code(system, "RiskOfBias", "Risk of bias");
            case INCONSISTENCY -> new Code(system, "Inconsistency", "Inconsistency");
            case INDIRECTNESS -> new Code(system, "Indirectness", "Indirectness");
            case IMPRECISION -> new Code(system, "Imprecision", "Imprecision");
            case PUBLICATION_BIAS -> new Code(system, "PublicationBias", "Publication bias");
        };
    }

    static Code of(Grade grade) {
        String system = TERMINOLOGY + "certainty-rating";
        return switch (grade) {
            case HIGH -> new Code(system, "high", "High quality");
            case MODERATE -> new Code(system, "moderate", "Moderate quality");
            case LOW -> new Code(system, "low", "Low quality");
            case VERY_LOW -> new Code(system, "very-low", "Very low quality");
        };
    }

    static Code of(Concern concern) {
        String system = TERMINOLOGY + "certainty-rating";
        return switch (concern) {
            case NOT_SERIOUS -> new Code(system, "no-concern", "no serious concern");
            case SERIOUS -> new Code(system, "serious-concern", "serious concern");
            case VERY_SERIOUS -> new Code(system, "very-serious-concern", "very serious concern");
        };
    }
}

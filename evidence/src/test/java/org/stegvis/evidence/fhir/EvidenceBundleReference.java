package org.stegvis.evidence.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.model.api.annotation.Child;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.r5.model.ArtifactAssessment;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r5.model.Evidence;
import org.hl7.fhir.r5.model.Property;
import org.hl7.fhir.r5.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.file.SmallFile;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.protocol.Language;
import tools.jackson.databind.json.JsonMapper;

/// What is written, held to HL7's own R5 model (org.hl7.fhir.r5 7.0.5): it reads all of it, with its codes, and keeps
/// every element; what R5 requires is there; and every reference leads somewhere.
class EvidenceBundleReference {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Path BACK_PAIN = Path.of("../guidelines/back-pain.yaml");

    @ParameterizedTest
    @EnumSource(Language.class)
    void hl7_reads_all_of_it_and_loses_nothing(Language language) throws IOException {
        String json = json(file(), language);
        Bundle bundle = (Bundle) new JsonParser().parse(json);
        String again = new JsonParser().composeString(bundle);
        var mapper = JsonMapper.shared();
        assertThat(mapper.readTree(again)).isEqualTo(mapper.readTree(json));
    }

    @Test
    void what_r5_requires_is_there_all_the_way_down() throws Exception {
        Bundle bundle = (Bundle) new JsonParser().parse(json(file(), Language.ENGLISH));
        var missing = new ArrayList<String>();
        missing(bundle, "Bundle", missing);
        assertThat(missing).isEmpty();
        // A resource without what is required shows that the walk can find it.
        var found = new ArrayList<String>();
        missing(new JsonParser().parse("{\"resourceType\":\"Evidence\",\"title\":\"x\"}"), "Evidence", found);
        assertThat(found).contains("Evidence.status", "Evidence.variableDefinition");
    }

    @Test
    void every_reference_leads_to_a_resource_of_its_type() throws IOException {
        Bundle bundle = (Bundle) new JsonParser().parse(json(file(), Language.ENGLISH));
        var references = new ArrayList<Reference>();
        references(bundle, references);
        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(reference -> assertThat(bundle.getEntry())
                        .filteredOn(entry -> entry.getFullUrl().equals(reference.getReference()))
                        .singleElement()
                        .satisfies(entry ->
                                assertThat(entry.getResource().fhirType()).isEqualTo(reference.getType())));
    }

    @Test
    void effect_level_heterogeneity_certainty_and_verdict_are_those_of_the_check() throws IOException {
        Bundle bundle = (Bundle) new JsonParser().parse(json(small(), Language.ENGLISH));
        Evidence pooled = all(bundle, Evidence.class).stream()
                .filter(each -> each.getIdentifierFirstRep().getValue().equals("small/q"))
                .findFirst()
                .orElseThrow();
        var check = GuidelineCheck.of(small(), DAY, MonitoringPlan.withDefaults());
        var now = Objects.requireNonNull(
                check.recommendations().getFirst().basis().getFirst().now());
        var statistic = pooled.getStatisticFirstRep();
        assertThat(statistic.getQuantity().getValue().doubleValue())
                .isCloseTo(now.told().estimate(), Assertions.within(1e-12));
        assertThat(statistic.getStatisticType().getCodingFirstRep().getCode()).isEqualTo("0000457");
        assertThat(statistic.getAttributeEstimate()).hasSize(5);
        assertThat(pooled.getCertaintyFirstRep().getSubcomponent()).hasSize(5);
        assertThat(pooled.getCertaintyFirstRep().getSubcomponent().get(2).getRater())
                .isEqualTo("A Person");
        ArtifactAssessment assessment = all(bundle, ArtifactAssessment.class).getFirst();
        assertThat(assessment.getContent().get(2).getClassifierFirstRep().getText())
                .isEqualTo("supported");
    }

    private static <T> List<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static void references(Base base, List<Reference> all) {
        for (Property property : base.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof Reference reference && reference.hasReference()) {
                    all.add(reference);
                }
                references(value, all);
            }
        }
    }

    /// The elements that the annotations of the model require and that are not there.
    private static void missing(Base base, String path, List<String> all) throws IllegalAccessException {
        for (Class<?> type = base.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Child child = field.getAnnotation(Child.class);
                if (child != null && child.min() > 0) {
                    field.setAccessible(true);
                    Object value = field.get(base);
                    if (value == null || (value instanceof List<?> list && list.isEmpty())) {
                        all.add(path + "." + child.name());
                    }
                }
            }
        }
        for (Property property : base.children()) {
            for (Base value : property.getValues()) {
                missing(value, path + "." + property.getName(), all);
            }
        }
    }

    private static String json(EvidenceFile file, Language language) {
        MonitoringPlan plan = MonitoringPlan.withDefaults();
        return EvidenceBundle.json(GuidelineCheck.of(file, DAY, plan), plan, language);
    }

    private static EvidenceFile file() {
        return switch (EvidenceReader.read(BACK_PAIN)) {
            case EvidenceReading.Accepted accepted -> accepted.file();
            case EvidenceReading.Rejected rejected -> throw new AssertionError(rejected.findings());
        };
    }

    private static EvidenceFile small() {
        return switch (EvidenceReader.read("small.yaml", SmallFile.TEXT)) {
            case EvidenceReading.Accepted accepted -> accepted.file();
            case EvidenceReading.Rejected rejected -> throw new AssertionError(rejected.findings());
        };
    }
}

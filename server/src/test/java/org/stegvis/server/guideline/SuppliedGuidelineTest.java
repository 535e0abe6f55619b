package org.stegvis.server.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The build puts `guidelines/back-pain.yaml` into the program.
class SuppliedGuidelineTest {
    @Test
    void the_guidelines_on_back_pain_come_with_the_program() {
        assertThat(SuppliedGuideline.text()).isEqualTo(MadeUpGuideline.backPain());
    }
}

package org.stegvis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;

/// Shifts of imputed outcomes in the report: sentence, figure, table.
class TippingReportTest {
    private static final MadeUpTrial BACK_PAIN = MadeUpTrial.named("back-pain", 749);
    private static final Result SHIFTED = AnalysisPlan.ofRegimes("odi@week52")
            .by(MultiplyImputed.of(WeightedReplicated.withDefaults()).inSets(4).shiftedBy(List.of(-20.0, 20.0)))
            .run(BACK_PAIN.protocol(), BACK_PAIN.trial().data());

    private static Report report(Language language) {
        return Report.of(ReportInput.of(
                BACK_PAIN.protocol(),
                BACK_PAIN.trial().data(),
                List.of(SHIFTED),
                Provenance.of("1.2.3", MadeUpTrial.PROTOCOL_HASH, MadeUpTrial.DATA_HASH),
                language));
    }

    @ParameterizedTest
    @EnumSource
    void the_report_says_and_draws_where_conclusions_tip(Language language) {
        String html = report(language).html();
        String text = ReadPage.of(html).text();
        boolean english = language == Language.ENGLISH;
        assertThat(text)
                .contains(english ? "If the missing outcomes were others" : "Om de manglende utfallene var andre")
                .contains(english ? "Tips above at" : "Vipper oppover ved");
        assertThat(html)
                .contains(
                        english
                                ? "aria-label=\"Contrasts over the shift of imputed outcomes\""
                                : "aria-label=\"Kontraster etter forskyvning av imputerte utfall\"");
    }

    @Test
    void the_pdf_has_the_figure_too() throws IOException {
        var pdf = new ByteArrayOutputStream();
        report(Language.ENGLISH).pdf(pdf);
        assertThat(pdf.size()).isGreaterThan(20_000);
    }
}

package org.stegvis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegvis.exchange.results.Provenance;
import org.stegvis.exchange.results.ResultsWriter;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Trial;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.input.References;
import org.stegvis.report.input.ReportInput;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The report of the back-pain trial: its numbers, what stands beside them, and what it says about itself.
class BackPainReportTest {
    private static final MadeUpTrial TRIAL = MadeUpTrial.named("back-pain", 749);

    private static ReportInput full(Language language) {
        List<ReferenceValue> beside = Stream.concat(
                        References.of(TRIAL.truth()).stream(),
                        References.of(TRIAL.protocol(), TRIAL.published()).stream())
                .toList();
        return TRIAL.input(language).with(beside);
    }

    private static String text(Language language) {
        return ReadPage.of(Report.of(full(language)).html()).text();
    }

    /// All numbers under keys of estimates in the results document.
    private static List<Double> documented() {
        var numbers = new ArrayList<Double>();
        String document = ResultsWriter.text(
                TRIAL.protocol(),
                new Provenance(
                        "1.2.3",
                        MadeUpTrial.PROTOCOL_HASH,
                        TRIAL.trial().data().size(),
                        new Provenance.Data.File(MadeUpTrial.DATA_HASH),
                        null),
                TRIAL.input(Language.ENGLISH).results());
        collect(JsonMapper.shared().readTree(document), numbers);
        return numbers;
    }

    private static void collect(JsonNode node, List<Double> numbers) {
        if (node.isDouble()) {
            numbers.add(node.doubleValue());
        }
        node.forEach(each -> collect(each, numbers));
    }

    @ParameterizedTest
    @EnumSource
    void every_number_of_the_tables_is_one_of_the_results_document_rounded(Language language) {
        List<Double> documented = documented();
        List<Element> numbers =
                ReadPage.of(Report.of(TRIAL.input(language)).html()).all("data");
        // 4 comparisons of options: 2 means of 5 numbers, 1 contrast of 5; 2 of regimes: 4 values, 6
        // contrasts, which as a family have 5 numbers each and 4 candidates for the best
        assertThat(numbers).hasSize(4 * (2 * 5 + 5) + 2 * (4 * 5 + 6 * 5 + 6 * 5 + 4));
        for (Element number : numbers) {
            double exact = Double.parseDouble(number.getAttribute("value"));
            assertThat(documented).contains(exact);
            String shown = number.getTextContent();
            if (!shown.startsWith("<")) {
                int decimals = shown.matches(".*[.,].*")
                        ? shown.length() - shown.lastIndexOf(language == Language.ENGLISH ? '.' : ',') - 1
                        : 0;
                assertThat(new BigDecimal(shown.replace('\u2212', '-').replace(',', '.')))
                        .isEqualByComparingTo(BigDecimal.valueOf(exact).setScale(decimals, RoundingMode.HALF_UP));
            } else {
                assertThat(exact).isLessThan(0.001);
            }
        }
    }

    @Test
    void each_interval_has_the_level_of_its_outcome() {
        String page = text(Language.ENGLISH);
        assertThat(page).contains("96% interval", "99% interval").doesNotContain("95%");
    }

    @Test
    void published_values_are_quoted_as_printed_turned_for_comparison_and_flagged_by_the_rule() {
        String page = text(Language.ENGLISH);
        assertThat(page)
                .contains("\u22122.8 (96%: \u22125.1 to \u22120.38)")
                .contains("Printed as 2.8 (96%: 0.38 to 5.1), where a positive number favours physical therapy")
                .contains("\u22120.43 (96%: \u22122.4 to 0.29) \u2020")
                .contains("The printed estimate 0.43 lies far from the middle (1.055) of its printed interval")
                .contains("The published interval has level 96%, the planned one 99%");
        assertThat(page.split("lies far from the middle", -1)).hasSize(2);
    }

    @Test
    void true_values_stand_beside_the_estimates_with_their_error() {
        assertThat(text(Language.ENGLISH)).contains("True value", "Monte Carlo error");
        assertThat(text(Language.NORWEGIAN)).contains("Sann verdi", "Monte Carlo-feil");
    }

    @Test
    void screening_and_both_randomisations_are_told() {
        String page = text(Language.ENGLISH);
        var screening = TRIAL.screening();
        assertThat(page)
                .contains("n = %,d".formatted(screening.assessed()))
                .contains("Not enrolled: %,d".formatted(screening.assessed() - 749))
                .contains("declined: %,d".formatted(screening.declined()))
                .contains("randomised", "randomised again", "started", "completed");
    }

    @Test
    void hashes_version_and_seed_are_told() {
        String page = Report.of(full(Language.ENGLISH)).html();
        assertThat(page).contains(MadeUpTrial.PROTOCOL_HASH, MadeUpTrial.DATA_HASH, "c".repeat(64), "1.2.3");
        assertThat(page).contains("Seed of the simulation");
    }

    @Test
    void names_of_measures_keep_their_capital_and_classes_lose_theirs() {
        assertThat(text(Language.ENGLISH))
                .contains("if response, continue; if non-response", "outcome Oswestry Disability Index at week 10")
                .doesNotContain("oswestry", "if Response");
        assertThat(text(Language.NORWEGIAN))
                .contains("hvis respons, fortsett; hvis ikke respons")
                .doesNotContain("oswestry", "hvis Respons");
    }

    @Test
    void no_english_word_is_left_in_norwegian() {
        Protocol protocol = TRIAL.protocol();
        String page = text(Language.NORWEGIAN);
        for (String source : protocol.trial().sources()) {
            page = page.replace(source, "");
        }
        for (var analysis : protocol.analyses()) {
            page = page.replace(analysis.id(), "");
        }
        assertThat(List.of(page.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+")))
                .doesNotContain(
                        "the",
                        "and",
                        "of",
                        "with",
                        "was",
                        "were",
                        "than",
                        "that",
                        "from",
                        "which",
                        "participants",
                        "participant",
                        "treatment",
                        "outcome",
                        "interval",
                        "difference",
                        "missing",
                        "value",
                        "week",
                        "known",
                        "allocated",
                        "started",
                        "completed",
                        "withdrew",
                        "analysis",
                        "mean",
                        "option",
                        "published",
                        "true",
                        "page",
                        "enrolled",
                        "randomised",
                        "response",
                        "regime",
                        "measure",
                        "female",
                        "male",
                        "baseline",
                        "points",
                        "no",
                        "yes",
                        "if",
                        "first",
                        "again",
                        "standard");
    }

    @Test
    void hostile_titles_stay_text() {
        String hostile = "</title><script>alert('x')</script>&amp;\"<svg onload=x>\u0000";
        ReportInput input = TRIAL.input(Language.ENGLISH);
        Protocol protocol = titled(TRIAL.protocol(), hostile);
        String html = Report.of(new ReportInput(
                        protocol,
                        input.data(),
                        input.results(),
                        input.provenance(),
                        input.language(),
                        input.screening(),
                        input.references()))
                .html();
        ReadPage page = ReadPage.of(html);
        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("svg", each -> each.hasAttribute("onload"))).isEmpty();
        assertThat(page.all("h1").getFirst().getTextContent()).isEqualTo(hostile.replace('\u0000', '\uFFFD'));
    }

    private static Protocol titled(Protocol protocol, String title) {
        Trial trial = protocol.trial();
        return new Protocol(
                new Trial(
                        trial.id(),
                        Text.of(title),
                        trial.registration(),
                        trial.participants(),
                        trial.alpha(),
                        trial.sources(),
                        trial.assumptions()),
                protocol.sites(),
                protocol.characteristics(),
                protocol.treatments(),
                protocol.measures(),
                protocol.visits(),
                protocol.eligibility(),
                protocol.decisions(),
                protocol.analyses(),
                protocol.cluster(),
                protocol.interim(),
                protocol.reminders());
    }

    @ParameterizedTest
    @EnumSource
    void every_page_of_the_pdf_says_that_the_participants_are_made_up(Language language) throws IOException {
        byte[] pdf = pdf(language);
        if (language == Language.ENGLISH) {
            assertThat(pdf).as("the same bytes again").isEqualTo(pdf(language));
        }
        String note = Map.of(Language.ENGLISH, "are made up", Language.NORWEGIAN, "er konstruert")
                .get(language);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(5, 14);
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                    .as("tagged for screen readers")
                    .isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).as("page %d", page).contains(note);
            }
        }
    }

    private static byte[] pdf(Language language) throws IOException {
        var out = new ByteArrayOutputStream();
        Report.of(full(language)).pdf(out);
        return out.toByteArray();
    }

    @Test
    void a_report_of_real_participants_has_no_such_note() {
        ReportInput made = TRIAL.input(Language.ENGLISH);
        var real = new ReportInput(
                made.protocol(),
                made.data(),
                made.results(),
                org.stegvis.report.input.Provenance.of("1.2.3", MadeUpTrial.PROTOCOL_HASH, MadeUpTrial.DATA_HASH),
                made.language(),
                null,
                List.of());
        assertThat(ReadPage.of(Report.of(real).html()).text()).doesNotContain("made up", "Assessed for eligibility");
    }
}

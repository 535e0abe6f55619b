package org.stegvis.report.guideline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.Monitoring;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.protocol.Language;
import org.xml.sax.InputSource;

class GuidelinePageTest {
    private static final MonitoringPlan PLAN = MonitoringPlan.withDefaults();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    /// Three trials that shrink an effect, and a quotation.
    private static final String THREE = """
            evidence: 1
            id: three
            title: Three <trials> & a quotation
            sources: {a: {title: A}}
            outcomes: {pain: {title: Pain, unit: points, better: lower}}
            questions:
              q: {title: Does it help?, population: adults, intervention: treatment, comparison: usual care, outcome: pain, time: 3 months, measure: mean-difference, important-difference: 5}
            studies:
              one: {title: One, design: randomised, date: 2010, source: a, risk-of-bias: low, results: [{question: q, estimate: -8, interval: [-12, -4], level: 0.95}]}
              two: {title: Two, design: randomised, date: 2018, source: a, risk-of-bias: low, results: [{question: q, estimate: -3, interval: [-5, -1], level: 0.95}]}
              three: {title: Three, design: randomised, date: 2021, source: a, risk-of-bias: high, results: [{question: q, estimate: 1, interval: [-4, 6], level: 0.95}]}
              four: {title: Four, design: randomised, date: 2022, source: a, risk-of-bias: low, results: [{question: q, estimate: 1, interval: [-4, 6], level: 0.95, quoted-only: Its numbers are in doubt.}]}
            guidelines: {g: {title: A guideline, date: 2015, source: a}}
            recommendations:
              r: {guideline: g, text: Offer it., strength: strong, direction: for, rests-on: [{question: q, study: one}]}
            """;

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_page_is_well_formed_and_loads_nothing(Language language) throws Exception {
        String html = page(THREE, language).html();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(html).doesNotContain("<script", "src=", "<link").contains("Three &lt;trials&gt; &amp;");
        assertThat(html).isEqualTo(page(THREE, language).html());
    }

    @Test
    void the_check_says_by_how_much_and_why() {
        List<String> lines = lines(THREE);
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("Weakened by newer evidence."));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("the effect has shrunk by 57%", "the interval now includes no effect", "68%"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("not enough yet"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("Sequential monitoring"));
        assertThat(String.join("\n", lines))
                .doesNotContainIgnoringCase("change the guideline")
                .contains("people decide");
    }

    @Test
    void a_quotation_is_shown_grey_and_not_pooled() {
        assertThat(page(THREE, Language.ENGLISH).html()).contains("quoted only", "weight 32%");
    }

    /// One look at half of the information: 2.9626 two-sided, as in the goldens for Lan-DeMets boundaries.
    @Test
    void boundaries_are_those_of_interim_analyses() {
        List<Double> bounds = new SpentBoundaries().twoSided(List.of(0.5, 1.0), 0.05);
        assertThat(bounds.getFirst()).isCloseTo(2.96258804272755, within(1e-8));
        EvidenceFile file = file(THREE);
        Monitoring monitoring =
                requireNonNull(Monitoring.of(file, file.questions().getFirst(), DAY, PLAN, new SpentBoundaries()));
        assertThat(monitoring.looks()).extracting(Monitoring.Look::fraction).isSorted();
        assertThat(monitoring.looks().getFirst().bound()).isGreaterThan(1.96);
        assertThat(monitoring.looks()).hasSize(3);
        double information = requireNonNull(GuidelineCheck.of(file, DAY, PLAN)
                        .recommendations()
                        .getFirst()
                        .basis()
                        .getFirst()
                        .information())
                .fraction();
        assertThat(monitoring.today().fraction()).isCloseTo(information, within(1e-12));
        assertThat(monitoring.today().isCrossed()).isFalse();
    }

    @Test
    void the_document_for_a_word_processor_holds_headings_lists_and_tables() throws Exception {
        var out = new ByteArrayOutputStream();
        page(THREE, Language.ENGLISH).docx(out);
        var again = new ByteArrayOutputStream();
        page(THREE, Language.ENGLISH).docx(again);
        assertThat(out.toByteArray()).isEqualTo(again.toByteArray());
        var parts = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readAllBytes();
                if (entry.getName().endsWith(".png")) {
                    var picture = ImageIO.read(new ByteArrayInputStream(bytes));
                    assertThat(picture.getWidth()).isEqualTo(1800);
                    parts.put(entry.getName(), "");
                    continue;
                }
                String text = new String(bytes, StandardCharsets.UTF_8);
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(text)));
                parts.put(entry.getName(), text);
            }
        }
        assertThat(parts)
                .containsKeys(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/document.xml",
                        "word/styles.xml",
                        "word/media/figure1.png");
        assertThat(parts.get("word/_rels/document.xml.rels")).contains("media/figure1.png");
        assertThat(parts.get("word/document.xml"))
                .contains(
                        "Heading1",
                        "<w:numPr>",
                        "<w:tblHeader/>",
                        "r:embed=\"figure1\"",
                        "descr=\"",
                        "Weakened by newer evidence",
                        "Three &lt;trials&gt; &amp;")
                .doesNotContain("<svg");
    }

    @Test
    void the_pdf_of_the_back_pain_guidelines_has_its_pages() throws IOException {
        String text = Files.readString(repository().resolve("guidelines/back-pain.yaml"));
        var out = new ByteArrayOutputStream();
        page(text, Language.NORWEGIAN).pdf(out);
        try (var pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(pdf.getNumberOfPages()).isBetween(5, 25);
        }
    }

    private static GuidelinePage page(String text, Language language) {
        return new GuidelinePage(
                GuidelineCheck.of(file(text), DAY, PLAN),
                PLAN,
                JudgementLog.of(file(text), JudgementLog.empty()),
                language);
    }

    private static List<String> lines(String text) {
        return new CheckWords(GuidelineCheck.of(file(text), DAY, PLAN), Language.ENGLISH)
                .lines().stream().map(CheckWords.Line::text).toList();
    }

    private static EvidenceFile file(String text) {
        EvidenceReading reading = EvidenceReader.read("three.yaml", text);
        assertThat(reading).as(() -> reading.findings().toString()).isInstanceOf(EvidenceReading.Accepted.class);
        return ((EvidenceReading.Accepted) reading).file();
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("guidelines"))) {
            here = requireNonNull(here.getParent());
        }
        return here;
    }
}

package org.stegvis.protocol.instrument.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.instrument.Instrument;
import org.stegvis.protocol.instrument.Item;
import org.stegvis.protocol.instrument.LeastChange;
import org.stegvis.protocol.instrument.Licence;
import org.stegvis.protocol.instrument.Method;
import org.stegvis.protocol.instrument.Responses;
import org.stegvis.protocol.instrument.Score;

/// Writes docs/reference/instruments.md from the instrument files.
final class ReferencePage {
    private static final String HEAD = """
            # Instruments

            This page is made from the instrument files (`protocol/src/main/resources/org/stegvis/protocol/instrument/`);
            a test fails when it is out of date. A measure of a protocol names an instrument by its id, and one of its
            scores; without a score the first one is meant. Topics are our own neutral words, not the wording of an instrument.

            | method | score |
            |---|---|
            | `sum` | sum of the items; a missing one counts as the mean of the others |
            | `mean` | mean of the answered items |
            | `scaled-sum` | 100 x (sum - least sum) / (greatest sum - least sum), over the answered items |
            | `count` | number of items at their highest value (ticks) |
            | `t-score` | the raw sum looked up in a table; all items are needed |

            A questionnaire that came back without any mark gives no score. An answer out of range is rejected and named.
            A band includes its lower end and not its upper end; the highest band includes both. Bands have no names.

            ## A trial's own files

            An instrument of your own has the shape of the built-in files. Licensed wording and T-score tables go into a file
            with slots (the zeros stand for the T-scores of your own table):

            ```yaml
            stegvis-instrument-slots: 1
            instrument: promis-29
            version: "2.0"                  # the version of the wording you hold
            translations: {nb: {status: official, note: who translated it}}
            wording:
              pfa11:
                question: {en: "...", nb: "..."}
                labels: {1: {en: "...", nb: "..."}, 5: {en: "...", nb: "..."}}
            tables:
              physical-function: {4: 0, 5: 0}   # one T-score for each raw sum, here 4 to 20
            ```
            """;

    private ReferencePage() {}

    static String of(Instruments library) {
        return (HEAD + library.all().stream().map(ReferencePage::section).collect(Collectors.joining())).stripTrailing()
                + "\n";
    }

    private static String section(Instrument instrument) {
        var page = new StringBuilder();
        page.append("\n## `")
                .append(instrument.id())
                .append("`: ")
                .append(instrument.title().in(Language.ENGLISH))
                .append("\n\n");
        page.append("Version ")
                .append(instrument.version())
                .append(". Recall: ")
                .append(instrument.recall().in(Language.ENGLISH))
                .append(".\n\n");
        page.append("- Licence: ").append(licence(instrument.licence())).append('\n');
        page.append("- Wording: ").append(translations(instrument)).append('\n');
        page.append("- A trial must load: ").append(slots(instrument)).append("\n\n");
        page.append("| item | topic | Norwegian | answers |\n|---|---|---|---|\n");
        for (Item item : instrument.items()) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            item.code(),
                            item.topic().in(Language.ENGLISH),
                            item.topic().in(Language.NORWEGIAN),
                            answers(item.responses())));
        }
        page.append(
                "\n| score | method | range | step | better | least answered | bands begin at | least important change |\n");
        page.append("|---|---|---|---|---|---|---|---|\n");
        instrument.scores().forEach(score -> page.append(row(score)));
        page.append('\n');
        list(
                page,
                "Rules",
                instrument.scores().stream().map(Score::basis).distinct().toList());
        list(page, "Our choices", instrument.assumptions());
        list(page, "Sources", instrument.sources());
        return page.toString();
    }

    private static String row(Score score) {
        return "| `%s` | %s | %s | %s | %s | %d of %d | %s | %s |\n"
                .formatted(
                        score.id(),
                        method(score),
                        Double.isInfinite(score.lowest())
                                ? "by its table"
                                : number(score.lowest()) + " to " + number(score.highest()),
                        score.step().isPresent() ? number(score.step().getAsDouble()) : "varies",
                        Spelling.spelt(score.better()),
                        score.leastAnswered(),
                        score.items().size(),
                        score.cuts().stream().map(ReferencePage::number).collect(Collectors.joining(", ")),
                        score.leastChanges().stream().map(ReferencePage::change).collect(Collectors.joining(" or ")));
    }

    private static String method(Score score) {
        String name = switch (score.method()) {
            case Method.Sum s -> "`sum`";
            case Method.Mean m -> "`mean`";
            case Method.ScaledSum s -> "`scaled-sum`";
            case Method.Count c -> "`count`";
            case Method.TScore t -> "`t-score`";
        };
        return score.reversed().isEmpty() ? name : name + ", turned round";
    }

    private static String change(LeastChange change) {
        return switch (change) {
            case LeastChange.Points(double points) -> number(points) + " points";
            case LeastChange.PercentOfBaseline(double percent) -> number(percent) + " % of baseline";
        };
    }

    private static String licence(Licence licence) {
        return switch (licence.kind()) {
            case FREE -> "free. " + licence.note();
            case LICENSED -> "**licensed**. " + licence.note();
        };
    }

    private static String translations(Instrument instrument) {
        return Arrays.stream(Language.values())
                .map(language -> {
                    var translation = instrument.translations().get(language);
                    return language.tag() + " "
                            + (translation == null
                                    ? "none recorded"
                                    : Spelling.spelt(translation.status()).replace('-', ' ') + " (" + translation.note()
                                            + ")");
                })
                .collect(Collectors.joining("; "));
    }

    private static String slots(Instrument instrument) {
        String slots = instrument.openSlots().stream()
                .map(slot -> switch (slot) {
                    case Instrument.Slot.ItemWording(var items) -> "the wording of its " + items.size() + " items";
                    case Instrument.Slot.ScoreTable(String score, int lowest, int highest) ->
                        "the table of `%s` (raw sums %d to %d)".formatted(score, lowest, highest);
                })
                .collect(Collectors.joining("; "));
        return slots.isEmpty() ? "nothing" : slots;
    }

    private static String answers(Responses responses) {
        var answers = new StringBuilder(responses.lowest() + " to " + responses.highest());
        answers.append(
                responses.severalBoxes() == Responses.SeveralBoxes.HIGHEST ? "; of several boxes the highest" : "");
        answers.append(responses.notApplicable() == Responses.Blank.LOWEST ? "; not applicable counts as lowest" : "");
        answers.append(responses.unmarked() == Responses.Blank.LOWEST ? "; unmarked counts as lowest" : "");
        return answers.toString();
    }

    private static void list(StringBuilder page, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.append(title).append(":\n\n");
            lines.forEach(line -> page.append("- ").append(line.strip()).append('\n'));
            page.append('\n');
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3g", value);
    }
}

package org.stegvis.cli.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.evidence.Criterion;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.FrameJudgement;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Recommendation;
import org.stegvis.evidence.Signed;
import org.stegvis.evidence.judgement.Judged;
import org.stegvis.evidence.judgement.JudgementFile;
import org.stegvis.evidence.judgement.JudgementReader;
import org.stegvis.evidence.judgement.JudgementReading;
import org.stegvis.protocol.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis evidence judge`: record what somebody judged.
@Command(
        name = "judge",
        header = "Record a judgement with a name, a time and a reason.",
        description = {
            "Of a question: a domain of its certainty. Of a recommendation: a criterion on the way from evidence to decision.",
            "It is added to NAME.judgements.yaml beside the evidence file; what stands there is kept, and the latest counts."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis evidence judge guidelines/back-pain.yaml exercise-pain indirectness not-serious --by 'A. Name' --why 'The same people.'",
            "  stegvis evidence judge guidelines/back-pain.yaml who-exercise acceptability probably-yes --by 'A. Name' --why 'Asked 40 patients.'"
        })
final class EvidenceJudge implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "EVIDENCE", description = "The evidence file.")
    private Path file;

    @Parameters(index = "1", paramLabel = "ABOUT", description = "The name of a question or a recommendation in it.")
    private String about;

    @Parameters(index = "2", paramLabel = "PART", description = "A domain (of a question) or a criterion.")
    private String part;

    @Parameters(
            index = "3",
            paramLabel = "ANSWER",
            description = "not-serious, serious, very-serious; or an answer to the criterion.")
    private String answer;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who judges.")
    private String by = "";

    @Option(names = "--why", paramLabel = "REASON", required = true, description = "Why.")
    private String why = "";

    @Option(names = "--at", paramLabel = "TIME", description = "When, as 2026-11-25T14:30:00+01:00 (default now).")
    private @Nullable String at;

    EvidenceJudge(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        EvidenceFile evidence = EvidenceInput.unjudged(file, console);
        Judged judged = judged(evidence);
        Path judgements = JudgementReader.beside(file);
        switch (JudgementFile.add(judgements, evidence, judged)) {
            case JudgementReading.Rejected(var findings) -> throw new Rejected(findings);
            case JudgementReading.Accepted(var log) ->
                console.message("judgement %d of %d in %s"
                        .formatted(
                                log.about(about).entries().size(), log.entries().size(), judgements));
        }
        return ExitCodes.DONE;
    }

    private Judged judged(EvidenceFile evidence) {
        if (by.isBlank() || why.isBlank()) {
            throw new BadInput("--by and --why must say something: a judgement has a name and a reason");
        }
        var signed = signed();
        List<String> questions = evidence.questions().stream().map(Question::id).toList();
        List<String> recommendations =
                evidence.recommendations().stream().map(Recommendation::id).toList();
        if (questions.contains(about)) {
            Domain domain = one("domain", part, Domain.values(), Domain::label);
            Concern concern = one("concern", answer, Concern.values(), Concern::label);
            return new Judged.OfQuestion(about, domain, new Judgement(concern, signed));
        }
        if (recommendations.contains(about)) {
            Criterion criterion = one("criterion", part, Criterion.values(), Criterion::label);
            if (!criterion.answers().contains(answer)) {
                throw new BadInput("'%s' is no answer to '%s'; it may be %s"
                        .formatted(answer, part, String.join(", ", criterion.answers())));
            }
            return new Judged.OfRecommendation(about, new FrameJudgement(criterion, answer, signed));
        }
        throw new BadInput(
                "%s has no question or recommendation '%s'; it has the questions %s and the recommendations %s"
                        .formatted(file, about, String.join(", ", questions), String.join(", ", recommendations)));
    }

    private Signed signed() {
        OffsetDateTime time;
        try {
            time = at == null
                    ? OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)
                    : OffsetDateTime.parse(at);
        } catch (DateTimeException noTime) {
            throw new BadInput("--at is '%s' but must be a time, as 2026-11-25T14:30:00+01:00".formatted(at), noTime);
        }
        return new Signed(by, time.toLocalDate(), time, Text.of(why));
    }

    private static <E extends Enum<E>> E one(String kind, String name, E[] all, Function<E, String> label) {
        return Stream.of(all)
                .filter(each -> label.apply(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("'%s' is no %s; it may be %s"
                        .formatted(
                                name,
                                kind,
                                String.join(", ", Stream.of(all).map(label).toList()))));
    }
}

package org.stegvis.cli.boundaries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.ProtocolFile;
import org.stegvis.cli.size.Hyphenated;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.FormatOption;
import org.stegvis.cli.terminal.Json;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.design.interim.Boundaries;
import org.stegvis.design.interim.GlobalBoundaries;
import org.stegvis.design.interim.GroupSequential;
import org.stegvis.design.interim.GroupSequential.Futility;
import org.stegvis.design.interim.Looks;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.protocol.Protocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stegvis boundaries`: when a trial that is looked at early may stop, and what it may conclude.
@Command(
        name = "boundaries",
        abbreviateSynopsis = true,
        header = "Tell when a trial that is looked at before its end may stop.",
        description = {
            "Boundaries for one comparison; with --all-regimes for the test that all embedded regimes have the same value; for a PROTOCOL",
            "those of its section `interim`, or with --response for the contrasts of its embedded regimes together.",
            "With --data, the data at each look so far, the contrasts of regimes by `iaipw` are judged together, participants on the way included.",
            "With --observed it tells where the trial stands: go on or stop, the power that is left, or the estimate that allows for the looks.",
            "Shapes: obrien-fleming, pocock, kim-demets:RHO and hwang:GAMMA spend alpha; classical-obrien-fleming, classical-pocock,",
            "wang-tsiatis:DELTA and haybittle-peto:Z are the classical ones."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis boundaries --looks 3",
            "  stegvis boundaries --looks 0.5,0.75,1 --shape pocock --fixed 446 --power 0.9",
            "  stegvis boundaries --looks 2 --one-sided --alpha 0.025 --futility hwang:-2 --power 0.9 --observed 1.1",
            "  stegvis boundaries --looks 3 --observed 1.8,2.7 --se 1.2",
            "  stegvis boundaries --looks 0.5,1 --all-regimes 3",
            "  stegvis boundaries trial.yaml --data look1.csv,look2.csv",
            "  stegvis boundaries trials/back-pain.yaml --response 0.4 --looks 0.5,1 --versus pt/cbt"
        })
public final class InterimLooks implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PROTOCOL",
            description = "The protocol file, for contrasts of its regimes.")
    private @Nullable Path protocolFile;

    @Option(
            names = "--response",
            paramLabel = "[NAME=]P",
            split = ",",
            description = "For a PROTOCOL: response rates, as for `stegvis size`.")
    private List<String> response = List.of();

    @Option(
            names = "--versus",
            paramLabel = "REGIME",
            description = "For a PROTOCOL: contrasts with this regime only (default: all pairs).")
    private @Nullable String versus;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            split = ",",
            description = "For a PROTOCOL: the data at each look so far, the first first.")
    private List<Path> data = List.of();

    @Option(
            names = "--columns",
            paramLabel = "MAPPING",
            description = "For --data: a mapping file, as for `stegvis analyse`.")
    private @Nullable Path columns;

    @Option(
            names = "--looks",
            paramLabel = "LOOKS",
            split = ",",
            description = "How many, equally far apart, or the information fractions, the last 1 (default 2).")
    private List<Double> looks = List.of(2.0);

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description = "Type I error of all looks together (default 0.05; 0.025 with --one-sided).")
    private @Nullable Double alpha;

    @Option(names = "--one-sided", description = "Only large values stop the trial for efficacy.")
    private boolean oneSided;

    @Option(names = "--shape", paramLabel = "SHAPE", description = "See above (default obrien-fleming).")
    private String shape = "obrien-fleming";

    @Option(
            names = "--futility",
            paramLabel = "SPENDING",
            description = "Stop for futility too; how the type II error is spent, as for --shape.")
    private @Nullable String futility;

    @Option(
            names = "--binding",
            description = "The boundaries of efficacy count on it that the trial stops for futility.")
    private boolean binding;

    @Option(names = "--power", paramLabel = "P", description = "Wanted power (default 0.8).")
    private double power = 0.8;

    @Option(names = "--fixed", paramLabel = "N", description = "Participants of the trial without interim looks.")
    private @Nullable Double fixed;

    @Option(
            names = "--all-regimes",
            paramLabel = "DF",
            description = "The Wald test of all regimes, with so many degrees of freedom.")
    private @Nullable Integer degrees;

    @Option(names = "--observed", paramLabel = "Z", split = ",", description = "The statistics so far, one a look.")
    private List<Double> observed = List.of();

    @Option(
            names = "--se",
            paramLabel = "SE",
            description = "Standard error of the estimate at the last observed look.")
    private @Nullable Double standardError;

    @Mixin
    private FormatOption format = new FormatOption();

    /// @param console where the verb writes
    public InterimLooks(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Protocol protocol = protocolFile == null
                ? null
                : ProtocolFile.read(protocolFile, console).protocol();
        LooksHeeded.require(protocol, spec.commandLine().getParseResult()::hasMatchedOption);
        positive("--fixed", fixed);
        positive("--se", standardError);
        try {
            if (protocol != null) {
                if (!data.isEmpty()) {
                    say(new LooksAtData(protocol, versus).of(data, columns, console));
                } else {
                    say(response.isEmpty() ? planned(protocol) : joint(protocol));
                }
            } else if (degrees != null) {
                say(BoundariesDocument.of(global(degrees)));
            } else {
                say(one());
            }
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(OneLine.of(wrong), wrong);
        }
        return ExitCodes.DONE;
    }

    private static void positive(String option, @Nullable Double value) {
        if (value != null && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new BadInput("%s is %s but must be positive".formatted(option, value));
        }
    }

    private void say(BoundariesDocument document) {
        switch (format.chosen()) {
            case TEXT -> new BoundariesText(console).say(document);
            case JSON -> Json.write(document, console);
        }
    }

    /// What the section `interim` of the protocol says.
    private BoundariesDocument planned(Protocol protocol) {
        return switch (PlannedLooks.of(protocol)) {
            case PlannedLooks.AllEqual(GlobalBoundaries boundaries, var spent) -> {
                if (!observed.isEmpty()) {
                    throw new BadInput(
                            "--observed is for the comparison of two options; this protocol looks at all that is compared");
                }
                yield BoundariesDocument.of(boundaries);
            }
            case PlannedLooks.OneComparison(GroupSequential design, var planned, var better) -> {
                String stop = planned == null ? null : "as the protocol spends it, " + Hyphenated.word(planned.kind());
                if (planned == null) {
                    Boundaries boundaries = design.boundaries();
                    yield document(
                            design, boundaries, boundaries, boundaries.drift(power), "as the protocol spends it", stop);
                }
                power = planned.power();
                var found = design.withFutility(planned);
                yield document(
                        design,
                        found.boundaries(),
                        planned.judged(found.boundaries()),
                        found.drift(),
                        "as the protocol spends it",
                        stop);
            }
        };
    }

    private BoundariesDocument document(
            GroupSequential design,
            Boundaries boundaries,
            Boundaries judged,
            double drift,
            String efficacy,
            @Nullable String stop) {
        var plan = new BoundariesDocument.Plan(
                design.alpha(), efficacy, stop, power, drift, design.inflation(drift, power), fixed);
        return BoundariesDocument.of(boundaries, judged, plan, observed, standardError);
    }

    private BoundariesDocument one() {
        var design = new GroupSequential(
                times(), alpha(), oneSided ? Boundaries.Sides.ONE : Boundaries.Sides.TWO, Shapes.shape(shape));
        Boundaries boundaries;
        Boundaries judged;
        double drift;
        if (futility == null) {
            boundaries = design.boundaries();
            judged = boundaries;
            drift = boundaries.drift(power);
        } else {
            var kind = binding ? Futility.Kind.BINDING : Futility.Kind.NON_BINDING;
            var stopping = new Futility(Shapes.spending(futility), power, kind);
            var found = design.withFutility(stopping);
            boundaries = found.boundaries();
            judged = stopping.judged(boundaries);
            drift = found.drift();
        }
        return document(
                design,
                boundaries,
                judged,
                drift,
                shape,
                futility == null ? null : futility + (binding ? ", binding" : ", not binding"));
    }

    private BoundariesDocument joint(Protocol protocol) {
        if (futility != null || oneSided || degrees != null || !observed.isEmpty()) {
            throw new BadInput("a PROTOCOL stands with --response, --versus, --looks, --alpha and --shape only");
        }
        return new PlannedTogether(protocol, response, versus, times(), alpha(), shape).document();
    }

    private GlobalBoundaries global(int df) {
        if (futility != null || oneSided || !observed.isEmpty()) {
            throw new BadInput("--all-regimes stands with --looks, --alpha and --shape only");
        }
        return GlobalBoundaries.of(times(), df, alpha(), Shapes.shape(shape));
    }

    private Looks times() {
        if (looks.size() == 1 && looks.getFirst() == Math.rint(looks.getFirst()) && looks.getFirst() <= 1000) {
            return Looks.equal((int) (double) looks.getFirst());
        }
        return new Looks(looks);
    }

    private double alpha() {
        if (alpha != null) {
            return alpha;
        }
        return oneSided ? 0.025 : 0.05;
    }
}

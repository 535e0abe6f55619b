package org.stegvis.cli.size;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.ProtocolFile;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.FormatOption;
import org.stegvis.cli.terminal.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stegvis size`: how large a trial must be, by formula.
@Command(
        name = "size",
        abbreviateSynopsis = true,
        header = "How large must the trial be? By formula, with every number explained.",
        description = {
            "The protocol tells who is randomised again, in what ratio, which outcome is compared at which alpha, and what difference matters;",
            "say what it cannot know: the standard deviation, and how many respond. Without a protocol --design says who is randomised again.",
            "What is left out is solved for: the size, else the power, the effect or the response rate."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis size trials/back-pain.yaml --sd 15",
            "  stegvis size trials/back-pain.yaml --analysis regimes-week52 --sd 15 --response pt=0.4,cbt=0.35 --attrition 0.2",
            "  stegvis size trials/back-pain.yaml --analysis regimes-week52 --sd 15 --response 0.4 --participants 749",
            "  stegvis size --design non-responders --response 0.4 --effect 0.4 --confirm 2000",
            "  stegvis size --design everyone --response 0.5 --outcome binary --probabilities 0.45,0.3",
            "  stegvis size --design non-responders --response 0.4 --goal best --values a/c=0.5 --least 0.3",
            "  stegvis size --design non-responders --response 0.4 --goal pilot --at-least 3"
        })
public final class Size implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PROTOCOL", description = "The protocol file.")
    private @Nullable Path protocolFile;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SizeOptions options = new SizeOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    /// @param console where the verb writes
    public Size(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var accepted = protocolFile == null ? null : ProtocolFile.read(protocolFile, console);
        var setting = new SizeSetting(options, accepted == null ? null : accepted.protocol());
        SizeHeeded.require(options, setting, spec.commandLine().getParseResult()::hasMatchedOption);
        SizeAnswer answer = new SizeSolution(options, setting, console).answer();
        switch (format.chosen()) {
            case TEXT -> answer.say(console);
            case JSON -> Json.write(SizeDocument.of(answer, accepted), console);
        }
        return ExitCodes.DONE;
    }
}

package org.stegvis.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.stegvis.cli.analysis.Analyse;
import org.stegvis.cli.analysis.Reporting;
import org.stegvis.cli.boundaries.InterimLooks;
import org.stegvis.cli.demo.Demo;
import org.stegvis.cli.evidence.Evidence;
import org.stegvis.cli.protocol.Check;
import org.stegvis.cli.protocol.Regimes;
import org.stegvis.cli.server.Audit;
import org.stegvis.cli.server.BackUp;
import org.stegvis.cli.server.Export;
import org.stegvis.cli.server.PeopleVerb;
import org.stegvis.cli.server.Restore;
import org.stegvis.cli.server.RotateKey;
import org.stegvis.cli.server.Serve;
import org.stegvis.cli.simulation.Power;
import org.stegvis.cli.simulation.Simulate;
import org.stegvis.cli.size.Size;
import org.stegvis.cli.terminal.Build;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.StandardStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The `stegvis` command. Each verb is a class of its own; [#commandLine] lists them.
@Command(
        name = "stegvis",
        header = "Design, run, analyse and report sequential, multiple assignment, randomised trials.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis demo                     the back-pain trial, made up, from file to report",
            "  stegvis check my-trial.yaml      is this a protocol, and what would a reviewer ask",
            "  stegvis VERB --help              what a verb does, with examples",
            "",
            "Results go to standard output, progress and messages to standard error.",
            "Exit codes: 0 done, 1 the answer is no, 2 bad input, 70 a fault in Stegvis."
        })
final class Stegvis implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "On an error, show where in the program it arose. STEGVIS_DEBUG=1 does the same.")
    private boolean debug;

    private Stegvis(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    /// Runs the program on the real console and ends the process with its exit code.
    public static void main(String[] arguments) {
        var out = StandardStream.out();
        var err = StandardStream.err();
        var console = Console.on(out, err, System.getProperty("stegvis.terminal", ""), System.getenv());
        int code = run(console, System.getenv(), arguments);
        if (out.failure() != null) {
            console.message(
                    "stegvis: cannot write to standard output: " + out.failure().getMessage());
            code = Math.max(code, ExitCodes.BAD_INPUT);
        }
        System.exit(code);
    }

    /// Runs one command line and returns its exit code; see [ExitCodes].
    static int run(Console console, Map<String, String> environment, String... arguments) {
        return run(commandLine(console, environment), console, arguments);
    }

    /// The same with a command line that a test has changed.
    static int run(CommandLine line, Console console, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            // Picocli hands on exceptions only. These two are what a hostile file can reach.
            return new Failure(console).report(e, line.<Stegvis>getCommand().showsTraces());
        } finally {
            console.flush();
        }
    }

    /// The root with all its verbs, in the order in which help shows them.
    static CommandLine commandLine(Console console, Map<String, String> environment) {
        var line = new CommandLine(new Stegvis(console, environment))
                .addSubcommand(new Demo(console))
                .addSubcommand(new Check(console))
                .addSubcommand(new Regimes(console))
                .addSubcommand(new Simulate(console))
                .addSubcommand(new Size(console))
                .addSubcommand(new InterimLooks(console))
                .addSubcommand(new Power(console))
                .addSubcommand(new Analyse(console))
                .addSubcommand(new Reporting(console))
                .addSubcommand(new Serve(console, environment))
                .addSubcommand(Evidence.line(console))
                .addSubcommand(PeopleVerb.commandLine(console, environment))
                .addSubcommand(new RotateKey(console, environment))
                .addSubcommand(Audit.commandLine(console, environment))
                .addSubcommand(new Export(console, environment))
                .addSubcommand(new BackUp(console, environment))
                .addSubcommand(new Restore(console))
                .addSubcommand(new Version(console))
                .addSubcommand(new Completion(console));
        layOut(line);
        line.getCommandSpec().version(Build.lines().toArray(String[]::new));
        return line.setOut(console.out())
                .setErr(console.err())
                .setColorScheme(Help.defaultColorScheme(
                        console.outColour() == Console.Colour.COLOURED ? Help.Ansi.ON : Help.Ansi.OFF))
                .setHelpFactory(new OptionParagraphs())
                .setUsageHelpLongOptionsMaxWidth(30)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongUsage(console))
                .setExecutionExceptionHandler(new Failure(console));
    }

    private static void layOut(CommandLine line) {
        Paragraphs.set(line.getCommandSpec().usageMessage());
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, new ExampleLines());
        line.getSubcommands().values().forEach(Stegvis::layOut);
    }

    /// Whether a person asked to see where in the program an error arose.
    boolean showsTraces() {
        return debug || !environment.getOrDefault("STEGVIS_DEBUG", "").isEmpty();
    }

    /// Without a verb there is nothing to do: shows the help where messages go.
    @Override
    public Integer call() {
        spec.commandLine().usage(console.err());
        return ExitCodes.BAD_INPUT;
    }
}

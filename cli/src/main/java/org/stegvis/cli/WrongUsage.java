package org.stegvis.cli;

import java.util.List;
import java.util.Locale;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.OneLine;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in two lines what is wrong with a command line: the mistake with the nearest right word, and where to read
/// on.
final class WrongUsage implements IParameterExceptionHandler {

    private final Console console;

    WrongUsage(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        console.message("stegvis: " + describe(wrong));
        console.message("See: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.BAD_INPUT;
    }

    private static String describe(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return decapitalised(OneLine.of(wrong));
        }
        var word = unmatched.getUnmatched().getFirst();
        return "%s%s".formatted(unknown(wrong.getCommandLine(), word), didYouMean(unmatched.getSuggestions()));
    }

    private static String unknown(CommandLine line, String word) {
        if (word.startsWith("-")) {
            return "there is no option '%s'".formatted(word);
        }
        boolean takesVerbs = !line.getSubcommands().isEmpty();
        return (takesVerbs ? "there is no verb '%s'" : "'%s' is one argument too many").formatted(word);
    }

    private static String didYouMean(List<String> nearest) {
        return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
    }

    private static String decapitalised(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}

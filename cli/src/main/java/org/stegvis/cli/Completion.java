package org.stegvis.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stegvis completion`: a script that lets the shell complete verbs and options.
@Command(
        name = "completion",
        header = "Print a script that completes verbs and options in the shell.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(stegvis completion bash)     for this shell; to keep it, in ~/.bashrc",
            "  source <(stegvis completion zsh)      the same for zsh and ~/.zshrc"
        })
final class Completion implements Callable<Integer> {

    /// The shells that the script is made for.
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SHELL",
            defaultValue = "bash",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Shell shell;

    Completion(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (shell == Shell.ZSH) {
            console.result("autoload -U +X compinit && compinit");
        }
        var root = spec.root();
        console.result(AutoComplete.bash(root.name(), root.commandLine()));
        return ExitCodes.DONE;
    }
}

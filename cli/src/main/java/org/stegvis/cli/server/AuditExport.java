package org.stegvis.cli.server;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.ExportedLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stegvis audit export`: the log as text, one line an entry.
@Command(
        name = "export",
        header = "Write the whole log of a trial, one JSON document a line.",
        description = {
            "The log tells every allocation: the file is for those who may know them.",
            "docs/reference/event-log.md describes the lines and how to check the chain without Stegvis."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stegvis audit export --data my-trials --trial back-pain --out back-pain.jsonl"})
final class AuditExport implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private LogChoice choice = new LogChoice();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write; without it, standard output.")
    private @Nullable Path out;

    AuditExport(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (out != null && Files.exists(out)) {
            throw new BadInput(out + " is there already; name another file");
        }
        try (OfflineServer server = choice.server(environment)) {
            var log = server.get(EventLog.class);
            String trial = choice.trial(log);
            if (out == null) {
                write(log, trial, console.out());
            } else {
                WholeFile.write(out, stream -> {
                    var writer = new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
                    write(log, trial, writer);
                    if (writer.checkError()) {
                        throw new IOException(out + " could not be written to its end");
                    }
                });
                console.message("log: " + out);
            }
        }
        return ExitCodes.DONE;
    }

    private static void write(EventLog log, String trial, PrintWriter writer) {
        var previous = new Object() {
            private String hash = Entry.BEGINNING;
        };
        log.forEach(trial, entry -> {
            writer.print(ExportedLog.line(previous.hash, entry));
            writer.print('\n');
            previous.hash = entry.hash();
        });
    }
}

package org.stegvis.cli.protocol;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.stegvis.cli.input.ProtocolFile;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.FormatOption;
import org.stegvis.cli.terminal.Json;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.regime.Likelihood;
import org.stegvis.protocol.regime.RegimeSentence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `stegvis regimes`: the embedded regimes of a protocol.
@Command(
        name = "regimes",
        header = "List the embedded regimes of a protocol.",
        description = {
            "Derives them from the decisions and routes, as sentences in English and Norwegian, with the probability that a",
            "participant is consistent with each, for each way the tailoring variables may turn out."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stegvis regimes trials/back-pain.yaml", "  stegvis regimes trials/codiacs.yaml --format json"})
public final class Regimes implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "PROTOCOL", description = "The protocol file.")
    private Path file;

    @Mixin
    private FormatOption format = new FormatOption();

    /// @param console where the verb writes
    public Regimes(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws NoSuchFileException {
        Reading.Accepted accepted = ProtocolFile.read(file, console);
        Protocol protocol = accepted.protocol();
        var count = EmbeddedRegimes.count(protocol);
        if (count.bitLength() > 31 || count.intValue() > EmbeddedRegimes.MOST_LISTED) {
            throw new BadInput("%s has %,d embedded regimes, too many to list (at most %,d)"
                    .formatted(file, count, EmbeddedRegimes.MOST_LISTED));
        }
        List<Entry> entries = EmbeddedRegimes.of(protocol).stream()
                .map(regime -> entry(protocol, regime))
                .toList();
        switch (format.chosen()) {
            case TEXT -> entries.forEach(this::say);
            case JSON -> Json.write(new Document(protocol.trial().id(), accepted.sha256(), entries), console);
        }
        return ExitCodes.DONE;
    }

    private void say(Entry entry) {
        console.result(entry.id());
        for (Language language : Language.values()) {
            console.result("  " + language.tag() + "  " + entry.sentence().get(language.tag()));
        }
        for (Consistent consistent : entry.consistent()) {
            String when = consistent.when().isEmpty() ? "everybody" : consistent.when();
            console.result("      probability of being consistent, %s: %s"
                    .formatted(when, Double.toString(consistent.probability())));
        }
    }

    private static Entry entry(Protocol protocol, EmbeddedRegime regime) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            sentences.put(language.tag(), RegimeSentence.of(protocol, regime, language));
        }
        List<Consistent> consistent = Likelihood.of(regime).stream()
                .map(likelihood -> new Consistent(when(protocol, likelihood), likelihood.probability()))
                .toList();
        return new Entry(regime.id().text(), sentences, consistent);
    }

    /// What the tailoring variables must say for this way, in English; empty where there are none.
    private static String when(Protocol protocol, Likelihood likelihood) {
        return likelihood.routes().stream()
                .filter(passed -> !passed.classes().isEmpty())
                .map(passed -> passed.decision() + " "
                        + RegimeSentence.condition(
                                protocol, protocol.decision(passed.decision()), passed, Language.ENGLISH))
                .collect(Collectors.joining(", "));
    }

    record Document(String protocol, String sha256, List<Entry> regimes) {}

    record Entry(String id, Map<String, String> sentence, List<Consistent> consistent) {}

    /// @param when what the tailoring variables say
    record Consistent(String when, double probability) {}
}

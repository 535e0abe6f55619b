package org.stegvis.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.server.BackPainTrial;

class FindingWordsTest {
    /// What is the same in every language: what the file says, a number, a name.
    private static final Pattern OF_THE_FILE = Pattern.compile("'.*'|`.*`|[-+\\w.@/…]*|true|false", Pattern.DOTALL);
    private static final List<String> WRONG = List.of("zzz", "[]", "{}", "-1", "{zzz: 1}", "");
    /// A line in so many is spoilt in each trial; another one in each.
    private static final int EVERY = 5;

    /// Where findings are made.
    private static final List<String> PACKAGES =
            List.of("file", "yaml", "instrument/file", "text", "check", "expression");

    private static final Pattern LITERAL = Pattern.compile("(\\w+)?[,(?:]\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?=[,);:])");
    /// Texts in those packages that are no phrase of a finding.
    private static final Pattern OTHER = Pattern.compile(
            ".*\\n.*| [+].*[+] |[ ,].*|.* $|Ikke respons|no later than|optimal string alignment", Pattern.DOTALL);

    @Test
    void a_finding_is_said_in_norwegian() {
        assertThat(norwegian("participants: 749", "participants: many"))
                .contains("Fant 'many', ventet et helt tall på minst 1.");
        assertThat(norwegian("options: [pt, cbt]", "options: [pt, cbd]"))
                .contains("Fant 'cbd', ventet navnet på en behandling (pt, cbt, more). Mente du 'cbt'?");
        assertThat(norwegian("    allocate:", "    alocate:")).contains("ventet en av nøklene");
        assertThat(norwegian("odi@baseline > 24", "odi@baseline >")).contains("Fant slutten, ventet et navn");
    }

    @Test
    void english_stays_as_the_command_line_says_it() {
        Finding finding = findings("participants: 749", "participants: many").getFirst();
        assertThat(finding.toString()).endsWith(finding.path() + ": " + FindingWords.of(finding, Language.ENGLISH));
    }

    @Test
    void whatever_is_spoilt_in_a_trial_every_phrase_of_what_is_found_has_a_code() throws IOException {
        var untold = new TreeSet<String>();
        int told = 0;
        try (Stream<Path> files = Files.list(Trials.folder())) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                told += spoil(Files.readAllLines(file), file.hashCode(), untold);
            }
        }
        assertThat(told).isGreaterThan(500);
        assertThat(untold).isEmpty();
    }

    @Test
    void every_whole_phrase_in_the_sources_of_findings_has_a_code() throws IOException {
        var untold = new TreeSet<String>();
        int seen = 0;
        for (String each : PACKAGES) {
            Path folder = Trials.folder().resolveSibling("protocol/src/main/java/org/stegvis/protocol/" + each);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    Matcher literal = LITERAL.matcher(Files.readString(file));
                    while (literal.find()) {
                        String text = literal.group(2);
                        boolean isFault =
                                literal.group(1) != null && literal.group(1).endsWith("Exception");
                        if (!isFault
                                && text.contains(" ")
                                && !OTHER.matcher(text).matches()) {
                            seen++;
                            if (FindingWords.code(text) == null) {
                                untold.add(file.getFileName() + ": " + text);
                            }
                        }
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(150);
        assertThat(untold).isEmpty();
    }

    /// @return how many findings there were
    private static int spoil(List<String> lines, int number, Set<String> untold) {
        int told = 0;
        for (int line = Math.floorMod(number, EVERY); line < lines.size(); line += EVERY) {
            String text = lines.get(line);
            int colon = text.indexOf(':');
            String wrong = WRONG.get(Math.floorMod(number + line, WRONG.size()));
            String spoilt = colon < 0 ? "" : text.substring(0, colon + 1) + " " + wrong;
            var changed = new ArrayList<>(lines);
            changed.set(line, spoilt);
            for (Finding finding :
                    ProtocolReader.read("t.yaml", String.join("\n", changed)).findings()) {
                told++;
                for (String phrase : List.of(finding.found(), finding.expected(), finding.remedy())) {
                    if (!OF_THE_FILE.matcher(phrase).matches() && FindingWords.code(phrase) == null) {
                        untold.add(phrase);
                    }
                }
            }
        }
        return told;
    }

    private static String norwegian(String from, String to) {
        return findings(from, to).stream()
                .map(finding -> FindingWords.of(finding, Language.NORWEGIAN))
                .collect(Collectors.joining("\n"));
    }

    private static List<Finding> findings(String from, String to) {
        String text = BackPainTrial.protocol();
        assertThat(text).contains(from);
        return ProtocolReader.read("t.yaml", text.replace(from, to)).findings();
    }
}

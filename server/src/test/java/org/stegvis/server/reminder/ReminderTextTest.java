package org.stegvis.server.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Trials;
import org.stegvis.server.page.Words;

/// What reminders say, over all protocols of the collection.
class ReminderTextTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);
    private static final String LINK = "https://trial.example.org/start/" + "0f".repeat(32);
    /// Words of the messages themselves that a protocol may have too.
    private static final Set<String> EVERYDAY = Set.of(
            "study", "office", "questions", "minutes", "there", "with", "your", "from", "hvordan", "eller", "siden");

    static List<Path> protocols() {
        return Trials.files();
    }

    private static List<String> texts(Text sender) {
        var texts = new ArrayList<String>();
        for (Language language : Language.values()) {
            for (LocalDate opens : new LocalDate[] {null, DAY}) {
                var text = new ReminderText(sender, new Words(language), LINK, opens, DAY.plusDays(7));
                texts.add(text.subject());
                for (Channel channel : Channel.values()) {
                    texts.add(text.text(channel));
                }
            }
        }
        return texts;
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void no_word_of_a_treatment_a_measure_a_visit_or_the_trial_is_in_a_reminder(Path file) {
        Protocol protocol = Trials.named(file.getFileName().toString().replace(".yaml", ""));
        Text sender = protocol.reminders() == null
                ? Text.of("The study office", "Studiekontoret")
                : protocol.reminders().sender();
        var telling = new TreeSet<String>();
        Stream.of(
                        Stream.of(
                                protocol.trial().title(),
                                Text.of(protocol.trial().id())),
                        protocol.treatments().stream().flatMap(each -> Stream.of(each.title(), Text.of(each.id()))),
                        protocol.measures().stream().flatMap(each -> Stream.of(each.title(), Text.of(each.id()))),
                        protocol.visits().stream().flatMap(each -> Stream.of(each.title(), Text.of(each.id()))),
                        protocol.decisions().stream().flatMap(each -> Stream.of(each.title(), Text.of(each.id()))),
                        protocol.sites().stream().map(Text::of))
                .flatMap(each -> each)
                .forEach(title -> title.versions().values().forEach(version -> telling.addAll(words(version))));
        telling.removeAll(EVERYDAY);
        assertThat(telling).isNotEmpty();
        for (String text : texts(sender)) {
            assertThat(words(text.replace(LINK, ""))).as(text).doesNotContainAnyElementsOf(telling);
        }
    }

    @Test
    void each_has_a_link_and_an_sms_is_short() {
        var text = new ReminderText(
                Text.of("The study office", "Studiekontoret"), new Words(Language.NORWEGIAN), LINK, null, DAY);
        assertThat(text.text(Channel.EMAIL)).contains(LINK, "4. des. 2026", "slå av påminnelser", "Studiekontoret");
        assertThat(text.text(Channel.SMS)).contains(LINK).hasSizeLessThan(160);
        var soon = new ReminderText(Text.of("Study"), new Words(Language.ENGLISH), LINK, DAY, DAY);
        assertThat(soon.text(Channel.SMS))
                .isEqualTo("Study: from 4 Dec 2026 there will be questions for you. Your page: " + LINK);
    }

    private static Set<String> words(String text) {
        var words = new TreeSet<String>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}0-9]+", -1)) {
            if (word.length() > 3) {
                words.add(word);
            }
        }
        return words;
    }
}

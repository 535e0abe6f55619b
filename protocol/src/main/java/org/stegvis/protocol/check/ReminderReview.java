package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Reminders;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Condition;

/// Asks whether reminders can come when they are planned, whether they are too many, and whether they tell what they
/// must not.
final class ReminderReview {
    private static final int SHORTEST_WORD = 4;
    private static final int LONG_BEFORE = 14;
    private static final int MOST_QUIET_HOURS = 20;

    private ReminderReview() {}

    static List<Remark> of(Protocol protocol) {
        Reminders reminders = protocol.reminders();
        if (reminders == null) {
            return List.of();
        }
        var remarks = new ArrayList<Remark>();
        reminders.visits().forEach((id, rule) -> remarks.addAll(of(protocol.visit(id), rule)));
        int hours = hours(reminders.quiet());
        if (hours > MOST_QUIET_HOURS) {
            remarks.add(new Remark(
                    "reminders.quiet",
                    "quiet hours for " + hours + " hours of the day",
                    "hours in which messages can be sent",
                    ""));
        }
        Set<String> telling = telling(protocol, reminders.sender());
        if (!telling.isEmpty()) {
            remarks.add(new Remark(
                    "reminders.sender",
                    "a sender with " + String.join(", ", telling),
                    "a name that tells nothing of an illness or a treatment",
                    "Others see messages on a locked telephone."));
        }
        return remarks;
    }

    private static List<Remark> of(Visit visit, Reminders.Rule rule) {
        var remarks = new ArrayList<Remark>();
        String path = "reminders.visits." + visit.id();
        int open = visit.window().before() + visit.window().after();
        if (!visit.isAfterEnrolment()) {
            remarks.add(new Remark(
                    path,
                    "reminders of a visit up to enrolment",
                    "a visit after it",
                    "Its day is not known before, so nobody is ever reminded."));
            return remarks;
        }
        List<Integer> late = rule.days().stream().filter(day -> day > open).toList();
        if (!late.isEmpty()) {
            remarks.add(new Remark(
                    path + ".days",
                    "a reminder " + late.getFirst() + " days after the opening of a window of " + open + " days",
                    "days up to " + open,
                    "Its window is closed by then, so it is never sent."));
        }
        if (rule.days().getFirst() < -LONG_BEFORE) {
            remarks.add(new Remark(
                    path + ".days",
                    "a reminder " + -rule.days().getFirst() + " days before anything can be answered",
                    "one at most " + LONG_BEFORE + " days before",
                    ""));
        }
        for (int i = 1; i < rule.days().size(); i++) {
            if (rule.days().get(i) - rule.days().get(i - 1) == 1) {
                remarks.add(new Remark(
                        path + ".days", "reminders on two days in a row", "days that leave time to answer", ""));
                break;
            }
        }
        if (rule.atMost() > rule.days().size()) {
            remarks.add(new Remark(
                    path + ".at-most",
                    "at most " + rule.atMost() + " reminders on " + rule.days().size() + " days",
                    "no more than there are days",
                    "Each day brings one at most."));
        }
        if (!visit.when().equals(Condition.ALWAYS)) {
            remarks.add(new Remark(
                    path,
                    "reminders of a visit that comes to some only, by what they were allocated",
                    "reminders of visits that come to everybody",
                    "Whoever sees that somebody was reminded, or was not, learns of the allocation."));
        }
        return remarks;
    }

    private static int hours(Reminders.@Nullable Quiet quiet) {
        return quiet == null ? 0 : Math.floorMod(quiet.until() - quiet.from(), 24);
    }

    /// The words of the sender that treatments and measures have too, or the trial in its title.
    private static Set<String> telling(Protocol protocol, Text sender) {
        var ours = new TreeSet<String>();
        Stream.of(
                        Stream.of(protocol.trial().title()),
                        protocol.treatments().stream().map(each -> each.title()),
                        protocol.measures().stream().map(each -> each.title()))
                .flatMap(each -> each)
                .forEach(title -> ours.addAll(words(title)));
        Set<String> both = new TreeSet<>(words(sender));
        both.retainAll(ours);
        return both;
    }

    private static Set<String> words(Text text) {
        var words = new TreeSet<String>();
        for (String version : text.versions().values()) {
            for (String word : version.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
                if (word.length() >= SHORTEST_WORD) {
                    words.add("'" + word + "'");
                }
            }
        }
        return words;
    }
}

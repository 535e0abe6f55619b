package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Reminders;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.protocol.Reminders.Quiet;
import org.stegvis.protocol.Reminders.Rule;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// `reminders:`, when participants are reminded of visits.
final class ReminderReader {
    private static final int MOST_DAYS = 366;
    private static final int MOST_TIMES = 20;
    private static final int LAST_HOUR = 23;
    private static final Map<String, Channel> CHANNELS =
            Map.of(Channel.EMAIL.word(), Channel.EMAIL, Channel.SMS.word(), Channel.SMS);

    private final Declared<Visit> visits;
    private final Findings findings;

    ReminderReader(Declared<Visit> visits, Findings findings) {
        this.visits = visits;
        this.findings = findings;
    }

    /// Null, with findings, when something is wrong.
    @Nullable
    Reminders read(Node node) {
        int errorsBefore = findings.errors();
        Fields fields = Fields.of(node, "a mapping with 'sender', 'channels' and 'visits'", findings);
        if (fields == null) {
            return null;
        }
        Text sender = Texts.required(fields, "sender", findings);
        List<Channel> channels = channels(fields.required("channels"));
        Node quietNode = fields.optional("quiet");
        Quiet quiet = quietNode == null ? null : quiet(quietNode);
        Map<String, Rule> rules = rules(fields.required("visits"));
        fields.rejectOthers();
        return sender == null || findings.errors() > errorsBefore
                ? null
                : new Reminders(sender, channels, quiet, rules);
    }

    private List<Channel> channels(@Nullable Node node) {
        var channels = new ArrayList<Channel>();
        List<Node> items = node == null ? null : Expect.items(node, "a list of channels", findings);
        if (node == null || items == null) {
            return channels;
        }
        for (Node item : items) {
            Channel channel = Choices.of(item, CHANNELS, findings);
            if (channel != null && channels.contains(channel)) {
                findings.error(item, item.shown() + " a second time", "each channel once", "");
            } else if (channel != null) {
                channels.add(channel);
            }
        }
        if (items.isEmpty()) {
            findings.error(node, node.shown(), "at least one channel", "");
        }
        return channels;
    }

    private @Nullable Quiet quiet(Node node) {
        Fields fields = Fields.of(node, "a mapping with the hours 'from' and 'until'", findings);
        if (fields == null) {
            return null;
        }
        Integer from = fields.requiredInteger("from", 0, LAST_HOUR);
        Integer until = fields.requiredInteger("until", 0, LAST_HOUR);
        fields.rejectOthers();
        if (from == null || until == null) {
            return null;
        }
        if (from.equals(until)) {
            findings.error(node, "quiet hours from " + from + " until " + until, "two different hours", "");
            return null;
        }
        return new Quiet(from, until);
    }

    private Map<String, Rule> rules(@Nullable Node node) {
        var rules = new LinkedHashMap<String, Rule>();
        if (node == null) {
            return rules;
        }
        if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            findings.error(node, node.shown(), "a mapping from the name of a visit to its reminders", "");
            return rules;
        }
        for (Mapping.Entry entry : mapping.entries()) {
            if (!visits.has(entry.name())) {
                findings.unknownName(entry.value(), entry.name(), "a visit", visits.names());
            }
            Rule rule = rule(entry.value());
            if (rule != null) {
                rules.put(entry.name(), rule);
            }
        }
        return rules;
    }

    private @Nullable Rule rule(Node node) {
        Fields fields = Fields.of(node, "a mapping with 'days' and perhaps 'at-most'", findings);
        if (fields == null) {
            return null;
        }
        List<Integer> days = days(fields.required("days"));
        boolean givesMost = fields.has("at-most");
        Integer most = fields.optionalInteger("at-most", 1, MOST_TIMES);
        fields.rejectOthers();
        return days == null || (givesMost && most == null) ? null : new Rule(days, most == null ? days.size() : most);
    }

    private @Nullable List<Integer> days(@Nullable Node node) {
        List<Node> items = node == null ? null : Expect.items(node, "a list of days", findings);
        if (node == null || items == null) {
            return null;
        }
        var days = new ArrayList<Integer>();
        for (Node item : items) {
            Integer day = Expect.integer(item, -MOST_DAYS, MOST_DAYS, findings);
            if (day == null) {
                return null;
            }
            if (!days.isEmpty() && day <= days.getLast()) {
                findings.error(item, item.shown(), "a day after the one before it", "");
                return null;
            }
            days.add(day);
        }
        if (days.isEmpty() || days.size() > MOST_TIMES) {
            findings.error(node, days.size() + " days", "1 to " + MOST_TIMES + " days", "");
            return null;
        }
        return days;
    }
}

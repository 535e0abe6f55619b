package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Sequence;

/// The options of a route and how chance allocates them.
final class OfferReader {
    private static final double MOST_SHARE = 1000;

    private final Supplier<ProtocolScope> scope;
    private final Declared<Treatment> treatments;
    private final Findings findings;

    OfferReader(Supplier<ProtocolScope> scope, Declared<Treatment> treatments, Findings findings) {
        this.scope = scope;
        this.treatments = treatments;
        this.findings = findings;
    }

    /// The options, with equal shares, a ratio, or one mapping for each; empty, with findings, when any is faulty.
    List<Offer> offers(Node node) {
        var offers = new LinkedHashMap<String, Offer>();
        int expected = switch (node) {
            case Sequence sequence -> {
                sequence.items().forEach(item -> add(offers, item, offer(item)));
                yield sequence.items().size();
            }
            case Mapping mapping -> {
                mapping.entries().forEach(entry -> add(offers, entry.key(), ratio(entry)));
                yield mapping.entries().size();
            }
            case Scalar scalar -> 0;
        };
        if (expected == 0) {
            findings.error(
                    node,
                    node.shown(),
                    "a list of options, or a mapping from option to share",
                    node instanceof Scalar ? "Write the options in brackets: [ ]." : "");
        }
        return offers.size() == expected ? List.copyOf(offers.values()) : List.of();
    }

    /// The declared-looking names in a list of options, read without judging them.
    static List<String> names(Node node) {
        var names = new ArrayList<String>();
        switch (node) {
            case Sequence sequence -> {
                for (Node item : sequence.items()) {
                    Node option = item instanceof Mapping mapping ? mapping.get("option") : item;
                    if (option instanceof Scalar scalar) {
                        names.add(scalar.text());
                    }
                }
            }
            case Mapping mapping -> mapping.entries().forEach(entry -> names.add(entry.name()));
            case Scalar scalar -> names.add(scalar.text());
        }
        return names;
    }

    private void add(Map<String, Offer> offers, Node at, @Nullable Offer offer) {
        if (offer != null && offers.putIfAbsent(offer.option(), offer) != null) {
            findings.error(at, "'" + offer.option() + "' a second time", "each option once", "");
        }
    }

    private @Nullable Offer ratio(Mapping.Entry entry) {
        String option = treatments.referred(entry.key(), findings);
        Double share = share(entry.value());
        return option == null || share == null ? null : new Offer(option, share, Condition.ALWAYS);
    }

    private @Nullable Offer offer(Node item) {
        if (!(item instanceof Mapping)) {
            String option = treatments.referred(item, findings);
            return option == null ? null : new Offer(option, 1, Condition.ALWAYS);
        }
        Fields fields = Fields.of(item, "an option", findings);
        if (fields == null) {
            return null;
        }
        Node optionNode = fields.required("option");
        String option = optionNode == null ? null : treatments.referred(optionNode, findings);
        Node shareNode = fields.optional("share");
        Double share = shareNode == null ? Double.valueOf(1) : share(shareNode);
        Node availableNode = fields.optional("available-if");
        Condition available =
                availableNode == null ? Condition.ALWAYS : Expressions.condition(availableNode, scope.get(), findings);
        fields.rejectOthers();
        return option == null || share == null || available == null ? null : new Offer(option, share, available);
    }

    private @Nullable Double share(Node node) {
        Double share = Expect.number(node, 0, MOST_SHARE, findings);
        if (share != null && share == 0) {
            findings.error(node, node.shown(), "a share above 0", "Leave out an option that nobody gets.");
            return null;
        }
        return share;
    }

    @Nullable
    Action allocation(List<Offer> offers, @Nullable Node allocate, Node route) {
        if (allocate == null) {
            if (offers.size() > 1) {
                findings.error(
                        route,
                        "options without 'allocate'",
                        "how they are allocated",
                        "Add 'allocate: {procedure: simple}' or permuted-blocks here or at the decision.");
                return null;
            }
            return new Action.Allocate(offers, new Procedure.Simple(), List.of(), null);
        }
        int errorsBefore = findings.errors();
        Fields fields = Fields.of(allocate, "a mapping with a procedure", findings);
        if (fields == null) {
            return null;
        }
        Procedure procedure = new ProcedureReader(fields, offers, findings).read();
        List<Reference> strata = strata(fields);
        Level preference = preference(fields, offers);
        fields.rejectOthers();
        return procedure == null || findings.errors() > errorsBefore
                ? null
                : new Action.Allocate(offers, procedure, strata, preference);
    }

    private List<Reference> strata(Fields fields) {
        Node node = fields.optional("strata");
        List<Node> items = node == null ? null : Expect.items(node, "a list of strata", findings);
        var strata = new ArrayList<Reference>();
        for (Node item : items == null ? List.<Node>of() : items) {
            ProtocolScope here = scope.get();
            Reference reference = Expressions.reference(item, here, findings);
            if (reference != null && strata.contains(reference)) {
                findings.error(item, item.shown() + " a second time", "each stratum once", "");
            } else if (reference != null && !here.isUncertain() && !here.tellsGroups(reference)) {
                findings.error(
                        item,
                        item.shown() + ", a number",
                        "a category or a yes-no fact, an earlier decision or a response class",
                        "Numbers make a stratum of each participant; declare a characteristic with categories.");
            } else if (reference != null) {
                strata.add(reference);
            }
        }
        return strata;
    }

    private @Nullable Level preference(Fields fields, List<Offer> offers) {
        Node node = fields.optional("preference");
        if (node == null) {
            return null;
        }
        ProtocolScope here = scope.get();
        Level level = Expressions.level(node, here, findings);
        if (!(level instanceof Level.Read(var reference))) {
            if (level != null) {
                findings.error(node, node.shown(), "a characteristic or a measure at a visit", "");
            }
            return null;
        }
        List<String> levels = here.levels(reference);
        List<String> offered = offers.stream().map(Offer::option).toList();
        for (String each : levels) {
            if (!treatments.has(each)) {
                findings.error(
                        node,
                        "a preference that can be '" + each + "'",
                        "categories that are options (" + String.join(", ", offered) + ")",
                        "No preference is written as a missing value.");
            }
        }
        if (levels.stream().noneMatch(offered::contains)) {
            findings.error(node, "a preference for none of the options", "one for " + String.join(", ", offered), "");
        }
        return level;
    }
}

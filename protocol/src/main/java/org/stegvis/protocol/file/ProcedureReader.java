package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Procedure.Minimisation.Form;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// The procedure by which chance allocates, with what it needs to be told.
final class ProcedureReader {
    private static final int MOST_BLOCK = 10_000;
    private static final int MOST_BALLS = 1_000;
    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, Form> FORMS = forms();

    private final Fields fields;
    private final List<Offer> offers;
    private final Findings findings;

    ProcedureReader(Fields fields, List<Offer> offers, Findings findings) {
        this.fields = fields;
        this.offers = offers;
        this.findings = findings;
    }

    /// The procedures and the keys that belong to them.
    private enum Kind {
        SIMPLE(List.of()),
        PERMUTED_BLOCKS(List.of("sizes")),
        BIASED_COIN(List.of("probability", "limit")),
        URN(List.of("initial", "added")),
        MINIMISATION(List.of("form", "probability"));

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> keys;

        Kind(List<String> keys) {
            this.keys = keys;
        }
    }

    @Nullable
    Procedure read() {
        Node node = fields.required("procedure");
        Kind kind = node == null ? null : Choices.of(node, KINDS, findings);
        int errorsBefore = findings.errors();
        if (node == null || kind == null) {
            List.of("sizes", "probability", "limit", "initial", "added", "form").forEach(fields::optional);
            return null;
        }
        refuseKeysOfOthers(kind);
        Procedure procedure = switch (kind) {
            case SIMPLE -> new Procedure.Simple();
            case PERMUTED_BLOCKS -> blocks();
            case BIASED_COIN -> {
                refuseUneven(node, 2);
                yield biasedCoin();
            }
            case URN -> {
                refuseUneven(node, 2);
                yield urn();
            }
            case MINIMISATION -> {
                refuseUneven(node, Integer.MAX_VALUE);
                if (!fields.has("strata")) {
                    findings.error(
                            fields.node(), "minimisation without 'strata'", "the variables that it balances", "");
                }
                yield minimisation();
            }
        };
        return findings.errors() > errorsBefore ? null : procedure;
    }

    private void refuseKeysOfOthers(Kind kind) {
        for (Map.Entry<String, Kind> other : KINDS.entrySet()) {
            for (String key : other.getValue().keys) {
                Node node = kind.keys.contains(key) ? null : fields.optional(key);
                if (node != null && isFirstWith(other.getValue(), key)) {
                    findings.error(
                            node,
                            key.equals("sizes") ? "block sizes" : "'" + key + "'",
                            "'procedure: " + other.getKey() + "' beside '" + key + "'",
                            "");
                }
            }
        }
    }

    private static boolean isFirstWith(Kind kind, String key) {
        return KINDS.values().stream()
                .filter(each -> each.keys.contains(key))
                .findFirst()
                .orElse(kind)
                .equals(kind);
    }

    /// What balances by counts alone needs options of the same share.
    private void refuseUneven(Node node, int most) {
        boolean isUneven = offers.stream().mapToDouble(Offer::share).distinct().count() > 1;
        if (isUneven || offers.size() > most) {
            findings.error(
                    node,
                    node.shown() + " for " + (isUneven ? "unequal shares" : offers.size() + " options"),
                    most == 2 ? "two options with equal shares" : "options with equal shares",
                    "Simple and permuted-blocks take any ratio.");
        }
    }

    private @Nullable Procedure biasedCoin() {
        Double probability = fields.requiredNumber("probability", 0.5, 1);
        Integer limit = fields.optionalInteger("limit", 1, MOST_BLOCK);
        Node node = fields.optional("probability");
        if (probability != null && node != null && probability == 1) {
            findings.error(node, node.shown(), "a probability below 1", "With 1 every second allocation is certain.");
            return null;
        }
        return probability == null ? null : new Procedure.BiasedCoin(probability, limit);
    }

    private @Nullable Procedure urn() {
        Integer initial = fields.requiredInteger("initial", 0, MOST_BALLS);
        Integer added = fields.requiredInteger("added", 1, MOST_BALLS);
        return initial == null || added == null ? null : new Procedure.Urn(initial, added);
    }

    private @Nullable Procedure minimisation() {
        Node formNode = fields.required("form");
        Form form = formNode == null ? null : Choices.of(formNode, FORMS, findings);
        Double probability = fields.requiredNumber("probability", 0.5, 1);
        return form == null || probability == null ? null : new Procedure.Minimisation(form, probability);
    }

    private @Nullable Procedure blocks() {
        Node sizes = fields.required("sizes");
        List<Integer> read = sizes == null ? List.of() : sizes(sizes);
        return read.isEmpty() ? null : new Procedure.PermutedBlocks(read);
    }

    private List<Integer> sizes(Node node) {
        List<Node> items = Expect.items(node, "a list of block sizes", findings);
        if (items == null || items.isEmpty()) {
            if (items != null) {
                findings.error(node, node.shown(), "at least one block size", "");
            }
            return List.of();
        }
        double sum = offers.stream().mapToDouble(Offer::share).sum();
        if (offers.stream().anyMatch(offer -> offer.share() != Math.rint(offer.share()))) {
            findings.error(node, "blocks for shares that are not whole", "whole shares, such as 2 and 1", "");
            return List.of();
        }
        var sizes = new ArrayList<Integer>();
        for (Node item : items) {
            Integer size = Expect.integer(item, 1, MOST_BLOCK, findings);
            if (size != null && size % (int) sum != 0) {
                findings.error(
                        item,
                        "a block of " + size,
                        "a multiple of " + (int) sum + ", the sum of the shares",
                        "A block must hold the options in their exact ratio.");
            } else if (size != null && sizes.contains(size)) {
                findings.error(item, size + " a second time", "each block size once", "");
            } else if (size != null) {
                sizes.add(size);
            }
        }
        return sizes.size() == items.size() ? sizes : List.of();
    }

    private static Map<String, Kind> kinds() {
        var kinds = new LinkedHashMap<String, Kind>();
        kinds.put("simple", Kind.SIMPLE);
        kinds.put("permuted-blocks", Kind.PERMUTED_BLOCKS);
        kinds.put("biased-coin", Kind.BIASED_COIN);
        kinds.put("urn", Kind.URN);
        kinds.put("minimisation", Kind.MINIMISATION);
        return kinds;
    }

    private static Map<String, Form> forms() {
        var forms = new LinkedHashMap<String, Form>();
        forms.put("range", Form.RANGE);
        forms.put("standard-deviation", Form.STANDARD_DEVIATION);
        forms.put("variance", Form.VARIANCE);
        return forms;
    }
}

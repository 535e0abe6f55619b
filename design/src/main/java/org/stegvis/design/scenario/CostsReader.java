package org.stegvis.design.scenario;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// `costs: {currency: NOK, site-month: 6000, visit: 400}`.
final class CostsReader {
    private static final double MOST = 1e15;

    private CostsReader() {}

    /// Null where a scenario has no costs.
    static @Nullable Costs read(Fields document, Findings findings) {
        Node node = document.optional("costs");
        Fields fields = node == null ? null : Fields.of(node, "a mapping with currency and what things cost", findings);
        if (fields == null) {
            return null;
        }
        String currency = fields.requiredText("currency");
        var costs = new Costs(
                currency == null ? "" : currency,
                amount(fields, "start-up"),
                amount(fields, "month"),
                amount(fields, "site"),
                amount(fields, "site-month"),
                amount(fields, "assessed"),
                amount(fields, "participant"),
                amount(fields, "session"),
                amount(fields, "visit"));
        fields.rejectOthers();
        return costs;
    }

    private static double amount(Fields fields, String key) {
        Double amount = fields.optionalNumber(key, 0, MOST);
        return amount == null ? 0 : amount;
    }
}

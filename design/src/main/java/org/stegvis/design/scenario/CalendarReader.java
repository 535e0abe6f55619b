package org.stegvis.design.scenario;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// `enrolment: {start: 2020-01-06, per-week: 7}`; what it says of sites is read by `RecruitmentReader`.
final class CalendarReader {
    private CalendarReader() {}

    static @Nullable Calendar read(Fields document, Protocol protocol, Findings findings) {
        double usual = protocol.trial().participants() / Calendar.USUAL_WEEKS;
        Node node = document.optional("enrolment");
        if (node == null) {
            return new Calendar(Calendar.USUAL_START, usual);
        }
        Fields fields = Fields.of(node, "a mapping with start and per-week", findings);
        if (fields == null) {
            return null;
        }
        Node startNode = fields.optional("start");
        LocalDate start = startNode == null ? Calendar.USUAL_START : date(startNode, findings);
        boolean givesRate = fields.has("per-week");
        Double perWeek = fields.optionalNumber("per-week", Double.MIN_VALUE, 1e6);
        if (fields.optional("sites") != null && givesRate) {
            findings.error(
                    node,
                    "both per-week and sites",
                    "one of them",
                    "Enrolment is even (per-week), or follows from the sites.");
        }
        if (fields.optional("sites") == null) {
            fields.rejectOthers();
        } else {
            fields.optional("variation");
            fields.rejectOthers();
        }
        if (start == null || (givesRate && perWeek == null)) {
            return null;
        }
        return new Calendar(start, perWeek == null ? usual : perWeek);
    }

    static @Nullable LocalDate date(Node node, Findings findings) {
        if (node instanceof Scalar scalar) {
            try {
                return LocalDate.parse(scalar.text());
            } catch (DateTimeParseException notADate) {
                // told below, as for any other node
            }
        }
        findings.error(node, node.shown(), "a date such as 2020-01-06", "");
        return null;
    }
}

package org.stegvis.design.scenario;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// `sites: {utah: {opens: 2020-01-06, assessed-per-month: 14}}` and `variation: 0.4` within `enrolment`.
final class RecruitmentReader {
    private final Protocol protocol;
    private final LocalDate start;
    private final Findings findings;

    RecruitmentReader(Protocol protocol, LocalDate start, Findings findings) {
        this.protocol = protocol;
        this.start = start;
        this.findings = findings;
    }

    /// Null where enrolment is even, or what is written is wrong.
    static @Nullable Recruitment read(Fields document, Protocol protocol, Calendar calendar, Findings findings) {
        if (!(document.optional("enrolment") instanceof Mapping mapping) || mapping.get("sites") == null) {
            return null;
        }
        Fields fields = Fields.of(mapping, "a mapping", findings);
        return fields == null ? null : new RecruitmentReader(protocol, calendar.start(), findings).recruitment(fields);
    }

    private @Nullable Recruitment recruitment(Fields fields) {
        Node node = fields.required("sites");
        Double variation = fields.optionalNumber("variation", 0, 10);
        if (!(node instanceof Mapping mapping)) {
            if (node != null) {
                findings.error(node, node.shown(), "a mapping from each site to opens and assessed-per-month", "");
            }
            return null;
        }
        for (Mapping.Entry entry : mapping.entries()) {
            if (!protocol.sites().contains(entry.name())) {
                findings.unknownName(entry.key(), entry.name(), "a site of the protocol", protocol.sites());
            }
        }
        var sites = new ArrayList<Recruitment.Site>();
        for (String id : protocol.sites()) {
            Node described = mapping.get(id);
            if (described == null) {
                findings.error(mapping, "no site '" + id + "'", "one for each site of the protocol", "");
                continue;
            }
            Recruitment.Site site = site(id, described);
            if (site != null) {
                sites.add(site);
            }
        }
        return sites.isEmpty() ? null : new Recruitment(sites, variation == null ? 0 : variation);
    }

    private Recruitment.@Nullable Site site(String id, Node node) {
        Fields fields = Fields.of(node, "a mapping with opens and assessed-per-month", findings);
        if (fields == null) {
            return null;
        }
        Node opensNode = fields.optional("opens");
        LocalDate opens = opensNode == null ? start : CalendarReader.date(opensNode, findings);
        Double rate = fields.requiredNumber("assessed-per-month", 1e-6, 1e6);
        fields.rejectOthers();
        if (opens == null || rate == null) {
            return null;
        }
        if (opens.isBefore(start)) {
            findings.error(
                    opensNode == null ? node : opensNode,
                    opens.toString(),
                    "a day from " + start + " on",
                    "Set `start` of `enrolment` to the day on which the first site opens.");
            return null;
        }
        return new Recruitment.Site(id, ChronoUnit.DAYS.between(start, opens) / 7.0, rate);
    }
}

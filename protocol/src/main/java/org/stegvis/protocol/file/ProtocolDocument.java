package org.stegvis.protocol.file;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Chronology;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Reminders;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.Trial;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.instrument.file.Instruments;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// Reads the sections of a protocol in the order in which they need each other.
final class ProtocolDocument {
    private static final int VERSION = 1;

    private final Fields fields;
    private final Findings findings;

    private ProtocolDocument(Fields fields, Findings findings) {
        this.fields = fields;
        this.findings = findings;
    }

    /// A protocol with the instruments that its measures can name.
    record Read(Protocol protocol, Instruments instruments) {}

    /// The protocol; null when the findings hold an error.
    ///
    /// @param beside where the instrument files of the trial are found
    static @Nullable Read read(Node root, Beside beside, Findings findings) {
        Fields fields = Fields.of(root, "a protocol: a mapping with stegvis, trial, treatments …", findings);
        if (fields == null || OtherKind.refuse(fields, findings)) {
            return null;
        }
        return new ProtocolDocument(fields, findings).read(beside);
    }

    private @Nullable Read read(Beside beside) {
        version();
        Node trialNode = fields.required("trial");
        Trial trial = trialNode == null ? null : TrialSection.read(trialNode, findings);
        Node sitesNode = fields.optional("sites");
        List<String> sites =
                sitesNode == null ? List.of() : Scales.names(sitesNode, "a list of the names of sites", findings);
        Instruments instruments = InstrumentFiles.read(fields.optional("instruments"), beside, findings);
        Declarations declarations = declarations(instruments, sites);
        String cluster = cluster(declarations);
        List<Criterion> eligibility = eligibility(declarations);
        var decisionNames = new ArrayList<DecisionNames>();
        List<Decision> decisions = decisions(declarations, decisionNames);
        double alpha = trial == null ? 0.05 : trial.alpha();
        var analyses = new AnalysisReader(
                declarations, decisionNames, Chronology.of(declarations.visits().values(), decisions), alpha, findings);
        Declared<Analysis> planned = Declared.of(fields.optional("analyses"), "an analysis", analyses::read, findings);
        Node interimNode = fields.optional("interim");
        Interim interim = interimNode == null
                ? null
                : new InterimReader(
                                planned.values(),
                                decisions,
                                () -> trial == null || findings.hasErrors()
                                        ? List.of()
                                        : regimes(with(trial, sites, declarations, eligibility, decisions)),
                                ProtocolScope.outside(declarations, List.of(), decisionIds()),
                                findings)
                        .read(interimNode);
        Node remindersNode = fields.optional("reminders");
        Reminders reminders =
                remindersNode == null ? null : new ReminderReader(declarations.visits(), findings).read(remindersNode);
        fields.rejectOthers();
        if (trial == null || findings.hasErrors()) {
            return null;
        }
        Protocol protocol = new Protocol(
                trial,
                sites,
                declarations.characteristics().values(),
                declarations.treatments().values(),
                declarations.measures().values(),
                declarations.visits().values(),
                eligibility,
                decisions,
                planned.values(),
                cluster,
                interim,
                reminders);
        return new Read(protocol, instruments);
    }

    /// As far as the embedded regimes need it.
    private static Protocol with(
            Trial trial,
            List<String> sites,
            Declarations declarations,
            List<Criterion> eligibility,
            List<Decision> decisions) {
        return new Protocol(
                trial,
                sites,
                declarations.characteristics().values(),
                declarations.treatments().values(),
                declarations.measures().values(),
                declarations.visits().values(),
                eligibility,
                decisions,
                List.of(),
                "",
                null,
                null);
    }

    private static List<String> regimes(Protocol protocol) {
        int count = EmbeddedRegimes.count(protocol).min(BigInteger.TEN).intValue();
        return count > ChangeReader.MOST
                ? Collections.nCopies(count, "")
                : EmbeddedRegimes.of(protocol).stream()
                        .map(each -> each.id().text())
                        .toList();
    }

    private void version() {
        Node node = fields.required("stegvis");
        if (node != null && !(node instanceof Scalar scalar && scalar.number() == VERSION)) {
            findings.error(
                    node,
                    "version " + node.shown() + " of the format",
                    "version " + VERSION,
                    "This program reads version " + VERSION + " only.");
        }
    }

    private Declarations declarations(Instruments instruments, List<String> sites) {
        var declaring = new Declaring(findings, instruments);
        Declared<Characteristic> characteristics = Declared.of(
                fields.optional("characteristics"), "a characteristic", declaring::characteristic, findings);
        Node sitesNode = fields.optional("sites");
        if (sitesNode != null) {
            if (characteristics.has(Characteristic.SITE)) {
                findings.error(
                        sitesNode, "'sites' beside a characteristic 'site'", "one of the two", "Sites declare it.");
            }
            Characteristic site = sites.isEmpty()
                    ? null
                    : new Characteristic(Characteristic.SITE, Text.of("Site", "Senter"), new Scale.Categories(sites));
            characteristics.add(Characteristic.SITE, site);
        }
        Declared<Treatment> treatments =
                Declared.of(fields.required("treatments"), "a treatment", declaring::treatment, findings);
        Declared<Measure> measures =
                Declared.of(fields.required("measures"), "a measure", declaring::measure, findings);
        Declared<Visit> visits = Declared.of(
                fields.required("visits"), "a visit", (id, node) -> declaring.visit(id, node, measures), findings);
        return new Declarations(characteristics, treatments, measures, visits);
    }

    private String cluster(Declarations declarations) {
        Node node = fields.optional("cluster");
        String cluster = node == null ? null : declarations.characteristics().referred(node, findings);
        return cluster == null ? "" : cluster;
    }

    private List<Criterion> eligibility(Declarations declarations) {
        return Declared.<Criterion>of(
                        fields.optional("eligibility"),
                        "a criterion",
                        (id, node) -> criterion(id, node, declarations),
                        findings)
                .values();
    }

    private @Nullable Criterion criterion(String id, Node node, Declarations declarations) {
        Text title = Text.of(id);
        Node require = node;
        if (node instanceof Mapping) {
            Fields criterion = Fields.of(node, "a criterion", findings);
            if (criterion == null) {
                return null;
            }
            title = Titles.optional(criterion, title, findings);
            require = criterion.required("require");
            criterion.rejectOthers();
        }
        if (require == null) {
            return null;
        }
        var scope = ProtocolScope.outside(declarations, List.of(), decisionIds());
        Condition condition = Expressions.condition(require, scope, findings);
        return condition == null ? null : new Criterion(id, title, condition, Expressions.source(require));
    }

    private List<Decision> decisions(Declarations declarations, List<DecisionNames> names) {
        Node section = fields.required("decisions");
        if (section instanceof Mapping mapping && mapping.entries().isEmpty()) {
            findings.error(section, section.shown(), "at least one decision", "");
        }
        Set<String> ids = decisionIds();
        var read = new ArrayList<Decision>();
        List<Decision> all = Declared.<Decision>of(
                        section,
                        "a decision",
                        (id, node) -> {
                            refuseTakenName(id, node, declarations);
                            var chronology = Chronology.of(declarations.visits().values(), read);
                            var reader = new DecisionReader(id, declarations, names, ids, chronology, findings);
                            Decision decision = reader.read(node);
                            names.add(reader.names());
                            if (decision != null) {
                                refuseDisorder(node, decision, read, chronology);
                                read.add(decision);
                            }
                            return decision;
                        },
                        findings)
                .values();
        new VisitAnchors(declarations, names, ids, findings).read(fields.optional("visits"));
        return all;
    }

    private void refuseTakenName(String id, Node node, Declarations declarations) {
        if (declarations.characteristics().has(id)) {
            findings.error(
                    node, "a decision called '" + id + "', as a characteristic is", "a name that nothing else has", "");
        }
        if (id.equals(AnalysisReader.REGIMES)) {
            findings.error(
                    node, "a decision called 'regimes'", "another name", "'compare: regimes' means the regimes.");
        }
    }

    private void refuseDisorder(Node node, Decision decision, List<Decision> before, Chronology chronology) {
        if (before.stream().anyMatch(earlier -> chronology.first(decision) < chronology.first(earlier))) {
            findings.error(
                    node,
                    "a decision at '" + decision.at().getFirst().visit() + "' behind one at a later visit",
                    "decisions in order of time",
                    "");
        }
    }

    private Set<String> decisionIds() {
        return fields.optional("decisions") instanceof Mapping mapping
                ? Set.copyOf(mapping.entries().stream().map(Mapping.Entry::name).toList())
                : Set.of();
    }
}

package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Chronology;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.IfMissing;
import org.stegvis.protocol.Decision.Occasion;
import org.stegvis.protocol.Decision.ResponseClass;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.NearestName;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Sequence;

/// One decision. Its parts build on each other: occasions, then response classes, then routes.
final class DecisionReader {
    private final String id;
    private final Declarations declarations;
    private final Collection<DecisionNames> earlier;
    private final Collection<String> allDecisions;
    private final Chronology chronology;
    private final Findings findings;

    private final List<String> occasionVisits = new ArrayList<>();
    private DecisionNames names;

    DecisionReader(
            String id,
            Declarations declarations,
            Collection<DecisionNames> earlier,
            Collection<String> allDecisions,
            Chronology chronology,
            Findings findings) {
        this.id = id;
        this.declarations = declarations;
        this.earlier = List.copyOf(earlier);
        this.allDecisions = allDecisions;
        this.chronology = chronology;
        this.findings = findings;
        this.names = new DecisionNames(id, List.of(), true, List.of(), true);
    }

    /// What later decisions can say of this one; known once [#read] has run.
    DecisionNames names() {
        return names;
    }

    @Nullable
    Decision read(Node node) {
        int errorsBefore = findings.errors();
        Fields fields = Fields.of(node, "a mapping with 'at' and options or routes", findings);
        if (fields == null) {
            names = new DecisionNames(id, List.of(), true, List.of(), false);
            return null;
        }
        Text title = Titles.optional(fields, Text.of(id), findings);
        List<Occasion> occasions = occasions(fields);
        var classReader = new ResponseClassReader(declarations, allDecisions, this::scope, findings);
        List<ResponseClass> classes = classReader.read(fields);
        names = new DecisionNames(
                id, List.of(), true, classReader.ids(fields, classes), findings.errors() == errorsBefore);
        Condition asSoonAs = asSoonAs(fields, occasions);
        IfMissing ifMissing = ifMissing(fields);
        RouteReader.Routes routes = new RouteReader(this::scope, declarations.treatments(), findings).read(fields);
        fields.rejectOthers();
        boolean isSound = findings.errors() == errorsBefore;
        boolean allocatesAll = !isSound || (routes.allocatesAll() && !(ifMissing instanceof IfMissing.Leave));
        names = new DecisionNames(id, routes.options(), allocatesAll, names.classes(), isSound);
        return isSound && ifMissing != null
                ? new Decision(id, title, occasions, asSoonAs, classes, ifMissing, routes.routes())
                : null;
    }

    /// A fresh scope inside this decision, with as much of it as has been read.
    private ProtocolScope scope() {
        return ProtocolScope.inside(declarations, earlier, allDecisions, names, occasionVisits);
    }

    private List<Occasion> occasions(Fields fields) {
        Node at = fields.required("at");
        var occasions = new ArrayList<Occasion>();
        if (at == null) {
            return occasions;
        }
        List<Node> items = at instanceof Sequence sequence ? sequence.items() : List.of(at);
        if (items.isEmpty()) {
            findings.error(at, at.shown(), "a visit, or a list of visits", "");
        }
        double lastWeek = Double.NEGATIVE_INFINITY;
        for (Node item : items) {
            Occasion occasion = occasion(item);
            if (occasion == null) {
                continue;
            }
            double week = chronology.week(occasion.visit());
            if (occasions.stream().anyMatch(other -> other.visit().equals(occasion.visit()))) {
                findings.error(item, "'" + occasion.visit() + "' a second time", "each visit once", "");
            } else if (week < lastWeek) {
                findings.error(item, "'" + occasion.visit() + "' after a later visit", "visits in order of time", "");
            }
            refuseOwnSequel(item, occasion.visit());
            lastWeek = Double.isNaN(week) ? lastWeek : week;
            occasions.add(occasion);
        }
        return occasions;
    }

    /// A visit counted from a decision cannot be where that decision, or one before it, is taken.
    private void refuseOwnSequel(Node item, String id) {
        Visit visit = declarations.visits().get(id);
        String after = visit == null ? null : visit.after();
        if (after != null
                && allDecisions.contains(after)
                && earlier.stream().noneMatch(decision -> decision.id().equals(after))) {
            findings.error(
                    item,
                    "'" + id + "', which is counted from '" + after + "'",
                    "a visit that comes before it",
                    "A decision is taken before the visits that are counted from it.");
        }
    }

    private @Nullable Occasion occasion(Node item) {
        if (!(item instanceof Mapping)) {
            String visit = declarations.visits().referred(item, findings);
            if (visit != null) {
                occasionVisits.add(visit);
            }
            return visit == null ? null : new Occasion(visit, Condition.ALWAYS);
        }
        Fields fields = Fields.of(item, "a visit", findings);
        Node visitNode = fields == null ? null : fields.required("visit");
        if (fields == null || visitNode == null) {
            return null;
        }
        String visit = declarations.visits().referred(visitNode, findings);
        Node whenNode = fields.optional("when");
        fields.rejectOthers();
        if (visit != null) {
            occasionVisits.add(visit);
        }
        var here = ProtocolScope.inside(
                declarations, earlier, allDecisions, names, visit == null ? List.of() : List.of(visit));
        Condition when = whenNode == null ? Condition.ALWAYS : Expressions.condition(whenNode, here, findings);
        return visit == null || when == null ? null : new Occasion(visit, when);
    }

    private @Nullable Condition asSoonAs(Fields fields, List<Occasion> occasions) {
        Node node = fields.optional("as-soon-as");
        long unconditional = occasions.stream()
                .filter(each -> each.when().equals(Condition.ALWAYS))
                .count();
        if (node == null) {
            Node at = fields.optional("at");
            if (at != null && unconditional > 1) {
                findings.error(
                        at,
                        unconditional + " visits for everybody",
                        "'as-soon-as', or 'when' at the visits",
                        "Say what makes the decision due before the last visit.");
            }
            return null;
        }
        if (occasions.size() == 1) {
            findings.warning(node, "'as-soon-as' with one visit", "several visits under 'at'", "It changes nothing.");
        }
        return Expressions.condition(node, scope(), findings);
    }

    private @Nullable IfMissing ifMissing(Fields fields) {
        boolean isTailored = fields.has("response") || fields.has("classes");
        Node node = fields.optional("if-missing");
        if (!isTailored) {
            if (node != null) {
                findings.error(node, "'if-missing' without 'response' or 'classes'", "nothing", "Remove it.");
            }
            return new IfMissing.NotNeeded();
        }
        if (node == null) {
            findings.error(
                    fields.node(),
                    "no key 'if-missing'",
                    "what happens when the response cannot be told: wait, leave or a class ("
                            + String.join(", ", names.classes()) + ")",
                    "There is no default, because it changes the trial.");
            return null;
        }
        String word = node instanceof Scalar scalar ? scalar.text() : "";
        if (word.equals("wait")) {
            return new IfMissing.Wait();
        }
        if (word.equals("leave")) {
            return new IfMissing.Leave();
        }
        if (names.classes().contains(word)) {
            return new IfMissing.CountAs(word);
        }
        var known = new ArrayList<>(List.of("wait", "leave"));
        known.addAll(names.classes());
        findings.add(Finding.error(node.place(), node.path(), node.shown(), "one of " + String.join(", ", known), "")
                .withNearest(NearestName.to(word, known)));
        return null;
    }
}

package org.stegvis.report.methods;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.IfMissing;
import org.stegvis.protocol.Decision.ResponseClass;
import org.stegvis.protocol.Decision.Route;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// Says a decision: when, by which rule, where each result leads, and how chance was used.
record DecisionWords(Protocol protocol, Words words, Titles titles, ExpressionWording wording) {

    List<String> of(Decision decision) {
        var sentences = new ArrayList<String>();
        List<String> visits = decision.at().stream()
                .map(occasion -> titles.within(titles.visit(occasion.visit())))
                .distinct()
                .toList();
        sentences.add(words.say("Taken at %s.", "Tas ved %s.", words.either(visits)));
        for (ResponseClass each : decision.classes()) {
            sentences.add(
                    "%s: %s.".formatted(words.capitalised(titles.responseClass(decision, each.id())), rule(each)));
        }
        missing(decision, sentences);
        for (Route route : decision.routes()) {
            sentences.add(route(route));
        }
        return sentences;
    }

    /// Classes are tried in order, so the condition that always holds takes those who are left.
    private String rule(ResponseClass each) {
        return each.when() instanceof Condition.Constant(var value) && value
                ? words.say("all others", "alle andre")
                : wording.of(each.when());
    }

    private void missing(Decision decision, List<String> sentences) {
        switch (decision.ifMissing()) {
            case IfMissing.NotNeeded none -> {}
            case IfMissing.Wait waits ->
                sentences.add(words.say(
                        "Without the values it needs, the decision waits until they are there.",
                        "Mangler verdiene den trenger, venter beslutningen til de foreligger."));
            case IfMissing.Leave leaves ->
                sentences.add(words.say(
                        "Without the values it needs, the participant is not allocated again and stays in follow-up.",
                        "Mangler verdiene den trenger, får deltakeren ingen ny trekning, men følges videre."));
            case IfMissing.CountAs(var id) ->
                sentences.add(words.say(
                        "Without the values it needs, the participant counts as: %s.",
                        "Mangler verdiene den trenger, regnes deltakeren som: %s.",
                        titles.responseClass(decision, id)));
        }
    }

    private String route(Route route) {
        boolean isForAll = route.when() instanceof Condition.Constant(var value) && value;
        String where = isForAll ? "" : wording.of(route.when()) + ": ";
        return words.capitalised(where + action(route.action())) + ".";
    }

    private String action(Action action) {
        return switch (action) {
            case Action.Continue goesOn -> words.say("continue without a new allocation", "fortsett uten ny trekning");
            case Action.Leave leaves ->
                words.say("no further allocation, follow-up goes on", "ingen ny trekning, oppfølgingen fortsetter");
            case Action.Allocate allocate -> allocation(allocate);
        };
    }

    private String allocation(Action.Allocate allocate) {
        List<String> options = allocate.offers().stream()
                .map(offer -> titles.within(titles.option(offer.option())))
                .toList();
        if (!allocate.isRandomised()) {
            return options.getFirst();
        }
        String shares = String.join(
                ":",
                allocate.offers().stream()
                        .map(offer -> words.plain(offer.share()))
                        .toList());
        return words.say(
                        "randomised to %s in the ratio %s, ",
                        "trekning mellom %s i forholdet %s, ",
                        words.language() == Language.NORWEGIAN ? words.listed(options) : words.either(options),
                        shares)
                + procedure(allocate.procedure())
                + strata(allocate)
                + (allocate.preference() == null
                        ? ""
                        : words.say("; a preference is honoured", "; et eget ønske følges"));
    }

    private String procedure(Procedure procedure) {
        return switch (procedure) {
            case Procedure.Simple simple -> words.say("each allocation on its own", "hver trekning for seg");
            case Procedure.PermutedBlocks(var sizes) ->
                words.say(
                        "in permuted blocks of %s",
                        "i permuterte blokker på %s",
                        words.either(sizes.stream().map(words::count).toList()));
            case Procedure.BiasedCoin(var probability, var limit) ->
                words.say(
                                "by a biased coin that favours the option behind with probability %s",
                                "med skjev mynt som gir behandlingen som ligger etter, sannsynlighet %s",
                                words.plain(probability))
                        + (limit == null
                                ? ""
                                : words.say(
                                        " and lets the difference be %s at most",
                                        " og lar forskjellen bli høyst %s", words.count(limit)));
            case Procedure.Urn(var initial, var added) ->
                words.say(
                        "by an urn design (%s balls at the start, %s added)",
                        "med urne (%s kuler ved start, %s lagt til)", words.count(initial), words.count(added));
            case Procedure.Minimisation(var form, var probability) ->
                words.say(
                        "by minimisation (%s, the best option with probability %s)",
                        "med minimering (%s, den beste behandlingen med sannsynlighet %s)",
                        form(form),
                        words.plain(probability));
        };
    }

    private String form(Procedure.Minimisation.Form form) {
        return switch (form) {
            case RANGE -> words.say("range", "variasjonsbredde");
            case STANDARD_DEVIATION -> words.say("standard deviation", "standardavvik");
            case VARIANCE -> words.say("variance", "varians");
        };
    }

    private String strata(Action.Allocate allocate) {
        List<String> names = allocate.strata().stream().map(this::stratum).toList();
        return names.isEmpty() ? "" : words.say(" within ", " innen ") + words.listed(names);
    }

    private String stratum(Reference reference) {
        return reference.equals(new Reference.Characteristic(Characteristic.SITE))
                ? words.say("site", "senter")
                : titles.within(titles.reference(reference));
    }
}

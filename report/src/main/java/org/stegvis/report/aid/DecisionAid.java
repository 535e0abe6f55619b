package org.stegvis.report.aid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.words.Words;

/// What the analyses of embedded regimes say of a person with given values before the first decision, for
/// clinician and patient together: the average of people like this one under each way of treatment, how
/// surely that average is known, and how far single persons lie from it, which is another matter.
public final class DecisionAid {
    private final Protocol protocol;
    private final List<Source> sources;
    private final Words words;

    private DecisionAid(Protocol protocol, List<Source> sources, Words words) {
        this.protocol = protocol;
        this.sources = sources;
        this.words = words;
    }

    /// An analysis with what its model says of one person.
    record Source(Result.Found found, Prediction prediction) {}

    /// Readies the answers to questions about single persons.
    ///
    /// @param results of the planned analyses; those of embedded regimes with a model that says something of
    /// one person are taken, the others passed by
    public static DecisionAid of(Protocol protocol, List<Result> results, Language language) {
        var sources = new ArrayList<Source>();
        for (Result result : results) {
            if (result instanceof Result.Found found) {
                found.sections(Prediction.class).forEach(each -> sources.add(new Source(found, each)));
            }
        }
        return new DecisionAid(protocol, List.copyOf(sources), new Words(language));
    }

    /// Whether no analysis says anything of one person.
    public boolean isEmpty() {
        return sources.isEmpty();
    }

    /// How many participants the answers stand on; the fewest of the analyses.
    public int participants() {
        return sources.stream()
                .mapToInt(each -> each.found().numbers().analysed())
                .min()
                .orElse(0);
    }

    /// What must be known of a person, each once.
    public List<Asked> asked() {
        var all = new LinkedHashMap<Reference, Asked>();
        covariates().forEach((reference, covariate) -> all.put(reference, asked(covariate)));
        return List.copyOf(all.values());
    }

    /// Each covariate with the narrowest range of the analyses that have it.
    private Map<Reference, Prediction.Covariate> covariates() {
        var all = new LinkedHashMap<Reference, Prediction.Covariate>();
        sources.stream()
                .flatMap(each -> each.prediction().covariates().stream())
                .forEach(each -> all.merge(each.reference(), each, DecisionAid::both));
        return all;
    }

    private static Prediction.Covariate both(Prediction.Covariate one, Prediction.Covariate other) {
        if (one instanceof Prediction.Covariate.Number(var reference, var mean, var least, var greatest)
                && other instanceof Prediction.Covariate.Number second) {
            return new Prediction.Covariate.Number(
                    reference, mean, Math.max(least, second.least()), Math.min(greatest, second.greatest()));
        }
        return one;
    }

    private Asked asked(Prediction.Covariate covariate) {
        String name = covariate.reference().toString();
        String title = title(covariate.reference());
        return switch (covariate) {
            case Prediction.Covariate.Number number ->
                new Asked(
                        name,
                        title,
                        words.say(
                                "From %s to %s, as people in the trial had; on average %s.",
                                "Fra %s til %s, som folk i studien hadde; i gjennomsnitt %s.",
                                words.plain(number.least()),
                                words.plain(number.greatest()),
                                words.number(number.mean(), 1)),
                        List.of(),
                        words.number(Math.rint(number.mean()), 0));
            case Prediction.Covariate.Category category ->
                new Asked(
                        name,
                        title,
                        words.say("As in the trial.", "Som i studien."),
                        category.levels().stream()
                                .map(level -> new Asked.Choice(level, level))
                                .toList(),
                        "");
        };
    }

    private String title(Reference reference) {
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                words.of(protocol.measure(measure).title()) + ", "
                        + words.of(protocol.visit(visit).title())
                                .toLowerCase(words.language().locale());
            case Reference.Characteristic(var name) ->
                protocol.characteristics().stream()
                        .filter(each -> each.id().equals(name))
                        .map(each -> words.of(each.title()))
                        .findFirst()
                        .orElse(name);
            case Reference.OptionAt option -> option.toString();
            case Reference.ClassAt response -> response.toString();
        };
    }

    /// What is said of a person.
    ///
    /// @param told texts by the names of the fields
    public Told of(Map<String, String> told, Lettering lettering) {
        var problems = new ArrayList<Told.Problem>();
        var person = new HashMap<Reference, Prediction.Value>();
        covariates().forEach((reference, covariate) -> {
            String text = told.getOrDefault(reference.toString(), "");
            Prediction.Value value = text.isBlank() ? null : Asked.value(covariate, text);
            if (value == null || covariate.at(value) == null) {
                problems.add(new Told.Problem(reference.toString(), problem(covariate, text, value)));
            } else {
                person.put(reference, value);
            }
        });
        if (!problems.isEmpty()) {
            return new Told.Refused(problems);
        }
        return new Told.Expected(sources.stream()
                .map(each -> outcome(each, each.prediction().of(person), lettering))
                .toList());
    }

    private String problem(Prediction.Covariate covariate, String text, Prediction.@Nullable Value value) {
        String title = title(covariate.reference());
        return switch (covariate) {
            case Prediction.Covariate.Category category ->
                words.say("%s: choose one of those offered.", "%s: velg en av dem som er med.", title);
            case Prediction.Covariate.Number number -> {
                if (text.isBlank()) {
                    yield words.say("%s: give a number.", "%s: oppgi et tall.", title);
                }
                yield value == null
                        ? words.say("%s: '%s' is no number.", "%s: «%s» er ikke et tall.", title, text.strip())
                        : words.say(
                                "%s: %s lies outside the trial, where people had from %s to %s. The trial says nothing about it, so nothing is shown.",
                                "%s: %s ligger utenfor studien, der folk hadde fra %s til %s. Studien sier ingenting om det, så ingenting vises.",
                                title,
                                text.strip(),
                                words.plain(number.least()),
                                words.plain(number.greatest()));
            }
        };
    }

    private Told.OutcomeTold outcome(Source source, List<NamedEstimate> means, Lettering lettering) {
        return new OutcomeWords(protocol, source, words).told(means, lettering);
    }

    /// What the numbers are not, one sentence each.
    public List<String> limits() {
        return List.of(
                words.say(
                        "This is not advice. It tells what happened on average to people in one trial; which way is right for you, you decide together.",
                        "Dette er ikke et råd. Det forteller hva som i gjennomsnitt skjedde med folk i én studie; hvilken vei som er rett for deg, avgjør dere sammen."),
                words.say(
                        "It is not a forecast of how it goes for you. It knows nothing of you but the values above, and single persons end far above and below the average.",
                        "Det er ikke et varsel om hvordan det går for deg. Det vet ikke annet om deg enn verdiene over, og enkeltpersoner ender langt over og under gjennomsnittet."),
                words.say(
                        "Everybody counts for the way they were drawn for, also those who did not begin or finish the treatment.",
                        "Alle teller med for veien de ble trukket til, også de som ikke begynte på eller fullførte behandlingen."),
                words.say(
                        "The model takes the difference between two ways to be the same for everybody; your values move all ways together. Whether somebody like you gains more from one of them, it cannot say.",
                        "Modellen regner med at forskjellen mellom to veier er lik for alle; verdiene dine flytter alle veiene likt. Om en som deg har mer igjen for en av dem, kan den ikke si."),
                words.say(
                        "Values that nobody in the trial had are refused, for the trial says nothing about them.",
                        "Verdier som ingen i studien hadde, blir avvist, for studien sier ingenting om dem."));
    }
}

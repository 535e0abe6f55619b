package org.stegvis.protocol.regime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.Occasion;
import org.stegvis.protocol.Decision.ResponseClass;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.Rule.Branch;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.protocol.tailoring.Offering.How;

/// Says a regime in words: "Physical therapy first. At week 10: if response, continue; if no response,
/// mindfulness."
public final class RegimeSentence {
    private final Protocol protocol;
    private final Language language;
    private final RegimeWords words;

    private RegimeSentence(Protocol protocol, Language language) {
        this.protocol = protocol;
        this.language = language;
        this.words = RegimeWords.in(language);
    }

    public static String of(Protocol protocol, EmbeddedRegime regime, Language language) {
        var sentences = new ArrayList<String>();
        new RegimeSentence(protocol, language).say(regime.rule(), List.of(), sentences);
        return String.join(" ", sentences);
    }

    /// What leads a participant to one route of a decision: "if no response".
    public static String condition(Protocol protocol, Decision decision, Likelihood.Passed passed, Language language) {
        var sentence = new RegimeSentence(protocol, language);
        return sentence.words.when(sentence.classes(decision, passed.classes()));
    }

    private void say(Rule rule, List<String> where, List<String> sentences) {
        if (!(rule instanceof Rule.At at)) {
            return;
        }
        Decision decision = protocol.decision(at.decision());
        boolean onlyWay = at.branches().size() == 1
                && at.branches().getFirst().classes().size()
                        == decision.classes().size();
        String parts = at.branches().stream()
                .map(branch -> onlyWay ? then(branch) : condition(decision, at, branch) + ", " + then(branch))
                .collect(Collectors.joining("; "));
        boolean isStart = sentences.isEmpty() && onlyWay;
        sentences.add(capitalised(isStart ? words.first(parts) : words.at(occasions(decision), where, parts)));
        for (Branch branch : at.branches()) {
            say(branch.next(), onlyWay ? where : plus(where, condition(decision, at, branch)), sentences);
        }
    }

    @SuppressWarnings("ReferenceEquality") // two branches may be alike
    private String condition(Decision decision, Rule.At at, Branch branch) {
        boolean classTells = !branch.classes().isEmpty()
                && at.branches().stream()
                        .noneMatch(other ->
                                other != branch && other.classes().stream().anyMatch(branch.classes()::contains));
        return words.when(
                classTells
                        ? classes(decision, branch.classes())
                        : "(" + decision.routes().get(branch.route()).source() + ")");
    }

    private String classes(Decision decision, List<String> ids) {
        return decision.classes().stream()
                .filter(each -> ids.contains(each.id()))
                .map(ResponseClass::title)
                .map(title -> lowered(title.in(language)))
                .collect(Collectors.joining(words.or()));
    }

    private String occasions(Decision decision) {
        return decision.at().stream()
                .map(Occasion::visit)
                .distinct()
                .map(visit -> lowered(protocol.visit(visit).title().in(language)))
                .collect(Collectors.joining(words.or()));
    }

    private String then(Branch branch) {
        return switch (branch.then()) {
            case Then.Choose(var option, var how, var probability) ->
                how == How.BY_CHOICE ? words.byChoice(title(option)) : title(option);
            case Then.Give(var option) -> title(option);
            case Then.Continue goesOn -> words.goOn();
            case Then.Leave leaves -> words.leave();
        };
    }

    private String title(String option) {
        return lowered(protocol.treatment(option).title().in(language));
    }

    private static List<String> plus(List<String> before, String one) {
        var more = new ArrayList<>(before);
        more.add(one);
        return more;
    }

    /// Acronyms and names with a capital in the middle keep their first letter.
    private static String lowered(String title) {
        boolean isAcronym = title.length() > 1 && !Character.isLowerCase(title.charAt(1)) && title.charAt(1) != ' ';
        return isAcronym ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    private static String capitalised(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }
}

package org.stegvis.protocol.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;

/// A questionnaire as data: what is asked, and which scores come of the answers.
///
/// @param version the version of the wording that the trial uses
/// @param recall the time the questions are about
/// @param translations how far the wording of a language is recognised; a language without an entry has no wording yet
/// @param items at least one, in the order they are asked
/// @param scores at least one; the first is meant when a measure names none
/// @param wordings by item code, the sentences a participant reads; an item without an entry waits for the trial's
/// own file
/// @param sources where the items and the scoring are published
/// @param assumptions what is our choice, because the sources do not tell
public record Instrument(
        String id,
        String version,
        Text title,
        Text recall,
        Licence licence,
        Map<Language, Translation> translations,
        List<Item> items,
        List<Score> scores,
        Map<String, Wording> wordings,
        List<String> sources,
        List<String> assumptions) {

    public Instrument {
        translations = translations.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(translations));
        items = List.copyOf(items);
        scores = List.copyOf(scores);
        wordings = Collections.unmodifiableMap(new LinkedHashMap<>(wordings));
        sources = List.copyOf(sources);
        assumptions = List.copyOf(assumptions);
        Map<String, Item> byCode = items.stream().collect(Collectors.toMap(Item::code, item -> item));
        if (items.isEmpty() || scores.isEmpty()) {
            throw new IllegalArgumentException("Instrument '" + id + "' must have at least one item and one score.");
        }
        if (!byCode.keySet().containsAll(wordings.keySet())) {
            throw new IllegalArgumentException("The wordings " + wordings.keySet() + " of instrument '" + id
                    + "' must belong to its items " + byCode.keySet() + ".");
        }
        var names = new HashSet<String>();
        for (Score score : scores) {
            if (!names.add(score.id()) || !byCode.values().containsAll(score.items())) {
                throw new IllegalArgumentException("Score '" + score.id() + "' of instrument '" + id
                        + "' must have a name of its own and use the instrument's items only.");
            }
        }
    }

    /// The score a measure means when it names none.
    public Score firstScore() {
        return scores.getFirst();
    }

    public Optional<Score> score(String id) {
        return scores.stream().filter(score -> score.id().equals(id)).findFirst();
    }

    /// The ids of the scores, in the order of the file.
    public List<String> scoreIds() {
        return scores.stream().map(Score::id).toList();
    }

    public Optional<Item> item(String code) {
        return items.stream().filter(item -> item.code().equals(code)).findFirst();
    }

    /// The codes of the items, in the order they are asked.
    public List<String> itemCodes() {
        return items.stream().map(Item::code).toList();
    }

    /// What a trial must still load from a file of its own before participants can answer and all scores can be
    /// computed.
    public List<Slot> openSlots() {
        var open = new ArrayList<Slot>();
        List<String> without =
                itemCodes().stream().filter(code -> !wordings.containsKey(code)).toList();
        if (!without.isEmpty()) {
            open.add(new Slot.ItemWording(without));
        }
        for (Score score : scores) {
            if (score.method() instanceof Method.TScore t && t.table().isEmpty()) {
                open.add(new Slot.ScoreTable(score.id(), score.lowestSum(), score.highestSum()));
            }
        }
        return List.copyOf(open);
    }

    /// A part that this software may not or does not ship.
    public sealed interface Slot {

        /// The sentences of these items.
        record ItemWording(List<String> items) implements Slot {
            public ItemWording {
                items = List.copyOf(items);
            }
        }

        /// The table of a T-score, for each raw sum from `lowest` to `highest`.
        record ScoreTable(String score, int lowest, int highest) implements Slot {}
    }
}

package org.stegvis.estimation.tailoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// Those at one decision to whom chance gave one of the same options: k members, J options, the first of which is
/// the one that others are compared with.
///
/// The model of the mean is `f'β + Σ_{j>1} 1(received j) m'ψ_j`: `f` the treatment-free terms, `m` the moderators,
/// which begin with a constant.
///
/// @param name of the decision, with the options open where it has several sets of them
/// @param members participants, ascending
/// @param received k rows, J groups
/// @param free k rows, with an intercept
/// @param moderators k rows, with an intercept
/// @param probabilities k x J, of each option; rows add up to 1
public record ChoicePoint(
        String name,
        List<String> options,
        int[] members,
        Grouping received,
        Design free,
        Design moderators,
        Matrix probabilities) {
    public ChoicePoint {
        options = List.copyOf(options);
        if (options.size() < 2) {
            throw new IllegalArgumentException(
                    "'%s' has the options %s; there must be two or more to choose from.".formatted(name, options));
        }
        if (received.rows() != members.length
                || free.rows() != members.length
                || moderators.rows() != members.length
                || probabilities.rows() != members.length) {
            throw new IllegalArgumentException(
                    "'%s' has %d members; give one row each to all parts.".formatted(name, members.length));
        }
        if (!received.includesEveryRow()) {
            throw new IllegalArgumentException("A member of '%s' has no option; leave them out.".formatted(name));
        }
    }

    int size() {
        return members.length;
    }

    int terms() {
        return free.terms().size() + (options.size() - 1) * moderators.terms().size();
    }

    /// Where the moderators of an option stand among the terms; meaningless for the first option.
    int start(int option) {
        return free.terms().size() + (option - 1) * moderators.terms().size();
    }

    /// The names of all terms: `second: x1`, `second: plus`, `second: plus × x1`.
    public List<String> names() {
        var names = new ArrayList<String>();
        free.terms().forEach(term -> names.add(name + ": " + term));
        for (String option : options.subList(1, options.size())) {
            for (int j = 0; j < moderators.terms().size(); j++) {
                String effect = name + ": " + option + " v " + options.getFirst();
                names.add(j == 0 ? effect : effect + " × " + moderators.terms().get(j));
            }
        }
        return names;
    }

    /// The terms of a member as if the member had received an option.
    double[] row(int member, int option) {
        var row = new double[terms()];
        for (int j = 0; j < free.terms().size(); j++) {
            row[j] = free.columns().get(j).get(member);
        }
        if (option > 0) {
            int start = start(option);
            for (int j = 0; j < moderators.terms().size(); j++) {
                row[start + j] = moderators.columns().get(j).get(member);
            }
        }
        return row;
    }

    /// The terms of G-estimation's weights: as [#row], with `1(received j) - π_j` for the indicators.
    double[] instruments(int member) {
        double[] row = row(member, received.get(member));
        for (int option = 1; option < options.size(); option++) {
            double centred = (received.get(member) == option ? 1 : 0) - probabilities.get(member, option);
            int start = start(option);
            for (int j = 0; j < moderators.terms().size(); j++) {
                row[start + j] = centred * moderators.columns().get(j).get(member);
            }
        }
        return row;
    }

    Design observed() {
        var columns = new ArrayList<Column>(free.columns());
        for (int option = 1; option < options.size(); option++) {
            int wanted = option;
            for (Column moderator : moderators.columns()) {
                columns.add(Column.of(size(), i -> received.get(i) == wanted ? moderator.get(i) : 0));
            }
        }
        return new Design(size(), names(), columns);
    }

    /// What an option does for a member beyond the first one.
    double effect(int member, int option, Column coefficients) {
        if (option == 0) {
            return 0;
        }
        int start = start(option);
        double sum = 0;
        for (int j = 0; j < moderators.terms().size(); j++) {
            sum += coefficients.get(start + j) * moderators.columns().get(j).get(member);
        }
        return sum;
    }

    /// The probability of what a member received.
    double probability(int member) {
        return probabilities.get(member, received.get(member));
    }

    /// The same choice for a sample of participants.
    ///
    /// @param drawn participants, who may stand more than once
    /// @param place of each participant among the members, -1 for others
    ChoicePoint sample(int[] drawn, int[] place) {
        var rows = new int[drawn.length];
        var chosen = new int[drawn.length];
        int count = 0;
        for (int i = 0; i < drawn.length; i++) {
            if (place[drawn[i]] >= 0) {
                rows[count] = place[drawn[i]];
                chosen[count++] = i;
            }
        }
        int[] taken = Arrays.copyOf(rows, count);
        return new ChoicePoint(
                name,
                options,
                Arrays.copyOf(chosen, count),
                Grouping.of(options.size(), count, i -> received.get(taken[i])),
                free.at(taken),
                moderators.at(taken),
                Matrix.of(count, options.size(), (i, j) -> probabilities.get(taken[i], j)));
    }

    /// Where each participant stands among the members, -1 for others.
    int[] places(int participants) {
        var places = new int[participants];
        Arrays.fill(places, -1);
        for (int i = 0; i < members.length; i++) {
            places[members[i]] = i;
        }
        return places;
    }
}

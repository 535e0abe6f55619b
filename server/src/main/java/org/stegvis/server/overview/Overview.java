package org.stegvis.server.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.recruitment.Recruitment;

/// How a trial goes. It tells of no participant, and of options only what its reader may know.
///
/// @param status `draft`, `open`, `paused`, `closed`
/// @param figure the flow by option, an `svg` element; null for those who may not see it
/// @param response null for those who may not see what it rests on
/// @param balance null where there is nothing to see
public record Overview(
        String trial,
        String status,
        String statusText,
        boolean isOpenReport,
        List<Act> acts,
        List<Number> numbers,
        Recruitment recruitment,
        List<Flow> flow,
        @Nullable String figure,
        List<Visit> retention,
        List<Reminded> reminded,
        List<Response> response,
        List<Stratum> balance,
        boolean named) {
    public Overview {
        acts = List.copyOf(acts);
        numbers = List.copyOf(numbers);
        flow = List.copyOf(flow);
        retention = List.copyOf(retention);
        reminded = List.copyOf(reminded);
        response = List.copyOf(response);
        balance = List.copyOf(balance);
    }

    public record Act(String path, String label, boolean first) {}

    public record Number(String value, String label) {}

    /// A step of the flow of participants, or a part of one, and how many came to it.
    ///
    /// @param depth 0 for a main line, 1 for a part of it
    public record Flow(String what, int count, int depth) {}

    /// How many came to one visit.
    ///
    /// @param due how many should have been by now
    public record Visit(String visit, int due, int answered, int missed, int open, String percent) {}

    /// What reminders of a visit brought.
    public record Reminded(String visit, int sent, int notSent, String soon, String with, String without) {}

    public record Response(String decision, String responseClass, int count, int of, String percent, String interval) {}

    /// How evenly the options of a decision were allocated in one stratum.
    ///
    /// @param counts by option, or the same without names, the largest first
    public record Stratum(String decision, String stratum, String counts) {}
}

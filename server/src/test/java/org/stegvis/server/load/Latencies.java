package org.stegvis.server.load;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// How long the requests of a run took.
///
/// @param seconds from the first request to the last answer
record Latencies(List<Clients.Request> requests, double seconds) {

    /// Requests of a kind that were answered in a second.
    double rate(String what) {
        return requests.stream().filter(each -> each.what().equals(what)).count() / seconds;
    }

    /// A line a kind of request, the slowest last.
    void print(PrintStream out) {
        out.printf("%-28s %8s %8s %10s %10s%n", "", "number", "a second", "median ms", "99 % ms");
        requests.stream().collect(Collectors.groupingBy(Clients.Request::what)).entrySet().stream()
                .sorted(Comparator.comparingDouble(each -> within(each.getValue(), 0.5)))
                .forEach(each -> line(out, each.getKey(), each.getValue()));
        line(out, "all", requests);
    }

    private void line(PrintStream out, String what, List<Clients.Request> some) {
        out.printf(
                "%-28s %8d %8.0f %10.0f %10.0f%n",
                what, some.size(), some.size() / seconds, within(some, 0.5), within(some, 0.99));
    }

    private static double within(List<Clients.Request> some, double share) {
        double[] sorted = some.stream()
                .mapToDouble(Clients.Request::milliseconds)
                .sorted()
                .toArray();
        return sorted[(int) (share * (sorted.length - 1))];
    }
}

package org.stegvis.server.completeness;

import java.util.List;

/// A query as a page shows it.
///
/// @param act where its forms are sent
/// @param tone of its status
public record QueryLine(
        long number,
        String participant,
        String path,
        String site,
        String about,
        String status,
        String tone,
        List<Said> said,
        String act,
        boolean mayAnswer,
        boolean mayClose,
        boolean mayAsk) {
    public QueryLine {
        said = List.copyOf(said);
    }

    public record Said(String by, String at, String text) {}
}

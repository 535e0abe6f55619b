package org.stegvis.protocol.yaml;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong or doubtful in a file: where it stands, what is there, and what would be right.
///
/// @param path where it stands in the document: `decisions.second.routes[1].options`; empty for the file as a whole
/// @param found what the file says
/// @param expected what would be right there
/// @param nearest the declared name that is spelt most like the one found; null when none is near
/// @param remedy what to do, as a sentence; empty when the expectation says it all
public record Finding(
        Severity severity,
        Place place,
        String path,
        String found,
        String expected,
        @Nullable String nearest,
        String remedy) {

    public static Finding error(Place place, DocumentPath path, String found, String expected, String remedy) {
        return new Finding(Severity.ERROR, place, path.toString(), found, expected, null, remedy);
    }

    public static Finding warning(Place place, DocumentPath path, String found, String expected, String remedy) {
        return new Finding(Severity.WARNING, place, path.toString(), found, expected, null, remedy);
    }

    public Finding withNearest(@Nullable String name) {
        return new Finding(severity, place, path, found, expected, name, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// One line for a person: `file:line:column: error: path: found …, expected …. Did you mean 'x'? Remedy.`
    @Override
    public String toString() {
        var line = new StringBuilder();
        line.append(place).append(": ").append(severity.word()).append(": ");
        if (!path.isEmpty()) {
            line.append(path).append(": ");
        }
        line.append("found ")
                .append(found)
                .append(", expected ")
                .append(expected)
                .append('.');
        if (nearest != null) {
            line.append(" Did you mean ").append(Shown.quoted(nearest)).append('?');
        }
        if (!remedy.isEmpty()) {
            line.append(' ').append(remedy);
        }
        return line.toString();
    }
}

package org.stegvis.server.rest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Why the body of a request could not be read, for who wrote the program that sent it. Members are named, and no value
/// is told.
final class Unreadable {
    private Unreadable() {}

    /// @param cause what the reader of the body said; null where there was no body
    static String why(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                "The member '" + place(unknown) + "' is not known here. Known are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ".";
            case InvalidFormatException nul
            when nul.getTargetType() == String.class -> "The member '" + place(nul) + "' must not hold a NUL.";
            case MismatchedInputException wrong -> wrong(wrong);
            case JacksonException broken -> "The body is not JSON" + at(broken.getLocation()) + ".";
            case null, default -> "The request needs a body of JSON.";
        };
    }

    private static String wrong(MismatchedInputException wrong) {
        String place = wrong.getPath().isEmpty() ? "The body" : "The member '" + place(wrong) + "'";
        Class<?> type = wrong.getTargetType();
        if (type != null && type.isEnum()) {
            return place + " must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each -> ((Enum<?>) each).name())
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return place + " must be " + kind(type) + at(wrong.getLocation()) + ".";
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type == LocalDate.class) {
            return "a day such as 2026-03-01";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return type == String.class ? "a text" : Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    /// `plan.goals[2].by`.
    private static String place(JacksonException failure) {
        var place = new StringBuilder();
        for (JacksonException.Reference each : failure.getPath()) {
            if (each.getPropertyName() == null) {
                place.append('[').append(each.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(each.getPropertyName());
            }
        }
        return place.toString();
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}

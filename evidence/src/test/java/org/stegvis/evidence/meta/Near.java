package org.stegvis.evidence.meta;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/// Compares with a reference, relative to its size where that is above one.
final class Near {
    static final double TOLERANCE = 1e-8;

    private Near() {}

    static void assertNear(String what, double found, JsonNode expected) {
        assertNear(what, found, expected, TOLERANCE);
    }

    static void assertNear(String what, double found, JsonNode expected, double tolerance) {
        if (expected.isString() || expected.isNull() || expected.isObject()) {
            assertThat(found).as(what).isNaN();
        } else {
            assertNear(what, found, expected.asDouble(), tolerance);
        }
    }

    static void assertNear(String what, double found, double expected, double tolerance) {
        assertThat(found)
                .as("%s: found %s, expected %s", what, found, expected)
                .isBetween(
                        expected - tolerance * Math.max(1e-6, Math.abs(expected)),
                        expected + tolerance * Math.max(1e-6, Math.abs(expected)));
    }
}

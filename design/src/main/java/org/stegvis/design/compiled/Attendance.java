package org.stegvis.design.compiled;

/// Whether visits are missed and participants withdraw as the scenario says.
public enum Attendance {
    AS_IN_SCENARIO,
    COMPLETE
}

package org.stegvis.report.figure;

/// How the text of a figure is written: as text for a browser, as outlines where no fonts can be counted on.
public enum Lettering {
    TEXT,
    OUTLINES
}

package org.stegvis.report.words;

/// What is counted, for one and for many, in each language.
public record Noun(String english, String englishes, String norwegian, String norwegians) {
    public static final Noun PARTICIPANT = new Noun("participant", "participants", "deltaker", "deltakere");
    public static final Noun POINT = new Noun("point", "points", "poeng", "poeng");
    public static final Noun REGIME =
            new Noun("embedded regime", "embedded regimes", "behandlingsforløp", "behandlingsforløp");
    public static final Noun CONTRAST = new Noun("contrast", "contrasts", "kontrast", "kontraster");
    public static final Noun ROW = new Noun("row", "rows", "rad", "rader");
}

package org.stegvis.cli.boundaries;

import org.stegvis.cli.terminal.BadInput;
import org.stegvis.design.interim.Shape;
import org.stegvis.design.interim.Spending;

/// Reads shapes and spending functions by name.
final class Shapes {
    private Shapes() {}

    static Shape shape(String text) {
        String[] parts = text.split(":", 2);
        return switch (parts[0]) {
            case "classical-pocock" -> Shape.POCOCK;
            case "classical-obrien-fleming" -> Shape.OBRIEN_FLEMING;
            case "wang-tsiatis" -> new Shape.WangTsiatis(number(text, parts));
            case "haybittle-peto" -> new Shape.HaybittlePeto(parts.length == 1 ? 3 : number(text, parts));
            default -> new Shape.Spent(spending(text));
        };
    }

    static Spending spending(String text) {
        String[] parts = text.split(":", 2);
        return switch (parts[0]) {
            case "obrien-fleming" -> new Spending.ObrienFleming();
            case "pocock" -> new Spending.Pocock();
            case "kim-demets" -> new Spending.KimDeMets(number(text, parts));
            case "hwang" -> new Spending.HwangShihDeCani(number(text, parts));
            default ->
                throw new BadInput(
                        "there is no '%s'; there are obrien-fleming, pocock, kim-demets:RHO, hwang:GAMMA, and for --shape classical-obrien-fleming, classical-pocock, wang-tsiatis:DELTA, haybittle-peto:Z"
                                .formatted(text));
        };
    }

    private static double number(String text, String[] parts) {
        try {
            return Double.parseDouble(parts.length == 2 ? parts[1] : "");
        } catch (NumberFormatException wrong) {
            throw new BadInput("'%s' needs a number behind a colon, as in %s:2".formatted(text, parts[0]), wrong);
        }
    }
}

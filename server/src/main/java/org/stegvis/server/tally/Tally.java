package org.stegvis.server.tally;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/// What is counted. It names no participant, and no day of today: where a day decides, as with the window of a visit,
/// it holds the days, and who reads compares them with theirs.
///
/// @param what the kind of count
/// @param site empty where sites do not matter
/// @param at a visit, a decision or a criterion; empty where there is none
/// @param detail what else sets it apart; empty for nothing
/// @param first `LocalDate.MIN` where no day matters
/// @param last `LocalDate.MAX` where no day matters
public record Tally(String what, String site, String at, String detail, LocalDate first, LocalDate last) {

    public static Tally of(String what, String at, String detail) {
        return new Tally(what, "", at, detail, LocalDate.MIN, LocalDate.MAX);
    }

    public Tally between(LocalDate from, LocalDate to) {
        return new Tally(what, site, at, detail, from, to);
    }

    /// With one day.
    public Tally on(LocalDate day) {
        return between(day, LocalDate.MAX);
    }

    /// The same at one site.
    ///
    /// @param where empty for no site
    public Tally in(String where) {
        return new Tally(what, where, at, detail, first, last);
    }

    /// SHA-256, in hexadecimal, of all that sets it apart, which is short however long the detail is.
    String digest() {
        var text = new StringBuilder();
        for (String each : List.of(what, site, at, detail, first.toString(), last.toString())) {
            // With its length, so that what is another tally is another text.
            text.append(each.length()).append(' ').append(each);
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

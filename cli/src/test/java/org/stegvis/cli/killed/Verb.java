package org.stegvis.cli.killed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A command line that writes files into the folder in which it is run.
///
/// @param prepare puts there what it reads
/// @param words of the command line
/// @param files that it writes, and how to tell whole ones
/// @param before what may stand in their place before; null when nothing may
/// @param again when the same command line must work after a kill
/// @param says what it says when it is ready, for one that does not end by itself; null for others
record Verb(
        String name,
        Preparation prepare,
        List<String> words,
        Map<String, Whole> files,
        @Nullable String before,
        Again again,
        @Nullable String says) {
    Verb {
        words = List.copyOf(words);
        files = Map.copyOf(files);
    }

    interface Preparation {
        void in(Path folder) throws IOException;
    }

    enum Again {
        ALWAYS,
        /// It replaces nothing.
        WHEN_NOTHING_IS_THERE
    }

    static Verb of(String name, Map<String, Whole> files, String... words) {
        return new Verb(name, folder -> {}, List.of(words), files, null, Again.WHEN_NOTHING_IS_THERE, null);
    }

    Verb after(Preparation more) {
        return new Verb(name, more, words, files, before, again, says);
    }

    /// It replaces what is there.
    Verb replacing(String text) {
        return new Verb(name, prepare, words, files, text, Again.ALWAYS, says);
    }

    Verb anyTime() {
        return new Verb(name, prepare, words, files, before, Again.ALWAYS, says);
    }

    Verb untilItSays(String text) {
        return new Verb(name, prepare, words, files, before, Again.ALWAYS, text);
    }

    /// Whether its files are first written beside their place, each for itself: not so a whole folder.
    boolean writesBeside() {
        return says == null && !name.equals("restore");
    }
}

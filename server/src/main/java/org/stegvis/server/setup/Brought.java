package org.stegvis.server.setup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Files that somebody brings in: a protocol, and the instruments that it names, one by one or in an archive.
sealed interface Brought {

    /// A protocol and the instruments that it names, each under the name that it gives them.
    ///
    /// @param leftOut the names of files that the protocol names nowhere
    record Taken(ProtocolFiles files, List<String> leftOut) implements Brought {
        public Taken {
            leftOut = List.copyOf(leftOut);
        }
    }

    /// No protocol can be told from these files.
    ///
    /// @param why the key of a sentence
    /// @param about the name of a file; empty for all of them
    record Refused(String why, String about) implements Brought {}

    /// A file as it came.
    record Upload(String name, byte[] content) {}

    /// Finds the protocol among files that came, unpacked where they came in an archive.
    ///
    /// @param before the text and the files that are there already; new ones replace those of the same name
    static Brought of(List<Upload> uploads, ProtocolFiles before) {
        Map<String, byte[]> all = new TreeMap<>();
        for (Upload upload : uploads) {
            if (!isArchive(upload.content())) {
                all.put(base(upload.name()), upload.content());
                continue;
            }
            switch (Unzipping.of(upload.content())) {
                case Unzipping.Unzipped.Refused(var why, var about) -> {
                    return new Refused(why, about);
                }
                case Unzipping.Unzipped.Files(var files) -> all.putAll(files);
            }
        }
        return sorted(all, before);
    }

    private static Brought sorted(Map<String, byte[]> all, ProtocolFiles before) {
        var texts = new LinkedHashMap<String, String>();
        String protocol = null;
        for (var file : all.entrySet()) {
            if (!file.getKey().matches(".*\\.ya?ml") || Unzipping.isHidden(file.getKey())) {
                continue;
            }
            String text = text(file.getValue());
            if (text == null) {
                return new Refused("files.not-text", file.getKey());
            }
            if (isProtocol(text)) {
                if (protocol != null) {
                    return new Refused("files.two-protocols", file.getKey());
                }
                protocol = file.getKey();
            }
            texts.put(file.getKey(), text);
        }
        String text = protocol == null ? before.text() : texts.get(protocol);
        if (text == null || text.isBlank()) {
            return new Refused("files.no-protocol", "");
        }
        return named(text, protocol, texts, before);
    }

    /// Gives each file the name by which the protocol calls it.
    private static Brought named(
            String text, @Nullable String protocol, Map<String, String> texts, ProtocolFiles before) {
        String folder = protocol == null ? "" : protocol.substring(0, protocol.lastIndexOf('/') + 1);
        var beside = new LinkedHashMap<String, String>();
        before.beside().forEach((name, content) -> {
            if (text.contains(name)) {
                beside.put(name, content);
            }
        });
        var leftOut = new ArrayList<String>();
        texts.forEach((name, content) -> {
            String own = name.startsWith(folder) ? name.substring(folder.length()) : name;
            String called = called(text, own);
            if (called != null) {
                beside.put(called, content);
            } else if (!name.equals(protocol)) {
                leftOut.add(name);
            }
        });
        return new Taken(new ProtocolFiles(text, beside), leftOut);
    }

    /// A file that came without its folder is still the one that the protocol means.
    private static @Nullable String called(String text, String own) {
        Matcher whole = Pattern.compile("(?<![\\w./-])" + Pattern.quote(own) + "(?![\\w./-])")
                .matcher(text);
        if (whole.find()) {
            return own;
        }
        Matcher inFolder = Pattern.compile("(?<![\\w./-])((?:[\\w-]+/)+" + Pattern.quote(own) + ")(?![\\w./-])")
                .matcher(text);
        return inFolder.find() ? inFolder.group(1) : null;
    }

    private static boolean isProtocol(String text) {
        return Pattern.compile("^trial\\s*:", Pattern.MULTILINE).matcher(text).find()
                && Pattern.compile("^stegvis\\s*:", Pattern.MULTILINE)
                        .matcher(text)
                        .find();
    }

    private static boolean isArchive(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] <= 8;
    }

    private static String base(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static @Nullable String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notText) {
            return null;
        }
    }
}

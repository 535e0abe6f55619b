package org.stegvis.cli.killed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How to tell a whole file from the beginning of one.
enum Whole {
    /// It is the same in every run.
    SAME {
        @Override
        boolean is(byte[] found, byte[] unharmed) {
            return Arrays.equals(found, unharmed);
        }
    },
    HTML {
        @Override
        boolean is(byte[] found, byte[] unharmed) {
            String text = new String(found, StandardCharsets.UTF_8).strip();
            return text.startsWith("<!") && text.endsWith("</html>");
        }
    },
    PDF {
        @Override
        boolean is(byte[] found, byte[] unharmed) {
            String text = new String(found, StandardCharsets.ISO_8859_1).strip();
            return text.startsWith("%PDF") && text.endsWith("%%EOF");
        }
    },
    JSON {
        @Override
        boolean is(byte[] found, byte[] unharmed) {
            try {
                return JsonMapper.shared().readTree(found).isObject();
            } catch (JacksonException half) {
                return false;
            }
        }
    },
    /// As many members as in an unharmed one, each with the check sum that it says.
    ZIP {
        @Override
        boolean is(byte[] found, byte[] unharmed) {
            try {
                return members(found) == members(unharmed);
            } catch (IOException half) {
                return false;
            }
        }
    },
    /// Lines that all end, the first the same; there may be more or fewer of them.
    LINES {
        @Override
        boolean is(byte[] found, byte[] unharmed) {
            String text = new String(found, StandardCharsets.UTF_8);
            String usual = new String(unharmed, StandardCharsets.UTF_8);
            return text.endsWith("\n") == usual.endsWith("\n")
                    && text.lines().findFirst().equals(usual.lines().findFirst());
        }
    };

    /// @param unharmed what a run that nobody kills writes
    abstract boolean is(byte[] found, byte[] unharmed);

    private static int members(byte[] bytes) throws IOException {
        int members = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.transferTo(java.io.OutputStream.nullOutputStream());
                members++;
            }
        }
        if (members == 0) {
            throw new ZipException("no member");
        }
        return members;
    }
}

package org.stegvis.design.compiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.expression.Reference;

/// Numbers for the names that categories, options and response classes have, so that names are compared as numbers.
final class Names {
    /// No name: missing, or not told yet.
    static final int MISSING = -1;

    /// The name of a decision passed without an option.
    static final int NO_OPTION = 0;

    /// The name of no response class.
    static final int NO_CLASS = 1;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();

    Names() {
        code(Reference.NO_OPTION);
        code(Reference.NO_CLASS);
    }

    int code(String name) {
        Integer known = codes.get(name);
        if (known != null) {
            return known;
        }
        codes.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    String name(int code) {
        return names.get(code);
    }

    int size() {
        return names.size();
    }
}

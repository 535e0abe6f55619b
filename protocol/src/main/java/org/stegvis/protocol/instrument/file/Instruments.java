package org.stegvis.protocol.instrument.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegvis.protocol.instrument.Instrument;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// The instruments a protocol can name: the built-in ones, and a trial's own beside them.
public final class Instruments {
    private static final List<String> BUILT_IN = List.of(
            "odi", "roland-morris", "pain-now", "pain-mean-of-three", "peg", "promis-29", "phq-9", "gad-7", "pgic");

    private final Map<String, Instrument> byId;

    private Instruments(Map<String, Instrument> byId) {
        this.byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /// The instruments that come with this software.
    public static Instruments builtIn() {
        return BuiltIn.INSTRUMENTS;
    }

    /// This library and one more file: an instrument, or wording and tables for one that is here.
    ///
    /// A file that is not in order leaves the library as it is, with findings. An instrument of the same id is
    /// replaced, with a warning.
    public Instruments with(Source source, Findings findings) {
        Node root = YamlTree.of(source, Limits.withDefaults(), findings);
        if (root == null) {
            return this;
        }
        boolean fillsSlots = root instanceof Mapping mapping && mapping.get(SlotReader.KEY) != null;
        Optional<Instrument> read =
                fillsSlots ? SlotReader.read(root, this, findings) : InstrumentReader.read(root, findings);
        if (read.isEmpty()) {
            return this;
        }
        Instrument instrument = read.get();
        if (!fillsSlots && byId.containsKey(instrument.id())) {
            findings.warning(
                    root,
                    "a second instrument '" + instrument.id() + "'",
                    "an id of its own",
                    "This file replaces the other one.");
        }
        var all = new LinkedHashMap<>(byId);
        all.put(instrument.id(), instrument);
        return new Instruments(all);
    }

    public Optional<Instrument> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The ids, built-in ones first; what a misspelt one is compared with.
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    public List<Instrument> all() {
        return List.copyOf(byId.values());
    }

    /// Read once, when first asked for; immutable.
    private static final class BuiltIn {
        private static final Instruments INSTRUMENTS = read();

        private static Instruments read() {
            var library = new Instruments(Map.of());
            var findings = new Findings();
            for (String id : BUILT_IN) {
                library = library.with(source(id + ".yaml"), findings);
            }
            if (!findings.all().isEmpty()) {
                throw new IllegalStateException("The built-in instruments must be in order: " + findings.all());
            }
            return library;
        }

        private static Source source(String name) {
            try (InputStream in = Instruments.class.getResourceAsStream("/org/stegvis/protocol/instrument/" + name)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "The built-in instrument file " + name + " must be on the class path.");
                }
                return Source.of(name, in.readAllBytes());
            } catch (IOException failure) {
                throw new IllegalStateException("The built-in instrument file " + name + " must be readable.", failure);
            }
        }
    }
}

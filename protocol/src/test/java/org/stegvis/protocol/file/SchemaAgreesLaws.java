package org.stegvis.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.yaml.YamlAsJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the schema rejects, the reader rejects: an editor never marks what the program takes.
///
/// The reader rejects more, for it knows names and types.
class SchemaAgreesLaws {
    private static final ProtocolSchema SCHEMA = ProtocolSchema.read();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TRIALS = List.of("back-pain", "star-d", "autism-2014", "preference", "best");

    /// Ways to spoil one node.
    enum Spoiling {
        REMOVED,
        RENAMED,
        EMPTY_LIST,
        EMPTY_MAPPING,
        NOTHING,
        TEXT,
        EMPTY_TEXT,
        NEGATIVE,
        FRACTION,
        TRUE,
        IN_A_LIST,
        TWICE
    }

    @Property(tries = 400)
    void a_document_that_the_schema_rejects_is_rejected_by_the_reader(
            @ForAll("trials") String trial, @ForAll @IntRange(max = 100_000) int place, @ForAll Spoiling spoiling) {
        JsonNode document = YamlAsJson.of(Trials.folder().resolve(trial + ".yaml"));
        spoil(document, place, spoiling);
        List<String> errors = SCHEMA.errors(document);
        Reading reading = ProtocolReader.read("f", document.toPrettyString());
        assertThat(errors.isEmpty() || reading instanceof Reading.Rejected)
                .as(String.join("\n", errors))
                .isTrue();
    }

    @Example
    void every_way_to_spoil_a_document_is_rejected_somewhere() {
        for (Spoiling spoiling : Spoiling.values()) {
            boolean isSeen = false;
            for (int place = 0; place < 300 && !isSeen; place++) {
                JsonNode document = YamlAsJson.of(Trials.folder().resolve("back-pain.yaml"));
                spoil(document, place, spoiling);
                isSeen = !SCHEMA.errors(document).isEmpty();
            }
            assertThat(isSeen).as(spoiling.name()).isTrue();
        }
    }

    @Example
    void a_trial_written_as_json_reads_as_the_same_protocol() {
        JsonNode document = YamlAsJson.of(Trials.folder().resolve("back-pain.yaml"));
        assertThat(ProtocolReader.read("f", document.toPrettyString()))
                .isInstanceOfSatisfying(
                        Reading.Accepted.class,
                        accepted -> assertThat(accepted.protocol()).isEqualTo(Trials.backPain()));
    }

    private static void spoil(JsonNode document, int place, Spoiling spoiling) {
        var spots = new ArrayList<Spot>();
        collect(document, spots);
        spots.get(place % spots.size()).spoil(spoiling);
    }

    private static void collect(JsonNode node, List<Spot> spots) {
        if (node instanceof ObjectNode object) {
            for (String key : object.propertyNames()) {
                spots.add(new Spot(object, key, -1));
                collect(object.get(key), spots);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                spots.add(new Spot(array, "", i));
                collect(array.get(i), spots);
            }
        }
    }

    /// A value and what holds it.
    record Spot(JsonNode holder, String key, int index) {
        void spoil(Spoiling spoiling) {
            JsonNode old = holder instanceof ObjectNode ? holder.get(key) : holder.get(index);
            switch (spoiling) {
                case REMOVED -> remove();
                case RENAMED -> {
                    remove();
                    put(key + " x", old);
                }
                case EMPTY_LIST -> put(key, JSON.arrayNode());
                case EMPTY_MAPPING -> put(key, JSON.objectNode());
                case NOTHING -> put(key, JSON.nullNode());
                case TEXT -> put(key, JSON.stringNode("something"));
                case EMPTY_TEXT -> put(key, JSON.stringNode(" "));
                case NEGATIVE -> put(key, JSON.numberNode(-3));
                case FRACTION -> put(key, JSON.numberNode(0.37));
                case TRUE -> put(key, JSON.booleanNode(true));
                case IN_A_LIST -> put(key, JSON.arrayNode().add(old));
                case TWICE -> put(key, JSON.arrayNode().add(old).add(old));
            }
        }

        private void remove() {
            if (holder instanceof ObjectNode object) {
                object.remove(key);
            } else if (holder instanceof ArrayNode array) {
                array.remove(index);
            }
        }

        private void put(String name, JsonNode value) {
            if (holder instanceof ObjectNode object) {
                object.set(name, value);
            } else if (holder instanceof ArrayNode array) {
                if (index < array.size()) {
                    array.set(index, value);
                } else {
                    array.add(value);
                }
            }
        }
    }

    @Provide
    Arbitrary<String> trials() {
        return Arbitraries.of(TRIALS);
    }
}

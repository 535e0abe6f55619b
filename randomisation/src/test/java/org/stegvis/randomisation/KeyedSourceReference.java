package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The keyed streams against `crosscheck/stream.py`, byte by byte and allocation by allocation.
class KeyedSourceReference {
    private static final JsonNode REFERENCE =
            JsonMapper.shared().readTree(KeyedSourceReference.class.getResourceAsStream("keyed-stream.json"));

    static Stream<JsonNode> cases() {
        return REFERENCE.get("cases").valueStream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void address_and_list_key_have_the_same_bytes(JsonNode one) {
        byte[] encoded = address(one).encoded();
        assertThat(HexFormat.of().formatHex(encoded))
                .isEqualTo(one.get("encoded").asString());
        String listKey = one.get("listKey").asString();
        assertThat(key(one).derive(encoded)).isEqualTo(AllocationKey.ofHex(listKey));
        assertThat(key(one).fingerprint()).isEqualTo(one.get("fingerprint").asString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void words_are_the_same(JsonNode one) {
        RandomWords words = stream(one).words(Draw.ALLOCATION, 3);
        assertThat(one.get("words").valueStream().map(JsonNode::asString))
                .allSatisfy(word ->
                        assertThat(HexFormat.of().toHexDigits(words.next())).isEqualTo(word));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bounded_numbers_are_the_same_where_a_quarter_of_the_words_is_passed_over(JsonNode one) {
        RandomWords words = stream(one).words(Draw.BLOCK, 1L << 40);
        long bound = new BigInteger(one.get("below").get("bound").asString()).longValueExact();
        assertThat(one.get("below").get("numbers").valueStream().map(JsonNode::asString))
                .allSatisfy(
                        number -> assertThat(String.valueOf(words.below(bound))).isEqualTo(number));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void simple_allocations_are_the_same(JsonNode one) {
        assertThat(allocated(one, Lists.SIMPLE)).isEqualTo(texts(one.get("simple")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void permuted_blocks_are_the_same(JsonNode one) {
        List<Integer> sizes =
                one.get("sizes").valueStream().map(JsonNode::asInt).toList();
        assertThat(allocated(one, new Procedure.PermutedBlocks(sizes))).isEqualTo(texts(one.get("blocks")));
    }

    @Test
    void simulation_key_of_a_seed_is_the_same() {
        JsonNode simulation = REFERENCE.get("simulationKey");
        assertThat(AllocationKey.forSimulation(simulation.get("seed").asLong()).fingerprint())
                .isEqualTo(simulation.get("fingerprint").asString());
    }

    private static List<String> allocated(JsonNode one, Procedure procedure) {
        List<Offer> offers = one.get("shares")
                .propertyStream()
                .map(share -> Lists.offer(share.getKey(), share.getValue().asDouble()))
                .toList();
        var allocator = new Allocator(new KeyedSource(key(one)));
        return IntStream.range(0, 60)
                .mapToObj(position -> allocator
                        .allocate(procedure, offers, address(one), position)
                        .option())
                .toList();
    }

    private static RandomStream stream(JsonNode one) {
        return new KeyedSource(key(one)).stream(address(one));
    }

    private static AllocationKey key(JsonNode one) {
        return AllocationKey.ofHex(one.get("key").asString());
    }

    private static ListAddress address(JsonNode one) {
        JsonNode address = one.get("address");
        Map<String, String> stratum = new TreeMap<>();
        address.get("stratum")
                .propertyStream()
                .forEach(value -> stratum.put(value.getKey(), value.getValue().asString()));
        return ListAddress.of(
                address.get("trial").asString(),
                address.get("decision").asString(),
                address.get("route").asInt(),
                texts(address.get("options")),
                stratum);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}

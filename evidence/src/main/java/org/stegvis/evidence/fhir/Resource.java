package org.stegvis.evidence.fhir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Small pieces of FHIR JSON.
final class Resource {
    /// As many digits as a double holds without noise.
    private static final MathContext DIGITS = new MathContext(15);

    private Resource() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// A resource with the parts that all have.
    ///
    /// @param key what it is about: the same key gives the same address
    static ObjectNode of(String type, String key, String language) {
        ObjectNode resource = object();
        resource.put("resourceType", type);
        resource.put("id", uuid(type, key).toString());
        resource.put("language", language);
        return resource;
    }

    static void identify(ObjectNode resource, String system, String value) {
        ObjectNode identifier = resource.putArray("identifier").addObject();
        identifier.put("system", system);
        identifier.put("value", value);
    }

    /// Where a resource is found in the bundle.
    static String address(String type, String key) {
        return "urn:uuid:" + uuid(type, key);
    }

    private static UUID uuid(String type, String key) {
        return UUID.nameUUIDFromBytes(("urn:stegvis:" + type + "/" + key).getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode reference(String type, String key, String display) {
        ObjectNode reference = object();
        reference.put("reference", address(type, key));
        reference.put("type", type);
        reference.put("display", display);
        return reference;
    }

    static ObjectNode concept(Code code) {
        ObjectNode concept = object();
        ObjectNode coding = concept.putArray("coding").addObject();
        coding.put("system", code.system());
        coding.put("code", code.code());
        coding.put("display", code.display());
        return concept;
    }

    static ObjectNode concept(String text) {
        ObjectNode concept = object();
        concept.put("text", text);
        return concept;
    }

    static ObjectNode quantity(double value, @Nullable String unit) {
        ObjectNode quantity = object();
        quantity.put("value", decimal(value));
        if (unit != null) {
            quantity.put("unit", unit);
        }
        return quantity;
    }

    static ObjectNode range(double low, double high) {
        ObjectNode range = object();
        range.set("low", quantity(low, null));
        range.set("high", quantity(high, null));
        return range;
    }

    static BigDecimal decimal(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    static void note(ObjectNode on, String text) {
        on.withArray("note").addObject().put("text", text);
    }
}

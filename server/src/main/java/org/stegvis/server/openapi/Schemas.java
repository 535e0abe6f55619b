package org.stegvis.server.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas of the Java types that requests are read into. What a record may leave out is marked `@Nullable`.
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Schemas() {}

    static ObjectNode of(Type type) {
        ObjectNode schema = JSON.objectNode();
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            Type last = parameterized.getActualTypeArguments()[parameterized.getActualTypeArguments().length - 1];
            if (Collection.class.isAssignableFrom(raw)) {
                return schema.put("type", "array").set("items", of(last));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return schema.put("type", "object").set("additionalProperties", of(last));
            }
            return schema;
        }
        return type instanceof Class<?> simple ? ofClass(simple, schema) : schema;
    }

    private static ObjectNode ofClass(Class<?> type, ObjectNode schema) {
        if (type == String.class) {
            return schema.put("type", "string");
        }
        if (type == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return schema.put("type", "number");
        }
        if (type.isEnum()) {
            ArrayNode values = schema.put("type", "string").putArray("enum");
            for (Object value : type.getEnumConstants()) {
                values.add(((Enum<?>) value).name());
            }
            return schema;
        }
        return type.isRecord() ? ofRecord(type, schema) : schema;
    }

    private static ObjectNode ofRecord(Class<?> type, ObjectNode schema) {
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return required.isEmpty() ? schema : schema.set("required", required);
    }
}

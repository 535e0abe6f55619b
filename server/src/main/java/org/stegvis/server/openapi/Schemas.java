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

/// JSON Schemas of the Java types that requests are read into and answers are written from.
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Way way;

    private Schemas(Way way) {
        this.way = way;
    }

    private enum Way {
        /// What a record may leave out is marked `@Nullable`, and it takes nothing else.
        IN,
        /// What a record marks `@Nullable` is there and may be null. Later versions may tell more.
        OUT
    }

    /// Of what is sent to the API.
    static ObjectNode of(Type type) {
        return new Schemas(Way.IN).schema(type);
    }

    /// Of what it answers.
    static ObjectNode ofAnswer(Type type) {
        return new Schemas(Way.OUT).schema(type);
    }

    private ObjectNode schema(Type type) {
        ObjectNode schema = JSON.objectNode();
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            Type last = parameterized.getActualTypeArguments()[parameterized.getActualTypeArguments().length - 1];
            if (Collection.class.isAssignableFrom(raw)) {
                return schema.put("type", "array").set("items", schema(last));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return schema.put("type", "object").set("additionalProperties", schema(last));
            }
            return schema;
        }
        return type instanceof Class<?> simple ? ofClass(simple, schema) : schema;
    }

    private ObjectNode ofClass(Class<?> type, ObjectNode schema) {
        if (type.isArray()) {
            return schema.put("type", "array").set("items", schema(type.getComponentType()));
        }
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

    private ObjectNode ofRecord(Class<?> type, ObjectNode schema) {
        schema.put("type", "object");
        if (way == Way.IN) {
            schema.put("additionalProperties", false);
        }
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            ObjectNode property = schema(component.getGenericType());
            String kind = property.path("type").asString("");
            if (mayBeNull && way == Way.OUT && !kind.isEmpty()) {
                property.putArray("type").add(kind).add("null");
            }
            properties.set(component.getName(), property);
            if (!mayBeNull || way == Way.OUT) {
                required.add(component.getName());
            }
        }
        return required.isEmpty() ? schema : schema.set("required", required);
    }
}

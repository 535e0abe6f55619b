package org.stegvis.server.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/// Refuses a NUL in any text of a body: no text of the database can hold one, so it could only be told later that the
/// database failed. `NoNul` does the same for queries and forms.
@Component
final class TextsOfBodies extends SimpleModule {
    private static final long serialVersionUID = 1;

    TextsOfBodies() {
        super("texts-of-bodies");
        addDeserializer(String.class, new Text());
    }

    private static final class Text extends StdScalarDeserializer<String> {
        Text() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                throw InvalidFormatException.from(parser, "a text with a NUL", text, String.class);
            }
            return text;
        }
    }
}

package org.stegvis.server.rest;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// A document without a member that its record must have is refused, with the member's name, before anything is done.
/// What may be missing is `@Nullable` in the record.
@RestControllerAdvice
class WholeBodies extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        require(body, "");
        return body;
    }

    private static void require(Object told, String within) {
        if (told instanceof Record) {
            for (RecordComponent component : told.getClass().getRecordComponents()) {
                Object value = value(told, component);
                String name = within + component.getName();
                if (value != null) {
                    require(value, name + ".");
                } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    throw new IllegalArgumentException("'" + name + "' is missing.");
                }
            }
        }
    }

    private static @Nullable Object value(Object told, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(told);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A record must tell its " + component.getName() + ".", impossible);
        }
    }
}

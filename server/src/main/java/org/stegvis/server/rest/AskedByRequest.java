package org.stegvis.server.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.stegvis.server.eventlog.Asked;
import org.stegvis.server.eventlog.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a request asks for: method and address, and of the API the body too, without what shows who signs, which is
/// another whenever it is sent. A form is known by its address, for its page gives it a key of its own.
@RestControllerAdvice
class AskedByRequest extends RequestBodyAdviceAdapter implements Asked {
    private static final String BODY = AskedByRequest.class.getName();
    private static final List<String> PROOFS = List.of("signature", "password", "code", "passkey");
    private static final ObjectMapper JSON = JsonMapper.shared();

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
        HttpServletRequest request = request();
        if (request != null && request.getHeader("Idempotency-Key") != null && !(body instanceof Undigested)) {
            request.setAttribute(BODY, text(JSON.valueToTree(body)));
        }
        return body;
    }

    private static String text(JsonNode body) {
        return CanonicalJson.of(body instanceof ObjectNode object ? object.remove(PROOFS) : body);
    }

    @Override
    public @Nullable String now() {
        HttpServletRequest request = request();
        if (request == null) {
            return null;
        }
        String query = request.getQueryString();
        return digest(request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query) + "\n"
                + request.getAttribute(BODY));
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

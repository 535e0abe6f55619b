package org.stegvis.server.openapi;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document (version 3.1) of the methods that answer under `/api`.
final class Description {
    static final String UNDER = "/api/";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private Description() {}

    static ObjectNode of(Map<RequestMappingInfo, HandlerMethod> methods) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Stegvis trial server")
                .put("version", "1")
                .put("description", "Refusals are problem documents (RFC 9457) with the type urn:stegvis:CODE.");
        document.putObject("components")
                .putObject("securitySchemes")
                .putObject("key")
                .put("type", "http")
                .put("scheme", "bearer");
        document.putArray("security").addObject().putArray("key");
        ObjectNode paths = document.putObject("paths");
        methods.entrySet().stream()
                .flatMap(each -> each.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith(UNDER))
                        .flatMap(path -> each.getKey().getMethodsCondition().getMethods().stream()
                                .map(verb -> new Answered(path, verb, each.getValue()))))
                .sorted(Comparator.comparing(Answered::path).thenComparing(Answered::verb))
                .forEach(each -> {
                    ObjectNode path = paths.withObjectProperty(each.path());
                    path.set(each.verb().name().toLowerCase(Locale.ROOT), operation(each));
                });
        return document;
    }

    private record Answered(String path, RequestMethod verb, HandlerMethod method) {}

    private static ObjectNode operation(Answered answered) {
        Method method = answered.method().getMethod();
        ObjectNode operation = JsonNodeFactory.instance
                .objectNode()
                .put("operationId", group(method.getDeclaringClass()) + "." + method.getName());
        Requires requires = answered.method().getMethodAnnotation(Requires.class);
        if (requires != null) {
            ArrayNode needed = operation.putArray("x-permission");
            for (Permission each : requires.value()) {
                needed.add(each.word());
            }
        }
        ArrayNode parameters = operation.putArray("parameters");
        List<String> variables = VARIABLE.matcher(answered.path())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        for (String variable : variables) {
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", variable).put("in", "path").put("required", true);
            parameter.set("schema", Schemas.of(typeOf(answered.method(), variable)));
        }
        for (MethodParameter parameter : answered.method().getMethodParameters()) {
            describe(parameter, parameters, operation);
        }
        ObjectNode responses = operation.putObject("responses");
        if (answered.verb() == RequestMethod.GET) {
            ObjectNode found = responses.putObject("200").put("description", "what was asked for");
            Document document = answered.method().getMethodAnnotation(Document.class);
            if (document != null) {
                found.putObject("content")
                        .putObject("application/json")
                        .set("schema", Schemas.ofAnswer(document.value()));
            }
        } else {
            responses.putObject("201").put("description", "done now");
            responses.putObject("200").put("description", "done by an earlier request with the same key");
        }
        ObjectNode refused = responses.putObject("default").put("description", "refused, or a fault");
        refused.putObject("content").putObject("application/problem+json");
        return operation;
    }

    /// What clients know the class by: the name of its mapping, so that a class can be cut without a change
    /// for them, else its own.
    private static String group(Class<?> type) {
        RequestMapping mapping = type.getAnnotation(RequestMapping.class);
        return mapping == null || mapping.name().isEmpty() ? type.getSimpleName() : mapping.name();
    }

    private static Class<?> typeOf(HandlerMethod method, String variable) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (variable.equals(parameter.getParameter().getName())) {
                return parameter.getParameterType();
            }
        }
        return String.class;
    }

    private static void describe(MethodParameter parameter, ArrayNode parameters, ObjectNode operation) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        if (query != null) {
            boolean isOptional = !query.required() || !ValueConstants.DEFAULT_NONE.equals(query.defaultValue());
            String name = query.name().isEmpty() ? parameter.getParameter().getName() : query.name();
            ObjectNode described = parameters.addObject();
            described.put("name", name).put("in", "query").put("required", !isOptional);
            ObjectNode schema = Schemas.of(parameter.getGenericParameterType());
            if (!ValueConstants.DEFAULT_NONE.equals(query.defaultValue())) {
                described.put("description", "left out: '" + query.defaultValue() + "'");
            }
            described.set("schema", schema);
        } else if (header != null) {
            ObjectNode described = parameters.addObject();
            described.put("name", header.name()).put("in", "header").put("required", header.required());
            described.set("schema", Schemas.of(parameter.getGenericParameterType()));
        } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            body.putObject("content")
                    .putObject("application/json")
                    .set("schema", Schemas.of(parameter.getGenericParameterType()));
        }
    }
}

package org.stegvis.server.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.stegvis.server.WebServer;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Requires;

/// Every request that a server takes, found in Spring's own registry, so that a new one cannot be forgotten.
///
/// @param open null when it requires a permission
/// @param requires null when it is open
public record EveryRequest(
        String method,
        String pattern,
        @Nullable Open open,
        @Nullable Requires requires) {

    public static List<EveryRequest> of(WebServer server) {
        var requests = new ArrayList<EveryRequest>();
        Map<RequestMappingInfo, HandlerMethod> registry = server.mappings(
                        "requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        registry.forEach((mapping, method) -> {
            if (!method.getBeanType().getName().startsWith("org.stegvis.")) {
                return;
            }
            for (String pattern : mapping.getPatternValues()) {
                for (RequestMethod each : mapping.getMethodsCondition().getMethods()) {
                    requests.add(new EveryRequest(
                            each.name(),
                            pattern,
                            method.getMethodAnnotation(Open.class),
                            method.getMethodAnnotation(Requires.class)));
                }
            }
        });
        requests.sort(Comparator.comparing(EveryRequest::pattern).thenComparing(EveryRequest::method));
        return requests;
    }

    /// The path with variables put in.
    public String path(Map<String, String> variables) {
        String path = pattern;
        for (var variable : variables.entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return path.replaceAll("\\{[^}]+}", "none");
    }

    boolean isAbout(String variable) {
        return pattern.contains("{" + variable + "}");
    }

    Requires required() {
        return Objects.requireNonNull(requires, pattern);
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}

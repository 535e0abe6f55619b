package org.stegvis.server.openapi;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.stegvis.server.access.Open;
import tools.jackson.databind.JsonNode;

/// Answers what the API can be asked.
@RestController
class OpenApi {
    private final RequestMappingHandlerMapping mappings;

    OpenApi(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    @Open(to = Open.To.SIGNED_IN, why = "it tells what can be asked, and nothing of any trial")
    @GetMapping("/api/openapi.json")
    JsonNode description() {
        return Description.of(mappings.getHandlerMethods());
    }
}

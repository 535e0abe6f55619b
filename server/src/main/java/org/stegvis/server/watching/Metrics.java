package org.stegvis.server.watching;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Open;

/// Answers Prometheus, who shows the key in `keys/metrics`. That key opens this and nothing else.
@RestController
class Metrics {
    private final PrometheusMeterRegistry registry;
    private final MetricsKey key;

    Metrics(PrometheusMeterRegistry registry, MetricsKey key) {
        this.registry = registry;
        this.key = key;
    }

    @Open(to = Open.To.EVERYBODY, why = "it asks for the key of the metrics itself, which is nobody's")
    @GetMapping(path = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    ResponseEntity<String> scrape(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
        return key.isShown(authorization)
                ? ResponseEntity.ok(registry.scrape())
                : ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
}

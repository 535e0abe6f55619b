package org.stegvis.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The packages of the server are its features: none reaches into another's, and none knows itself in a circle.
class FeaturesTest {
    @Test
    void features_know_each_other_by_their_public_types_and_in_no_circle() {
        ApplicationModules.of(ServerApplication.class).verify();
    }
}

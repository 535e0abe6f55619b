package org.stegvis.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

class WorkerJarsTest {

    @Test
    void workers_get_what_a_study_needs_and_neither_spark_nor_the_server() {
        String path = String.join(
                File.pathSeparator,
                "/lib/stegvis-design-0.1.0-SNAPSHOT.jar",
                "/lib/stegvis-server-0.1.0-SNAPSHOT.jar",
                "/lib/stegvis-cli-0.1.0-SNAPSHOT.jar",
                "/lib/ejml-core-0.46.1.jar",
                "/lib/commons-rng-simple-1.7.jar",
                "/lib/commons-io-2.21.0.jar",
                "/lib/spark-core_2.13-4.2.0.jar",
                "/lib/stegvis-cluster-0.1.0-SNAPSHOT.jar");

        assertThat(WorkerJars.of(path))
                .containsExactly(
                        "/lib/stegvis-design-0.1.0-SNAPSHOT.jar",
                        "/lib/ejml-core-0.46.1.jar",
                        "/lib/commons-rng-simple-1.7.jar",
                        "/lib/stegvis-cluster-0.1.0-SNAPSHOT.jar");
    }
}

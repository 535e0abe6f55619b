package org.stegvis.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.stegvis.server.campaign.ServerProcess;

/// Asks a server for the same thing again and again, one after the other, and prints how long it took.
record AskedOften(ServerProcess server, HttpClient http, String key, int times) {

    /// The median in milliseconds.
    double median(String path) {
        var taken = new double[times];
        for (int i = 0; i < times; i++) {
            taken[i] = ask(path);
        }
        double first = taken[0];
        Arrays.sort(taken);
        System.out.printf(
                "%7.1f ms at the median, longest %7.1f, first %7.1f  %s%n",
                taken[times / 2], taken[times - 1], first, path);
        return taken[times / 2];
    }

    void once(String path) {
        System.out.printf("%7.1f ms once  %s%n", ask(path), path);
    }

    private double ask(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .header("Authorization", "Bearer " + key)
                    .build();
            long begun = System.nanoTime();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            double taken = (System.nanoTime() - begun) / 1e6;
            assertThat(response.statusCode())
                    .as(path + ": "
                            + response.body()
                                    .substring(0, Math.min(500, response.body().length())))
                    .isEqualTo(200);
            return taken;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(path, failure);
        }
    }
}

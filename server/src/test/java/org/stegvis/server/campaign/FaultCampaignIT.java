package org.stegvis.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few rounds of the fault campaign; `server/fault-campaign` runs two hundred.
class FaultCampaignIT {
    @TempDir
    private Path folder;

    @Test
    void whatever_is_killed_nothing_that_was_acknowledged_is_lost_and_nobody_is_allocated_twice() throws Exception {
        int rounds = Integer.getInteger("stegvis.campaign.rounds", 5);
        long seed = Long.getLong("stegvis.campaign.seed", 1);

        // A folder on a small disk of its own, where there is one: the disk is then filled too.
        Path place = Path.of(System.getProperty("stegvis.campaign.folder", folder.toString()));

        FaultCampaign.Figures figures = new FaultCampaign(place, seed).run(rounds);

        System.out.println("fault campaign, " + rounds + " rounds, seed " + seed);
        figures.lines().forEach(System.out::println);
        assertThat(figures.answers()).isGreaterThan(20);
        assertThat(figures.allocations()).isPositive();
        assertThat(figures.acknowledgedEntries()).isPositive();
        assertThat(figures.lost()).isZero();
        assertThat(figures.allocatedTwice()).isZero();
        assertThat(figures.brokenLinks()).isZero();
        assertThat(figures.differingRows()).isZero();
        assertThat(figures.wronglyDrawn()).isZero();
        assertThat(figures.refusals()).isEmpty();
    }
}

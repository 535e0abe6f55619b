package org.stegvis.server.rehearsal;

import java.util.Objects;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.Running;
import org.stegvis.server.access.Actor;
import org.stegvis.server.trialsetup.PublishingAProtocol.Publication;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;
import org.stegvis.server.trialsetup.Trials;

/// Rehearsals of the back-pain trial in tests.
public final class SomeRehearsal {
    private SomeRehearsal() {}

    /// The id of one that has been played to its end.
    public static String played(Running server, Actor actor, int participants) {
        String id = ((Rehearsals.Begun.Yes) begin(server, actor, participants)).id();
        await(server, id);
        Standing standing = Objects.requireNonNull(server.get(Rehearsals.class).standing(id));
        if (standing.failure() != null) {
            throw new AssertionError("the rehearsal " + id + " failed: " + standing);
        }
        return id;
    }

    static Rehearsals.Begun begin(Running server, Actor actor, int participants) {
        var current =
                server.get(Trials.class).find(BackPainTrial.ID).orElseThrow().current();
        var publication = new Publication(current.text(), null, AppliesTo.EVERYBODY, null, current.instrumentFiles());
        String usual = UsualScenario.of(current.protocol()).text();
        var scenario = ((ScenarioReading.Accepted) ScenarioReader.read("usual", usual, current.protocol())).scenario();
        return server.get(Rehearsals.class).begin(actor, BackPainTrial.ID, publication, scenario, participants);
    }

    static void await(Running server, String id) {
        while (Objects.requireNonNull(server.get(Rehearsals.class).standing(id)).playing()) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

package org.stegvis.server.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.design.simulation.MadeUpParticipant;
import org.stegvis.protocol.Protocol;

/// Everybody who comes to a play.
final class Crowd {
    /// So many more than those wanted would enter, and are met on their way in: to consent, to the first visit or to
    /// the first decision.
    private static final int ON_THE_WAY_IN = 9;

    /// What is played of them: screening; consent too; the first visit too.
    private static final int PARTS_ON_THE_WAY_IN = 3;

    /// Of so many who are met one must enter, or nobody is taken to.
    private static final int MOST_MET = 500;

    private Crowd() {}

    /// People come until so many have entered, evenly over the weeks; a few more are on their way in at the end.
    static List<Way> of(Protocol protocol, Stage stage) {
        int wanted = stage.wanted();
        long seed = stage.seed();
        LocalDate first = stage.first();
        var behaviour = Behaviour.of(protocol, stage.scenario());
        var ways = new ArrayList<Way>();
        int entered = 0;
        while (entered < wanted + ON_THE_WAY_IN) {
            if (ways.size() >= MOST_MET && entered * MOST_MET < ways.size()) {
                throw new NobodyEnters(ways.size());
            }
            boolean isOnTheWay = entered >= wanted;
            LocalDate enrolment = isOnTheWay
                    ? first.plusWeeks(Playing.WEEKS).minusDays(1 + entered % Days.LATE_DAYS)
                    : first.plusDays(Math.round((double) entered * Playing.WEEKS * 7 / wanted));
            int number = ways.size();
            var person = MadeUpParticipant.of(behaviour, seed, number, enrolment);
            int most = isOnTheWay ? 1 + entered % PARTS_ON_THE_WAY_IN : Integer.MAX_VALUE;
            var way = new Way(number, enrolment, person, seed, most);
            ways.add(way);
            entered += way.enters() ? 1 : 0;
        }
        return ways;
    }
}

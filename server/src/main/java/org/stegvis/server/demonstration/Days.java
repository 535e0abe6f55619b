package org.stegvis.server.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.stegvis.conduct.Event;
import org.stegvis.server.worklist.PassingTime;

/// The days of a simulated calendar, one after the other: who comes on each, and what happens to them.
final class Days {
    /// Those in the trial who came in the last days are not done with yet.
    static final int LATE_DAYS = 6;

    private final Stage stage;
    private final Acts acts;
    private final Incidents incidents;
    private final PassingTime time;
    private final TreeMap<LocalDate, List<Way>> coming = new TreeMap<>();

    Days(Stage stage, Acts acts, Incidents incidents, PassingTime time) {
        this.stage = stage;
        this.acts = acts;
        this.incidents = incidents;
        this.time = time;
    }

    /// Plays until yesterday, or until the stage says stop.
    ///
    /// @param evening what else is done on each day
    void play(List<Way> ways, Runnable evening) throws InterruptedException {
        LocalDate today = stage.today();
        ways.forEach(this::comes);
        boolean stopped = false;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int enrolled = 0;
            while (!coming.isEmpty() && coming.firstKey().isBefore(today) && !stopped) {
                LocalDate day = coming.firstKey();
                List<Way> now = Objects.requireNonNull(coming.remove(day));
                play(day, now, evening, threads);
                enrolled += (int) now.stream()
                        .filter(way -> way.enters() && way.enrolment.equals(day))
                        .count();
                stage.progress().at(Math.min(enrolled, stage.wanted()), stage.wanted());
                now.forEach(this::comes);
                stopped = stage.stops().getAsBoolean();
            }
            if (!stopped) {
                stage.calendar().day(today.minusDays(1));
                atOnce(threads, incidents.all(stage.cast(), stage.trial(), ways, today.minusDays(1)));
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A made-up participant could not be played out.", failed.getCause());
        }
    }

    private void play(LocalDate day, List<Way> now, Runnable evening, ExecutorService threads)
            throws ExecutionException, InterruptedException {
        stage.calendar().day(day);
        if (now.stream().anyMatch(way -> way.next() instanceof Event.Missed)) {
            time.catchUp(stage.trial(), day);
        }
        evening.run();
        boolean late = !day.isBefore(stage.today().minusDays(LATE_DAYS));
        atOnce(
                threads,
                now.stream().<Runnable>map(way -> () -> play(way, day, late)).toList());
    }

    private static void atOnce(ExecutorService threads, List<Runnable> some)
            throws ExecutionException, InterruptedException {
        var running = new ArrayList<Future<?>>();
        some.forEach(each -> running.add(threads.submit(each)));
        for (Future<?> each : running) {
            each.get();
        }
    }

    private void comes(Way way) {
        LocalDate day = way.ended ? null : way.day();
        if (day != null) {
            coming.computeIfAbsent(day, none -> new ArrayList<>()).add(way);
        }
    }

    /// All that happens to one participant on a day.
    private void play(Way way, LocalDate day, boolean late) {
        for (LocalDate next = way.day(); !way.ended && next != null && !next.isAfter(day); next = way.day()) {
            way.last = day;
            Event event = way.next();
            // Of those in the trial who come at the end some are met half way: a visit or a decision is still to come.
            if (way.isFarEnough() || (late && way.isIn() && way.chance.nextInt(4) == 0)) {
                way.ended = true;
                return;
            }
            if (event != null) {
                acts.perform(stage.cast(), stage.trial(), way, event, day);
                way.played();
            } else {
                acts.decide(stage.cast(), stage.trial(), way);
            }
        }
    }
}

package org.stegvis.server.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;

/// Sends what is to be sent, every half minute, and writes down what became of it.
///
/// A server claims a message before it hands it over, so that two servers send it once. When a server ends
/// between handing it over and writing that down, nobody knows whether it went out: a message to the people
/// of the trial is then sent again, one to a participant is not.
@Component
public class Posting {
    private static final Logger LOG = LoggerFactory.getLogger(Posting.class);
    private static final int MOST = 200;
    private static final int ATTEMPTS = 6;
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Outgoing outgoing;
    private final List<Cause> causes;
    private final Carriers carriers;
    private final EventLog log;
    private final LogWriter writer;
    private final Clock clock;

    Posting(Outgoing outgoing, List<Cause> causes, Carriers carriers, EventLog log, LogWriter writer, Clock clock) {
        this.outgoing = outgoing;
        this.causes = List.copyOf(causes);
        this.carriers = carriers;
        this.log = log;
        this.writer = writer;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void now() {
        try {
            round();
        } catch (DataAccessException failure) {
            LOG.warn("Messages will be looked at again in half a minute: {}", failure.getMessage());
        }
    }

    /// Sends what is due.
    ///
    /// @return how many messages were handed over
    public int round() {
        for (Outgoing.Row row : outgoing.left(clock.instant(), CLAIM)) {
            apart(row, () -> lookAfter(row));
        }
        int sent = 0;
        for (Outgoing.Row row : outgoing.waiting(clock.instant(), MOST)) {
            if (outgoing.claim(row, clock.instant())) {
                sent += apart(row, () -> send(row)) ? 1 : 0;
            }
        }
        return sent;
    }

    /// A message at which the program fails does not hold up the others. It stays claimed and is looked after
    /// like one whose server has ended, for it may have gone out.
    private boolean apart(Outgoing.Row row, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (DataAccessException down) {
            throw down;
        } catch (RuntimeException fault) {
            LOG.error(
                    "Message {}-{} failed; it is looked after in {} minutes.",
                    row.trial(),
                    row.seq(),
                    CLAIM.toMinutes(),
                    fault);
            return false;
        }
    }

    /// A message that a server claimed and then ended.
    private boolean lookAfter(Outgoing.Row row) {
        Entry entry = entry(row);
        if (entry != null
                && cause(entry)
                        .filter(each -> each.inDoubt() == Cause.Doubt.SEND_AGAIN)
                        .isPresent()) {
            outgoing.giveBack(row, clock.instant(), true);
            return false;
        }
        return finish(row, new Outcome.InDoubt(row.seq()), "the server ended while it was handed over");
    }

    private boolean send(Outgoing.Row row) {
        Entry entry = entry(row);
        if (entry == null) {
            return false;
        }
        Cause cause = cause(entry).orElse(null);
        if (cause == null) {
            return finish(row, new Outcome.NotSent(row.seq()), "no message belongs to an entry '" + entry.type() + "'");
        }
        return switch (cause.prepare(entry)) {
            case Cause.Prepared.Never(var why) -> finish(row, new Outcome.NotSent(row.seq()), why);
            case Cause.Prepared.Later(var why) -> {
                outgoing.giveBack(row, clock.instant().plus(LATER), false);
                yield false;
            }
            case Cause.Prepared.Ready ready -> send(row, cause, ready);
        };
    }

    private boolean send(Outgoing.Row row, Cause cause, Cause.Prepared.Ready ready) {
        var message = new Message(row.trial() + "-" + row.seq(), ready.to(), ready.subject(), ready.text());
        boolean again = cause.inDoubt() == Cause.Doubt.SEND_AGAIN;
        return switch (carriers.of(ready.channel()).carry(message)) {
            case Carrier.Carried.Taken taken -> {
                finish(row, new Outcome.Sent(row.seq(), ready.channel()), null);
                yield true;
            }
            case Carrier.Carried.NotNow(var why) ->
                (again || row.attempts() + 1 < ATTEMPTS)
                        ? wait(row, why)
                        : finish(row, new Outcome.NotSent(row.seq()), why);
            case Carrier.Carried.Never(var why) ->
                again ? wait(row, why) : finish(row, new Outcome.NotSent(row.seq()), why);
            case Carrier.Carried.InDoubt(var why) ->
                again ? wait(row, why) : finish(row, new Outcome.InDoubt(row.seq()), why);
        };
    }

    private boolean wait(Outgoing.Row row, String why) {
        Duration wait = Duration.ofMinutes(1L << Math.min(row.attempts(), 6));
        Instant next = clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        outgoing.giveBack(row, next, true);
        LOG.warn("Message {}-{} waits until {}: {}.", row.trial(), row.seq(), next, why);
        return false;
    }

    /// Writes down what became of a message, once. False: nothing was handed over by it.
    private boolean finish(Outgoing.Row row, Outcome outcome, @Nullable String why) {
        writer.write(new WriteRequest(row.trial(), Actor.SYSTEM, null, row.participant(), view -> {
            boolean isKnown = (row.participant() == null ? view.aboutTrial() : view.aboutParticipant())
                    .stream()
                            .flatMap(entry -> Outcome.of(entry).stream())
                            .anyMatch(known -> known.message() == row.seq());
            return isKnown
                    ? Decide.refuse(Refusal.Code.NOTHING_TO_DO, "What became of the message is known.")
                    : Decide.write(outcome.entry(LocalDate.ofInstant(view.now(), clock.getZone()), why));
        }));
        return false;
    }

    private @Nullable Entry entry(Outgoing.Row row) {
        return log.from(row.trial(), row.seq(), 1).stream().findFirst().orElse(null);
    }

    private Optional<Cause> cause(Entry entry) {
        return causes.stream().filter(each -> each.isMeant(entry)).findFirst();
    }
}

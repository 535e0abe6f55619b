package org.stegvis.server.trialsetup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.randomisation.AllocationKey;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.TrialClocks;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// Publishes the first version of a protocol, which makes the trial, or an amendment.
@Component
public class PublishingAProtocol {
    private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");

    private final LogWriter log;
    private final Trials trials;
    private final Access access;
    private final KeyFolder keys;
    private final TrialClocks clocks;

    public PublishingAProtocol(LogWriter log, Trials trials, Access access, KeyFolder keys, TrialClocks clocks) {
        this.log = log;
        this.trials = trials;
        this.access = access;
        this.keys = keys;
        this.clocks = clocks;
    }

    /// A protocol text and what it is to be.
    ///
    /// @param from the day it applies from; null for today
    /// @param appliesTo asked of amendments; the first version is everybody's
    /// @param why the reason for an amendment
    /// @param instruments the text of each file of own instruments, by the name that the protocol gives it
    public record Publication(
            String text,
            @Nullable LocalDate from,
            AppliesTo appliesTo,
            @Nullable String why,
            Map<String, String> instruments) {
        public Publication {
            instruments = Map.copyOf(instruments);
        }

        /// Without own instruments.
        public Publication(String text, @Nullable LocalDate from, AppliesTo appliesTo, @Nullable String why) {
            this(text, from, appliesTo, why, Map.of());
        }
    }

    /// Publishes a protocol under its own id: the first version makes the trial, later ones amend it.
    ///
    /// @param key names the request; see [WriteRequest]
    public Written publish(Actor actor, Publication publication, @Nullable String key) {
        return publish(actor, null, publication, key);
    }

    /// Makes a rehearsal follow a protocol, under its own name and its own allocation key.
    ///
    /// @param rehearsal see [RehearsalId]
    public Written rehearse(Actor actor, String rehearsal, Publication publication) {
        if (!RehearsalId.is(rehearsal)) {
            throw new IllegalArgumentException("'" + rehearsal + "' must be the id of a rehearsal.");
        }
        return publish(actor, rehearsal, publication, null);
    }

    private Written publish(Actor actor, @Nullable String rehearsal, Publication publication, @Nullable String key) {
        for (String name : publication.instruments().keySet()) {
            if (!NAME.matcher(name).matches() || name.contains("..")) {
                return new Written.Refused(new Refusal(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        "The file of an instrument must have a name of letters, digits, '-', '_' and '.', in folders"
                                + " below the protocol's at most; it is '" + name + "'."));
            }
        }
        return switch (ProtocolReader.read("protocol.yaml", publication.text(), publication.instruments())) {
            case Reading.Rejected(var findings) -> new Written.Refused(rejected(findings));
            case Reading.Accepted accepted ->
                publish(
                        actor,
                        rehearsal == null ? accepted.protocol().trial().id() : rehearsal,
                        publication,
                        accepted,
                        key);
        };
    }

    private Written publish(
            Actor actor, String trial, Publication publication, Reading.Accepted accepted, @Nullable String key) {
        Refusal refusal = access.refusal(actor, Permission.PUBLISH_PROTOCOL, trial, null);
        if (refusal != null) {
            return new Written.Refused(refusal);
        }
        log.begin(trial);
        keys.ensure(trial);
        String secret = keys.secret(trial);
        LocalDate today = LocalDate.now(clocks.of(trial));
        LocalDate from = publication.from() == null ? today : publication.from();
        return log.write(new WriteRequest(trial, actor, key, null, view -> {
            boolean isFirst = view.settings() == 0;
            if (!isFirst && (publication.why() == null || publication.why().isBlank())) {
                return Decide.refuse(Refusal.Code.REASON_MISSING, "An amendment needs a reason.");
            }
            int version = isFirst ? 1 : trials.state(view).versions().size() + 1;
            if (!isFirst && isSame(trials.state(view).current(), accepted, publication)) {
                return Decide.refuse(
                        Refusal.Code.TRIAL_EXISTS, "Trial '" + trial + "' follows exactly this protocol already.");
            }
            List<String> missing = isFirst
                    ? List.of()
                    : new WhatStays(trials.state(view).current().protocol(), accepted.protocol()).missing();
            if (!missing.isEmpty()) {
                return Decide.refuse(
                        Refusal.Code.PROTOCOL_REJECTED,
                        "An amendment must keep all under which data of participants may stand, with the kind of its values. This"
                                + " one lacks or changes " + String.join(", ", missing)
                                + ". An option or a site is closed by a cap.");
            }
            NewEntry published = new TrialEvent.ProtocolPublished(
                            version,
                            accepted.sha256(),
                            publication.text(),
                            from,
                            publication.appliesTo(),
                            publication.instruments().isEmpty() ? null : publication.instruments())
                    .entry(today, publication.why());
            var entries = new ArrayList<NewEntry>(List.of(published));
            if (isFirst) {
                entries.add(committed(secret).entry(today, null));
            }
            if (isFirst || !from.isAfter(today)) {
                entries.add(new TrialEvent.ProtocolInForce(version).entry(today, null));
            }
            // What is signed is the text, not what follows from its publication.
            return new Decide.Answer.Write(entries, 0);
        }));
    }

    private static boolean isSame(PublishedProtocol now, Reading.Accepted accepted, Publication publication) {
        return now.sha256().equals(accepted.sha256()) && now.instrumentFiles().equals(publication.instruments());
    }

    private static TrialEvent.KeyCommitted committed(String secret) {
        return new TrialEvent.KeyCommitted(
                KeyFolder.commitment(secret), AllocationKey.ofHex(secret).fingerprint());
    }

    private static Refusal rejected(List<Finding> findings) {
        return new Refusal(
                Refusal.Code.PROTOCOL_REJECTED,
                findings.stream().map(Object::toString).collect(Collectors.joining("\n")));
    }
}

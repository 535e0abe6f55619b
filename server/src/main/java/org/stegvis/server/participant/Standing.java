package org.stegvis.server.participant;

import java.time.LocalDate;
import org.stegvis.server.eventlog.LogView;
import org.stegvis.server.trialsetup.TrialState;

/// A participant and the trial at the moment at which a use case decides; nobody else writes until it has.
///
/// @param today by the server's clock
public record Standing(LogView view, TrialState trial, Course course, LocalDate today) {}

package org.stegvis.cluster;

import java.io.Serializable;

/// True values on their way back, with the [org.stegvis.design.machines.StudyOrder#truthId] that they are of.
record FoundTruth(String id, SentTruth truth) implements Serializable {}

package org.stegvis.conduct;

/// The identifier of a participant within a trial; it says nothing of who the participant is.
public record ParticipantId(String text) {
    public ParticipantId {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The id of a participant must not be blank.");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

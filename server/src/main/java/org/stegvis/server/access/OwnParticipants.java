package org.stegvis.server.access;

/// Whose participants are whose: a therapist may do and see nothing about others than the own ones.
@FunctionalInterface
public interface OwnParticipants {
    boolean isOwn(String actor, String trial, String participant);
}

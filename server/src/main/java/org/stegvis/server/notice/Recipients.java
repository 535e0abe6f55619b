package org.stegvis.server.notice;

import java.util.List;

/// To whom the messages about a trial go.
@FunctionalInterface
public interface Recipients {
    /// Addresses; empty when there is nobody yet.
    List<String> of(String trial);
}

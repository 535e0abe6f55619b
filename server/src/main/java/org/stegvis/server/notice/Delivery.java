package org.stegvis.server.notice;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/// Sends what is in the outbox every half minute, where a mail server is named. Without one the files wait for
/// whoever else takes them.
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final @Nullable Mailing mailing;

    /// @param server null for none
    public Delivery(
            java.nio.file.Path outbox, Recipients recipients, @Nullable MailServer server, java.time.Clock clock) {
        this.mailing = server == null ? null : new Mailing(outbox, recipients, server, clock);
    }

    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void now() {
        if (mailing != null) {
            try {
                mailing.round();
            } catch (IOException | DataAccessException failure) {
                LOG.warn("The outbox will be looked at again in half a minute: {}", failure.getMessage());
            }
        }
    }
}

package org.stegvis.server.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ThreadLocalRandom;
import org.stegvis.server.RunningServer;
import org.stegvis.server.ServerOptions;
import org.stegvis.server.TestServer;
import org.stegvis.server.database.DatabaseAddress;
import org.stegvis.server.database.Login;

/// The main program of a server under test. Its clock is set forward and back by up to twenty minutes again and
/// again.
final class CampaignServer {
    private CampaignServer() {}

    /// Serves until it is killed.
    ///
    /// @param arguments the data folder, the file to write the port to, the address of the database
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var address = new DatabaseAddress(arguments[2], login("OWNER"), login("APPLICATION"));
        var options = new ServerOptions(Path.of(arguments[0]), address, "127.0.0.1", 0);
        try (RunningServer server = TestServer.serve(options, new JumpingClock())) {
            Path half = Path.of(arguments[1] + ".tmp");
            Files.writeString(half, Integer.toString(server.port()));
            Files.move(half, Path.of(arguments[1]), StandardCopyOption.ATOMIC_MOVE);
            server.await();
        }
    }

    private static Login login(String name) {
        return new Login(System.getenv(name), System.getenv(name + "_PASSWORD"));
    }

    private static final class JumpingClock extends Clock {
        private static final Duration FAR = Duration.ofMinutes(20);

        @Override
        public ZoneId getZone() {
            return ZoneId.systemDefault();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            Instant now = Clock.systemUTC().instant();
            // Noon of the day, so that no jump makes it another day.
            Instant noon = now.atZone(getZone())
                    .toLocalDate()
                    .atTime(12, 0)
                    .atZone(getZone())
                    .toInstant();
            long jump = ThreadLocalRandom.current().nextLong(-FAR.toMillis(), FAR.toMillis());
            return noon.plusMillis(jump);
        }
    }
}

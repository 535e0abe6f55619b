package org.stegvis.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// An open database, migrated to what this program expects.
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /// Migrates and opens a database.
    ///
    /// @throws UnusableDatabase when it cannot be reached, or was made by a newer program
    public static Database open(DatabaseAddress address) {
        migrate(address);
        return new Database(pool(address));
    }

    /// Connections as the application's role; each statement sees committed data only and each commit is on
    /// the disk before it returns.
    public DataSource source() {
        return pool;
    }

    static void migrate(DatabaseAddress address) {
        migrate(address, "latest");
    }

    /// @param target the version of the tables to stop at
    static void migrate(DatabaseAddress address, String target) {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(
                            address.url(),
                            address.owner().user(),
                            address.owner().password())
                    .locations("classpath:org/stegvis/server/database")
                    .placeholders(Map.of("application", address.application().user()))
                    .connectRetries(10)
                    .target(target)
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new UnusableDatabase(
                    "The database at " + address.url() + " cannot be prepared as "
                            + address.owner().user() + ": " + failure.getMessage(),
                    failure);
        }
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        var configuration = new HikariConfig();
        configuration.setPoolName("stegvis");
        configuration.setJdbcUrl(address.url());
        configuration.setUsername(address.application().user());
        configuration.setPassword(address.application().password());
        configuration.setMaximumPoolSize(CONNECTIONS);
        configuration.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        configuration.setConnectionInitSql("set synchronous_commit = on");
        configuration.addDataSourceProperty("reWriteBatchedInserts", "true");
        // Or the values of a statement that failed, an allocation among them, would stand in the message and the log.
        configuration.addDataSourceProperty("logServerErrorDetail", "false");
        configuration.addDataSourceProperty("connectTimeout", "5");
        configuration.addDataSourceProperty("socketTimeout", "60");
        return new HikariDataSource(configuration);
    }

    @Override
    public void close() {
        pool.close();
    }
}

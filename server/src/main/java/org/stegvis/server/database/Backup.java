package org.stegvis.server.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.stegvis.exchange.output.WholeFile;

/// Everything in a database in one file, as it was at one moment, taken while the server works.
///
/// The file is a zip: `schema` holds the version of the tables, and each table is a member in PostgreSQL's text
/// format.
public final class Backup {
    private static final String SCHEMA = "schema";
    private static final String TABLES = "tables/";
    private static final int LONGEST_VERSION = 100;

    private Backup() {}

    /// Writes a new file, which only its owner may read.
    ///
    /// @return how many rows it holds
    public static long write(DatabaseAddress address, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        var rows = new AtomicLong();
        WholeFile.write(file, out -> rows.set(write(address, out)), SecretFile.ownerOnly());
        return rows.get();
    }

    private static long write(DatabaseAddress address, OutputStream out) throws IOException {
        try (var connection = connect(address);
                var zip = new ZipOutputStream(new Unclosed(out))) {
            // One snapshot for all tables.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            zip.putNextEntry(new ZipEntry(SCHEMA));
            zip.write(version(connection).getBytes(StandardCharsets.US_ASCII));
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long rows = 0;
            for (String table : tables(connection)) {
                zip.putNextEntry(new ZipEntry(TABLES + table));
                rows += copy.copyOut("copy " + quoted(table) + " to stdout", new Unclosed(zip));
            }
            return rows;
        } catch (SQLException failure) {
            throw new UnusableDatabase("The backup could not be made: " + failure.getMessage(), failure);
        }
    }

    /// Looks whether a file can be a backup at all.
    ///
    /// @throws IOException when it is none
    public static void require(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            text(zip, SCHEMA);
        } catch (ZipException broken) {
            throw damaged(file, broken);
        }
    }

    private static IOException damaged(Path file, ZipException broken) {
        return new IOException(
                file + " is no backup of Stegvis, or a damaged one (" + broken.getMessage() + ")", broken);
    }

    /// Fills the database of a new folder, and leaves it with the tables of this program.
    ///
    /// @return how many rows it holds
    public static long restore(Path file, EmbeddedPostgres server) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            Database.migrate(server.address(), text(zip, SCHEMA));
            long rows = 0;
            try (var connection = server.asSuperuser("stegvis")) {
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement()) {
                    // The rows were checked when they were written; triggers and foreign keys would ask for an
                    // order.
                    statement.execute("set session_replication_role = replica");
                }
                var copy = connection.unwrap(PGConnection.class).getCopyAPI();
                for (var entry : zip.stream()
                        .filter(each -> each.getName().startsWith(TABLES))
                        .toList()) {
                    String table = entry.getName().substring(TABLES.length());
                    try (InputStream in = zip.getInputStream(entry)) {
                        rows += copy.copyIn("copy " + quoted(table) + " from stdin", in);
                    }
                }
                connection.commit();
            }
            Database.migrate(server.address());
            return rows;
        } catch (ZipException broken) {
            throw damaged(file, broken);
        } catch (SQLException failure) {
            throw new UnusableDatabase(
                    "The backup " + file + " could not be restored: " + failure.getMessage(), failure);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.url(), address.owner().user(), address.owner().password());
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return strings(
                connection,
                "select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history' order by 1");
    }

    private static String version(Connection connection) throws SQLException {
        return strings(
                        connection,
                        "select version from flyway_schema_history where success order by installed_rank desc limit 1")
                .getFirst();
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String text(ZipFile zip, String member) throws IOException {
        ZipEntry entry = zip.getEntry(member);
        if (entry == null) {
            throw new IOException(zip.getName() + " is no backup of Stegvis: it has no member '" + member + "'");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(LONGEST_VERSION), StandardCharsets.US_ASCII);
        }
    }

    private static String quoted(String table) {
        return '"' + table.replace("\"", "\"\"") + '"';
    }

    /// Lets several be written to one stream.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}

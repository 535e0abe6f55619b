package org.stegvis.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that come with the server, unpacked into a folder.
record PostgresProgram(Path folder) {
    private static final String COMPLETE = "complete";

    /// Unpacks the archive unless it has been unpacked there before.
    static PostgresProgram in(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(COMPLETE))) {
            Files.createDirectories(folder);
            try (InputStream archive = PostgresProgram.class.getResourceAsStream(archive())) {
                if (archive == null) {
                    throw new UnusableDatabase("This build of Stegvis brings no PostgreSQL for " + system()
                            + ". Install PostgreSQL 16 or newer and give its address with --database-url.");
                }
                unpack(archive, folder);
            }
            Files.createFile(folder.resolve(COMPLETE));
        }
        return new PostgresProgram(folder);
    }

    /// A command line that runs one of the programs.
    ///
    /// PostgreSQL refuses to run as root. In a container or on a build machine there may be no other user; the
    /// program runs in a user namespace of its own, in which it is not.
    List<String> command(String program, String... arguments) {
        var words = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name")) && isLinux()) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(folder.resolve("bin").resolve(program).toString());
        words.addAll(List.of(arguments));
        return words;
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive of PostgreSQL holds a path outside of it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.deleteIfExists(target);
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                    Files.setPosixFilePermissions(target, permissions(entry.getMode()));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var set = new HashSet<>(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        if ((mode & 0100) != 0) {
            set.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return set;
    }

    /// The resource in the jar of the platform, by the naming of its publisher.
    private static String archive() {
        String machine = Stream.of("aarch64", "arm64").anyMatch(machine()::equals) ? "arm_64" : "x86_64";
        return "/postgres-" + (isLinux() ? "linux" : "darwin") + "-" + machine + ".txz";
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static String machine() {
        return System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    }

    private static String system() {
        return System.getProperty("os.name") + " on " + machine();
    }
}

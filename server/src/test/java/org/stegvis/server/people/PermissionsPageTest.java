package org.stegvis.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The page of permissions says what the matrix says. `-Dstegvis.write-docs=true` writes it.
class PermissionsPageTest {
    @Test
    void the_page_of_permissions_is_what_the_matrix_prints() throws IOException {
        String printed = PermissionsPage.printed();
        if (Boolean.getBoolean("stegvis.write-docs")) {
            Files.writeString(PermissionsPage.file(), printed);
        }
        assertThat(Files.readString(PermissionsPage.file())).isEqualTo(printed);
    }
}

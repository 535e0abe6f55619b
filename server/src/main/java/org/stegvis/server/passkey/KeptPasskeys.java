package org.stegvis.server.passkey;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// The passkeys in the database. An authenticator that counts must count on: one that does not was copied.
final class KeptPasskeys implements UserCredentialRepository {
    private final UserCredentialRepository kept;

    KeptPasskeys(JdbcTemplate jdbc) {
        kept = new JdbcUserCredentialRepository(jdbc);
    }

    @Override
    public void delete(Bytes id) {
        kept.delete(id);
    }

    /// @throws IllegalArgumentException when the count of signatures did not grow
    @Override
    public void save(CredentialRecord passkey) {
        CredentialRecord before = kept.findByCredentialId(passkey.getCredentialId());
        if (before != null
                && passkey.getLastUsed().isAfter(before.getLastUsed())
                && before.getSignatureCount() > 0
                && passkey.getSignatureCount() <= before.getSignatureCount()) {
            throw new IllegalArgumentException("The count of signatures of a passkey must grow with each use.");
        }
        kept.save(passkey);
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return kept.findByCredentialId(id);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return kept.findByUserId(user);
    }
}

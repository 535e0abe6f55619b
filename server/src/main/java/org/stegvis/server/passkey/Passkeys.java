package org.stegvis.server.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.stegvis.server.address.PublicAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Enrols passkeys and checks what is signed with them. The device must check its holder by finger, face or PIN, so a
/// passkey is two factors. No attestation is asked for: which maker's device somebody has is theirs to choose.
///
/// Source: W3C Web Authentication level 3; the checks are Spring Security's and WebAuthn4J's.
@Component
public class Passkeys {
    /// The longest name of a passkey, in characters.
    public static final int LONGEST_NAME = 100;
    /// The most passkeys of one person.
    public static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

    private final Challenges challenges;
    private final UserCredentialRepository kept;
    private final RelyingParty party;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(PublicAddress address, Challenges challenges, JdbcTemplate jdbc) {
        this.challenges = challenges;
        this.kept = new KeptPasskeys(jdbc);
        this.party = new RelyingParty(address, new JdbcPublicKeyCredentialUserEntityRepository(jdbc), kept);
    }

    /// Those of a person, the oldest first.
    public List<Passkey> of(String person) {
        return party.passkeys(person).stream()
                .sorted(Comparator.comparing(CredentialRecord::getCreated))
                .map(each -> new Passkey(
                        each.getCredentialId().toBase64UrlString(),
                        each.getLabel(),
                        each.getCreated(),
                        each.getLastUsed(),
                        each.isBackupState()))
                .toList();
    }

    /// What a browser makes a new passkey of, as JSON. Only for somebody who has just shown who they are.
    ///
    /// @param shown what the device shows its holder: their e-mail address
    public String enrolment(String person, String shown, String name) {
        Bytes challenge = challenges.issue(Challenges.Purpose.ENROL, person);
        return json.writeValueAsString(party.creation(person, shown, name, challenge));
    }

    /// Keeps the passkey that a browser made; false when the answer does not fit what was asked.
    public boolean enrol(String person, String label, String answer) {
        if (label.isBlank()
                || label.length() > LONGEST_NAME
                || party.passkeys(person).size() >= MOST) {
            return false;
        }
        return checked(() -> {
                    Bytes challenge =
                            taken(answer, Challenges.Purpose.ENROL, person).orElse(null);
                    if (challenge == null) {
                        return null;
                    }
                    var made = json.readValue(
                            answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
                    return party.operations()
                            .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                                    party.creation(person, person, person, challenge),
                                    new RelyingPartyPublicKey(made, label.strip())));
                })
                .isPresent();
    }

    /// What a browser signs with a passkey, as JSON.
    ///
    /// @param person who must confirm; null for somebody who signs in, whoever it is
    public String challenge(@Nullable String person) {
        return json.writeValueAsString(party.request(person, challenges.issue(purpose(person), person)));
    }

    /// Whose passkey signed; empty when the answer does not fit what was asked, or it was not who must confirm.
    public Optional<String> person(@Nullable String expected, String answer) {
        return checked(() -> {
                    Bytes challenge = taken(answer, purpose(expected), expected).orElse(null);
                    if (challenge == null) {
                        return null;
                    }
                    var signed = json.readValue(
                            answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
                    return party.operations()
                            .authenticate(
                                    new RelyingPartyAuthenticationRequest(party.request(expected, challenge), signed));
                })
                .map(PublicKeyCredentialUserEntity::getName)
                .filter(found -> expected == null || found.equals(expected));
    }

    /// Gives a passkey of a person another name; false when there is none.
    public boolean rename(String person, String id, String name) {
        Optional<CredentialRecord> found = own(person, id);
        if (found.isEmpty() || name.isBlank() || name.length() > LONGEST_NAME) {
            return false;
        }
        kept.save(ImmutableCredentialRecord.fromCredentialRecord(found.get())
                .label(name.strip())
                .build());
        return true;
    }

    /// Nobody signs in with it any more; false when the person has none with this id.
    public boolean remove(String person, String id) {
        Optional<CredentialRecord> found = own(person, id);
        found.ifPresent(each -> kept.delete(each.getCredentialId()));
        return found.isPresent();
    }

    public void removeAll(String person) {
        party.passkeys(person).forEach(each -> kept.delete(each.getCredentialId()));
    }

    private Optional<CredentialRecord> own(String person, String id) {
        return party.passkeys(person).stream()
                .filter(each -> each.getCredentialId().toBase64UrlString().equals(id))
                .findFirst();
    }

    private static Challenges.Purpose purpose(@Nullable String person) {
        return person == null ? Challenges.Purpose.SIGN_IN : Challenges.Purpose.CONFIRM;
    }

    private Optional<Bytes> taken(String answer, Challenges.Purpose purpose, @Nullable String person) {
        String data =
                json.readTree(answer).path("response").path("clientDataJSON").asString("");
        JsonNode told = json.readTree(Bytes.fromBase64(data).getBytes());
        return challenges.take(told.path("challenge").asString(""), purpose, person);
    }

    private interface Check<T> {
        @Nullable
        T run();
    }

    /// Whatever is wrong with an answer, whoever sent it is not told what; the log of the program is.
    private static <T> Optional<T> checked(Check<T> check) {
        try {
            return Optional.ofNullable(check.run());
        } catch (JacksonException | WebAuthnException | IllegalArgumentException wrong) {
            LOG.info("A passkey's answer was refused: {}", wrong.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}

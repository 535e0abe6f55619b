package org.stegvis.server.passkey;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.stegvis.server.address.PublicAddress;

/// This server as devices see it: what it asks them to make a passkey of, and to sign. Whoever holds the
/// device is checked by it; no attestation is asked for.
final class RelyingParty {
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256);

    private final PublicAddress address;
    private final PublicKeyCredentialUserEntityRepository owners;
    private final UserCredentialRepository kept;

    RelyingParty(PublicAddress address, PublicKeyCredentialUserEntityRepository owners, UserCredentialRepository kept) {
        this.address = address;
        this.owners = owners;
        this.kept = kept;
    }

    /// Those of a person.
    List<CredentialRecord> passkeys(String person) {
        PublicKeyCredentialUserEntity owner = owners.findByUsername(person);
        return owner == null ? List.of() : kept.findByUserId(owner.getId());
    }

    /// What checks the answers of devices.
    Webauthn4JRelyingPartyOperations operations() {
        return new Webauthn4JRelyingPartyOperations(owners, kept, party(), Set.of(address.origin()));
    }

    private PublicKeyCredentialRpEntity party() {
        return PublicKeyCredentialRpEntity.builder()
                .id(address.host())
                .name("Stegvis")
                .build();
    }

    /// What a device makes a passkey of.
    ///
    /// @param shown what the device shows its holder
    PublicKeyCredentialCreationOptions creation(String person, String shown, String name, Bytes challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(party())
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle(person))
                        .name(shown)
                        .displayName(name)
                        .build())
                .challenge(challenge)
                .pubKeyCredParams(ALGORITHMS)
                .excludeCredentials(descriptors(person))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .timeout(Challenges.LASTS)
                .build();
    }

    /// What a device signs.
    ///
    /// @param person whose passkeys may sign; null for anybody's
    PublicKeyCredentialRequestOptions request(@Nullable String person, Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(address.host())
                .challenge(challenge)
                .allowCredentials(person == null ? List.of() : descriptors(person))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(Challenges.LASTS)
                .build();
    }

    private List<PublicKeyCredentialDescriptor> descriptors(String person) {
        return passkeys(person).stream()
                .map(each -> PublicKeyCredentialDescriptor.builder()
                        .id(each.getCredentialId())
                        .transports(each.getTransports())
                        .build())
                .toList();
    }

    /// What devices know a person by: chance, made once.
    private Bytes handle(String person) {
        PublicKeyCredentialUserEntity known = owners.findByUsername(person);
        if (known == null) {
            known = ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(Bytes.random())
                    .name(person)
                    .displayName(person)
                    .build();
            owners.save(known);
        }
        return known.getId();
    }
}

-- Signing in at an identity provider: what it was asked, until it answers, and whose account one of its subjects is.
create table provider_request (
    state    text primary key,
    visitor  text not null,
    nonce    text not null,
    verifier text not null,
    back     text not null,
    ends     timestamptz not null
);

create table provider_binding (
    issuer  text not null,
    subject text not null,
    person  text not null,
    primary key (issuer, subject),
    unique (issuer, person)
);

-- How its holder showed who they are: password, passkey, provider, link.
alter table session add column way text not null default 'password';

grant select, insert, update, delete on provider_request, provider_binding to ${application};

-- What staff sign in with. Passwords are Argon2id hashes; the secret of a code generator is encrypted with a key that is not in
-- the database. Tokens of links, sessions and machines are kept as hashes only: who reads these tables cannot use them.
create table credential (
    person       text primary key,
    password     text not null,
    totp         text not null,
    totp_step    bigint not null default 0,
    failures     int not null default 0,
    locked_until timestamptz
);

create table link (
    hash    text primary key,
    purpose text not null,
    subject text not null,
    secret  text,
    expires timestamptz not null,
    used    timestamptz
);
create index link_of_subject on link (purpose, subject);

create table session (
    hash    text primary key,
    actor   text not null,
    stage   text not null,
    created timestamptz not null,
    seen    timestamptz not null,
    ends    timestamptz not null
);
create index session_of_actor on session (actor, created);

create table machine_key (
    hash    text primary key,
    machine text not null unique
);

-- Every attempt to sign in, and every reading of an identity.
create table security_event (
    id     bigint generated always as identity primary key,
    at     timestamptz not null,
    actor  text not null,
    origin text not null,
    what   text not null,
    about  text
);
create index security_event_by_time on security_event (at);
create trigger security_event_is_kept before update or delete on security_event
    for each row execute function refuse_change();
create trigger security_event_is_not_emptied before truncate on security_event
    for each statement execute function refuse_change();

-- Who a participant is; apart from all research data, encrypted.
create table identity (
    trial       text not null,
    participant text not null,
    content     text not null,
    primary key (trial, participant)
);

grant select, insert, update, delete on credential, link, session, machine_key, identity to ${application};
grant select, insert on security_event to ${application};

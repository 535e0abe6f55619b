-- Passkeys, as Spring Security keeps them: who (name is the id of the account), and what they enrolled. Public keys only.
create table user_entities (
    id           varchar(1000) primary key,
    name         varchar(100) not null unique,
    display_name varchar(200)
);

create table user_credentials (
    credential_id                varchar(1000) primary key,
    user_entity_user_id          varchar(1000) not null references user_entities (id) on delete cascade,
    public_key                   bytea not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);
create index user_credentials_of_user on user_credentials (user_entity_user_id);

-- What a browser was asked to answer with a passkey. A row is taken out by the first answer.
create table passkey_challenge (
    challenge text primary key,
    purpose   text not null,
    person    text,
    ends      timestamptz not null
);

-- Codes for when the code generator is lost; hashes of 120 random bits each. A row is taken out when its code is used.
create table recovery_code (
    hash   text primary key,
    person text not null
);
create index recovery_code_of_person on recovery_code (person);

-- What its holder recognises a session by, and when they last showed who they are.
alter table session add column device text not null default '';
alter table session add column origin text not null default '';
alter table session add column confirmed timestamptz;

grant select, insert, update, delete on user_entities, user_credentials, passkey_challenge, recovery_code to ${application};

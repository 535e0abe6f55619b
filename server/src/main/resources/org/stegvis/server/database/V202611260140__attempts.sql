-- How often an address tried to guess a secret in a minute, at all servers together. Of the last minutes only; a crash may
-- forget it.
create unlogged table sign_in_attempt (
    address  text not null,
    minute   bigint not null,
    attempts int not null,
    primary key (address, minute)
);

grant select, insert, update, delete on sign_in_attempt to ${application};

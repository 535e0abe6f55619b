-- A projection of the event log; `stegvis audit rebuild` makes it anew.
create table participant (
    trial       text not null references trial,
    participant text not null,
    site        text,
    status      text not null,
    screened    date,
    enrolled    date,
    step        text not null,
    at          text,
    due_from    date,
    due         date,
    due_until   date,
    version     int not null,
    last_seq    bigint not null,
    primary key (trial, participant)
);
create index participant_by_site on participant (trial, site, participant);
create index participant_by_due on participant (trial, step, due_until);
grant select, insert, update, delete on participant to ${application};

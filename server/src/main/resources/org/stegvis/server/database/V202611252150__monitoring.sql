-- Projections of the event log; `stegvis audit rebuild` makes them anew. A record is named by the place of its first
-- entry in the log of the trial.
create table adverse_event (
    trial              text not null references trial,
    participant        text not null,
    number             bigint not null,
    event              text not null,
    serious            boolean not null,
    clock_runs         boolean not null,
    sponsor_due        date,
    sponsor_reported   date,
    authority_due      date,
    authority_reported date,
    last_seq           bigint not null,
    primary key (trial, number)
);
create index adverse_event_of_participant on adverse_event (trial, participant);
create index adverse_event_to_report on adverse_event (trial, number) where clock_runs;

create table deviation (
    trial       text not null references trial,
    participant text not null,
    number      bigint not null,
    happened    date not null,
    kind        text not null,
    importance  text not null,
    description text not null,
    visit       text,
    action      text,
    primary key (trial, number)
);
create index deviation_of_participant on deviation (trial, participant);

create table data_query (
    trial       text not null references trial,
    participant text not null,
    number      bigint not null,
    visit       text,
    name        text,
    status      text not null,
    said        text not null,
    primary key (trial, number)
);
create index data_query_of_participant on data_query (trial, participant);
create index data_query_not_closed on data_query (trial, number) where status <> 'CLOSED';

create table data_hold (
    trial       text not null references trial,
    participant text not null,
    visit       text not null,
    level       text not null,
    primary key (trial, participant, visit)
);

create table source_verification (
    trial       text not null references trial,
    participant text not null,
    visit       text not null,
    name        text not null,
    verified_by text not null,
    verified_at timestamptz not null,
    stands      boolean not null,
    primary key (trial, participant, visit, name)
);

grant select, insert, update, delete on adverse_event, deviation, data_query, data_hold, source_verification
    to ${application};

-- Projections of the event log for pages that tell of everybody (docs/decisions/counts.md). The first start with them
-- makes them from the log; `stegvis audit rebuild` makes them anew.

-- How many participants share what, kept by difference. A day that does not matter is '-infinity' or 'infinity'. The key
-- is a digest of all columns behind it, for a detail may be longer than an index takes.
create table tally (
    trial     text not null references trial,
    key       text not null,
    what      text not null,
    site      text not null,
    at        text not null,
    detail    text not null,
    first_day date not null,
    last_day  date not null,
    n         int not null,
    primary key (trial, key)
);
create index tally_of_kind on tally (trial, what);

-- What became of each visit of an enrolled participant, whatever the day.
create table visit_standing (
    trial       text not null references trial,
    participant text not null,
    visit       text not null,
    standing    text not null,
    first_day   date not null,
    last_day    date not null,
    primary key (trial, participant, visit)
);

-- What the protocol would have had otherwise, from the day on which it is to be shown.
create table edit_check (
    trial       text not null references trial,
    participant text not null,
    place       int not null,
    site        text not null,
    kind        text not null,
    at          text not null,
    happened    date not null,
    shown_from  date not null,
    version     int not null,
    primary key (trial, participant, place)
);
create index edit_check_shown on edit_check (trial, shown_from, participant, place);

-- The treatment of each participant that goes on.
create table treatment_going_on (
    trial       text not null references trial,
    participant text not null,
    site        text not null,
    option      text not null,
    since       date not null,
    attended    int not null,
    last        text not null,
    version     int not null,
    primary key (trial, participant)
);

-- The data of each enrolled participant as the analysis reads them, one JSON object by column.
create table data_row (
    trial       text not null references trial,
    participant text not null,
    cells       text not null,
    consent_taken_back boolean not null,
    primary key (trial, participant)
);
grant select, insert, update, delete on tally, visit_standing, edit_check, treatment_going_on, data_row to ${application};

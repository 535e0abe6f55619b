-- A projection of the event log: the visits that participants answered themselves, each by its place in the log.
create table own_answer (
    trial       text not null references trial,
    participant text not null,
    seq         bigint not null,
    visit       text not null,
    sent        timestamptz not null,
    primary key (trial, seq)
);
create index own_answer_of_participant on own_answer (trial, participant);
insert into own_answer (trial, participant, seq, visit, sent)
    select trial, participant, seq, what::json ->> 'visit', recorded from event
    where type = 'assessed' and participant is not null and actor like 'participant:%';

-- Who looked at them, and when. Not a projection: it is about the staff and stands in no log
-- (docs/decisions/reading-answers.md). A mark that was taken back stays, with when that was.
create table answer_read (
    trial       text not null references trial,
    seq         bigint not null,
    person      text not null,
    at          timestamptz not null,
    taken_back  timestamptz
);
create unique index answer_read_once on answer_read (trial, seq) where taken_back is null;
grant select, insert, update, delete on own_answer to ${application};
grant select, insert, update on answer_read to ${application};

-- A projection: requests for an allocation by hand that were not withdrawn.
create table hand_request (
    trial       text not null references trial,
    participant text not null,
    number      bigint not null,
    decision    text not null,
    primary key (trial, number)
);
create index hand_request_of_participant on hand_request (trial, participant);
grant select, insert, update, delete on hand_request to ${application};

-- A projection of the event log: the therapist of each participant who has one.
create table assignment (
    trial       text not null references trial,
    participant text not null,
    person      text not null,
    seq         bigint not null,
    primary key (trial, participant)
);
create index assignment_of_person on assignment (trial, person);
grant select, insert, update, delete on assignment to ${application};

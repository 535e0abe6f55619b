-- Answers of a questionnaire that has not been sent yet, so that it can be gone on with on another device. It is no part
-- of the log and no projection of it: what was never sent was never answered.
create table draft (
    trial       text not null references trial,
    participant text not null,
    visit       text not null,
    answers     text not null,
    changed     timestamptz not null default now(),
    primary key (trial, participant, visit)
);
grant select, insert, update, delete on draft to ${application};

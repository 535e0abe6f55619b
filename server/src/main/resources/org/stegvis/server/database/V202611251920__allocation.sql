-- A projection of the event log. The two unique constraints say once more what the transaction guarantees: nobody is
-- allocated twice at a decision, and no place of a list is given twice.
create table allocation (
    trial       text not null references trial,
    participant text not null,
    decision    text not null,
    option      text not null,
    how         text not null,
    probability double precision not null,
    list        text,
    position    bigint check (position >= 0),
    levels      text,
    site        text,
    allocated   date not null,
    seq         bigint not null,
    primary key (trial, participant, decision),
    unique (trial, list, position),
    check ((list is null) = (position is null))
);
create index allocation_by_option on allocation (trial, decision, option);
grant select, insert, update, delete on allocation to ${application};

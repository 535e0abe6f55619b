-- Messages that are still to be sent: a row comes with the entry that somebody must be told of and goes with the entry that
-- says what became of the message. Neither a text nor an address stands in it.
create table outgoing (
    trial       text not null references trial,
    participant text not null,
    seq         bigint not null,
    not_before  timestamptz not null,
    taken       timestamptz,
    attempts    int not null default 0,
    primary key (trial, seq)
);
create index outgoing_waiting on outgoing (not_before) where taken is null;
grant select, insert, update, delete on outgoing to ${application};

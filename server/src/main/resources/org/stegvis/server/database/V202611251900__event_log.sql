-- One log a trial. The row of a trial holds the end of its log; to lock it is to be the only one who writes.
create table trial (
    trial    text primary key check (trial <> ''),
    seq      bigint not null default 0,
    settings bigint not null default 0,
    hash     text not null
);

create table event (
    trial       text not null references trial,
    seq         bigint not null check (seq > 0),
    recorded    timestamptz not null,
    happened    text not null,
    actor       text not null,
    origin      text not null,
    request     text,
    participant text,
    type        text not null,
    what        text not null,
    why         text,
    hash        text not null check (length(hash) = 64),
    primary key (trial, seq)
);
create index event_of_participant on event (trial, participant, seq);
create index event_of_request on event (trial, request) where request is not null;

-- Nobody changes or removes an entry: neither the application, to which it is not granted, nor by mistake the owner.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the event log is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'restrict_violation', hint = 'write a correction as a new event';
end
$$;
create trigger event_is_kept before update or delete on event for each row execute function refuse_change();
create trigger event_is_not_emptied before truncate on event for each statement execute function refuse_change();
create trigger trial_is_kept before delete on trial for each row execute function refuse_change();
create trigger trial_is_not_emptied before truncate on trial for each statement execute function refuse_change();

-- An entry comes right after the one before it; the end of a log never goes back.
create function append_only() returns trigger language plpgsql as $$
begin
    if new.trial <> old.trial or new.seq < old.seq or new.settings < old.settings then
        raise exception 'the end of the log of trial % cannot go back from % to %', old.trial, old.seq, new.seq
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger trial_goes_forward before update on trial for each row execute function append_only();

grant select, insert on event to ${application};
grant select, insert, update on trial to ${application};

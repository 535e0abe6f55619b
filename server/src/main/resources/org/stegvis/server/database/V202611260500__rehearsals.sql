-- The log of a rehearsal, and nothing else, can be thrown away. No protocol can have such a name (`trial~rehearsal-…`), and
-- the application can only call this, for it may delete no entry itself.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.trial ~ '^[^@~]+~rehearsal-[0-9]{8}-[0-9]{6}$' then
            return old;
        end if;
    end if;
    raise exception 'the event log is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'restrict_violation', hint = 'write a correction as a new event';
end
$$;

create function throw_away_rehearsal(which text) returns void language plpgsql security definer
    set search_path from current as $$
declare
    part text;
begin
    if which !~ '^[^@~]+~rehearsal-[0-9]{8}-[0-9]{6}$' then
        raise exception 'the log of % is kept: it is no rehearsal', which using errcode = 'restrict_violation';
    end if;
    perform 1 from trial where trial = which for update;
    for part in
        select c.table_name from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = current_schema() and c.column_name = 'trial' and t.table_type = 'BASE TABLE'
            and c.table_name not in ('trial', 'event')
    loop
        execute format('delete from %I where trial = $1', part) using which;
    end loop;
    delete from event where trial = which;
    delete from trial where trial = which;
end
$$;
revoke all on function throw_away_rehearsal(text) from public;
grant execute on function throw_away_rehearsal(text) to ${application};

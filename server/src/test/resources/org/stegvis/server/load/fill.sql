-- Entries about the participants of the open trial 'back-pain', as the server writes them: screening, consent, baseline,
-- enrolment over 1,000 days, both randomisations, visits, a reminder, a query, and sessions up to the number wanted. Hashes
-- are not computed: pages are measured here, not chains. Read models are made from them by the program's own rebuild.
-- The two numbers: $PARTICIPANTS, and $ENTRIES for each who takes part. Indexes come after the rows, which is faster.
alter table event drop constraint event_trial_fkey;
alter table event drop constraint event_pkey;
drop index event_of_participant;
drop index event_of_request;
insert into event (trial, seq, recorded, happened, actor, origin, participant, type, what, why, hash)
select 'back-pain', first + e, now(), (enrolled + day)::text, 'user:1', 'filled', id, type, what, why, repeat('0', 64)
from generate_series(1, $PARTICIPANTS) i
cross join lateral (select
    'P' || lpad(i::text, 7, '0') as id,
    1000000 + (i - 1) * $ENTRIES::bigint as first,
    current_date - i % 1000 as enrolled,
    i % 1000 as age,
    i % 10 <> 9 as eligible,
    i % 20 = 7 as withdraws,
    i % 25 = 3 as misses,
    i / 11 % 5 < 2 as responds,
    30 + i * 7919::bigint % 30 as odi,
    5 + i % 5 as pain,
    (array['pt', 'cbt'])[1 + i / 3 % 2] as one
) p
cross join lateral (select
    case when responds then round(odi * 0.4) else odi - i * 31::bigint % 11 end as odi10,
    case when i / 7 % 2 = 0 then 'more' when one = 'pt' then 'cbt' else 'pt' end as two,
    eligible and not (withdraws and age >= 30) and age >= 72 as at10
) q
cross join lateral (
    values
    (1, 0, 'screened', format('{"characteristics":{"age":%s,"pain-months":12,"red-flags":0,"sex":"%s","site":"%s"}}',
        case when eligible then 20 + i % 45 else 70 end, (array['female', 'male'])[1 + i / 5 % 2],
        (array['utah', 'intermountain', 'johns-hopkins'])[1 + i % 3]), null, true),
    (2, 0, 'consented', '{"version":"1"}', null, eligible),
    (3, 0, 'assessed', format('{"measures":{"odi":%s,"pain":%s},"visit":"baseline"}', odi, pain), null, eligible),
    (4, 0, 'enrolled', '{}', null, eligible),
    (5, 0, 'allocated', format('{"decision":"first","how":"chance","option":"%s","probability":0.5,"route":0,"visit":"baseline"}',
        one), null, eligible),
    (6, 30, 'withdrawn', '{"from":"follow-up"}', 'moved', eligible and withdraws and age >= 30),
    (7, 63, 'reminder', '{"channel":"EMAIL","day":0,"number":1,"visit":"week10"}', null, at10 and i % 4 = 0),
    (8, 63, 'message-sent', format('{"channel":"EMAIL","message":%s}', first + 7), null, at10 and i % 4 = 0),
    (9, 60, 'treated', '{"completed":true,"decision":"first","sessions":8}', null, at10 and i % 6 > 0),
    (10, 70, case when misses then 'missed' else 'assessed' end, case when misses then '{"visit":"week10"}'
        else format('{"measures":{"odi":%s,"pain":%s},"visit":"week10"}', odi10, 3 + i % 4) end, null, at10),
    (11, 71, case when responds then 'continued' else 'allocated' end, case when responds
        then '{"class":"response","decision":"second","route":0,"visit":"week10"}'
        else format('{"class":"non-response","decision":"second","how":"chance","option":"%s","probability":0.5,"route":%s,"visit":"week10"}',
            two, case when one = 'pt' then 1 else 2 end) end, null, at10 and not misses),
    (12, 180, case when i % 9 = 0 then 'missed' else 'assessed' end, case when i % 9 = 0 then '{"visit":"week26"}'
        else format('{"measures":{"odi":%s,"pain":%s},"visit":"week26"}', greatest(0, odi10 - i * 17::bigint % 9), i % 5) end,
        null, at10 and not misses and age >= 190),
    (13, 365, case when i % 8 = 0 then 'missed' else 'assessed' end, case when i % 8 = 0 then '{"visit":"week52"}'
        else format('{"measures":{"odi":%s,"pain":%s},"visit":"week52"}', greatest(0, odi10 - i * 13::bigint % 15), i % 6) end,
        null, at10 and not misses and age >= 370),
    (14, 5, 'query-raised', '{"about":{"name":"odi","visit":"baseline"},"text":"As on paper?"}', null, eligible and i % 5 = 0)
    union all
    select e, 7 + e % 60, 'session', '{"content":"","decision":"first","minutes":45}', null, eligible and age >= 70
    from generate_series(15, $ENTRIES) e
) entry (e, day, type, what, why, written)
where written;
alter table event add constraint event_pkey primary key (trial, seq);
create index event_of_participant on event (trial, participant, seq);
create index event_of_request on event (trial, request) where request is not null;
alter table event add constraint event_trial_fkey foreign key (trial) references trial;
update trial set seq = (select max(seq) from event where trial = 'back-pain') where trial = 'back-pain';
analyze event;

-- Participants of the open trial 'back-pain', each with entries as the server writes them: screened, consented, baseline,
-- enrolled, allocated, and sessions up to the number wanted. Hashes are not computed: lists are measured here, not chains.
-- The two numbers: $PARTICIPANTS, and $SESSIONS for each.
insert into event (trial, seq, recorded, happened, actor, origin, participant, type, what, hash)
select 'back-pain', 1000000 + (i - 1) * (5 + $SESSIONS) + e, now(), '2026-01-05', 'user:1', 'filled', 'P' || lpad(i::text, 7, '0'),
    case when e <= 5 then (array['screened', 'consented', 'assessed', 'enrolled', 'allocated'])[e] else 'session' end,
    case when e <= 5 then (array[
        '{"characteristics":{"age":40,"pain-months":12,"red-flags":0,"sex":"female","site":"'
            || (array['utah', 'intermountain', 'johns-hopkins'])[1 + i % 3] || '"}}',
        '{"version":"1"}',
        '{"measures":{"odi":40,"pain":6},"visit":"baseline"}',
        '{}',
        '{"decision":"first","how":"by-chance","option":"pt","probability":0.5,"route":0,"visit":"baseline"}'])[e]
        else '{"content":"","decision":"first","minutes":45}' end,
    repeat('0', 64)
from generate_series(1, $PARTICIPANTS) i, generate_series(1, 5 + $SESSIONS) e;
insert into participant (trial, participant, site, status, screened, enrolled, step, at, due_from, due, due_until, version, last_seq)
select 'back-pain', 'P' || lpad(i::text, 7, '0'), (array['utah', 'intermountain', 'johns-hopkins'])[1 + i % 3], 'in-trial',
    '2026-01-05', '2026-01-05', 'collect', 'week10', current_date - i % 40 + 5, current_date - i % 40 + 12,
    current_date - i % 40 + 33, 1, 1000000 + i * (5 + $SESSIONS)
from generate_series(1, $PARTICIPANTS) i;
insert into data_query (trial, participant, number, visit, name, status, said)
select 'back-pain', 'P' || lpad(i::text, 7, '0'), i, 'baseline', 'odi', (array['OPEN', 'ANSWERED', 'CLOSED'])[1 + i % 3], '[]'
from generate_series(1, $PARTICIPANTS, 5) i;
update trial set seq = (select max(seq) from event where trial = 'back-pain') where trial = 'back-pain';
analyze;

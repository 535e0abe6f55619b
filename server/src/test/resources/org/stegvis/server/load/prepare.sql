-- The participants that randomise.sql allocates: as many entries about each as about those of the server.
insert into trial (trial, hash, seq) values ('bench', repeat('0', 64), 3000000);
insert into event (trial, seq, recorded, happened, actor, origin, request, participant, type, what, hash)
select 'bench', row_number() over (), now(), '2026-01-01', 'operator', 'api 127.0.0.1', 'r' || c || '-' || i || '-' || e,
    'p' || (c * 100000 + i), (array['screened', 'consented', 'assessed'])[e],
    (array['{"characteristics":{"age":40,"pain-months":12,"red-flags":0,"sex":"female","site":"utah"}}',
        '{"version":"1"}', '{"measures":{"odi":40,"pain":6},"visit":"baseline"}'])[e], repeat('0', 64)
from generate_series(0, 199) c, generate_series(1, 40) i, generate_series(1, 3) e;
insert into participant (trial, participant, site, status, screened, step, version, last_seq)
select 'bench', 'p' || (c * 100000 + i), 'utah', 'screening', '2026-01-01', 'enrol', 1, 3
from generate_series(0, 199) c, generate_series(1, 40) i;

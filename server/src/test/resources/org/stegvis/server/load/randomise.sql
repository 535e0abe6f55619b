-- One randomisation as the server sends it, statement by statement, without a server.
\set i :i + 1
\set n :client_id * 100000 + :i
\set list random(1, 3)
select site from participant where trial = 'bench' and participant = 'p' || :n;
begin;
select seq, settings, hash from trial where trial = 'bench' for update \gset
select trial, seq, recorded, happened, actor, origin, request, participant, type, what, why, hash from event where trial = 'bench' and request = any (array['k' || :n]) order by seq;
select trial, seq, recorded, happened, actor, origin, request, participant, type, what, why, hash from event where trial = 'bench' and participant = any (array['p' || :n]) order by seq;
select coalesce(max(position) + 1, 0) as position from allocation where trial = 'bench' and list = 'list' || :list \gset
insert into event (trial, seq, recorded, happened, actor, origin, request, participant, type, what, why, hash) values ('bench', :seq + 1, now(), '2026-01-01', 'operator', 'api 127.0.0.1', 'k' || :n, 'p' || :n, 'enrolled', '{}', null, repeat('0', 64)), ('bench', :seq + 2, now(), '2026-01-01', 'operator', 'api 127.0.0.1', 'k' || :n, 'p' || :n, 'allocated', '{"decision":"first","how":"chance","list":{"decision":"first","options":["cbt","pt"],"route":0,"stratum":{"site":"utah"}},"option":"pt","position":1,"probability":0.5,"route":0,"visit":"baseline"}', null, repeat('0', 64));
insert into participant (trial, participant, site, status, screened, enrolled, step, at, due_from, due, due_until, version, last_seq) values ('bench', 'p' || :n, 'utah', 'in-trial', '2026-01-01', '2026-01-01', 'collect', 'week10', '2026-03-01', '2026-03-08', '2026-03-29', 1, :seq + 2) on conflict (trial, participant) do update set site = excluded.site, status = excluded.status, screened = excluded.screened, enrolled = excluded.enrolled, step = excluded.step, at = excluded.at, due_from = excluded.due_from, due = excluded.due, due_until = excluded.due_until, version = excluded.version, last_seq = excluded.last_seq;
insert into allocation (trial, participant, decision, option, how, probability, list, position, levels, site, allocated, seq) values ('bench', 'p' || :n, 'first', 'pt', 'chance', 0.5, 'list' || :list, :position, '{}', 'utah', '2026-01-01', :seq + 2);
update trial set seq = :seq + 2, settings = 0, hash = repeat('0', 64) where trial = 'bench';
commit;

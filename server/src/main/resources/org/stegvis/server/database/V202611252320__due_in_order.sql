-- The list of those with something to do is read in the order in which windows close, and only its beginning.
create index participant_to_do on participant (trial, coalesce(due_until, '-infinity'::date), participant)
    where step <> 'stopped';

-- A digest of what the request of an entry asked for: a key that comes again with something else is refused. It is no part of
-- the entry and of no hash, and is null where the request had no key or did not come from outside.
alter table event add column asked text;

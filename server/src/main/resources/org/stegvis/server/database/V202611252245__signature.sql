-- Signatures are entries of the log like all others; this finds them.
create index event_signed on event (trial, seq) where type = 'signed';

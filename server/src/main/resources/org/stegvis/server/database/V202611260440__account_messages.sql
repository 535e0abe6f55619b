-- Messages about somebody's account stand in the log of people, which is about no participant.
alter table outgoing alter column participant drop not null;

-- From where somebody has signed in within a year: the part of an address that a network has, and browser and system. It tells
-- a sign-in from elsewhere, of which its owner hears.
create table known_place (
    person text not null,
    kind   text not null check (kind in ('device', 'network')),
    place  text not null,
    seen   timestamptz not null,
    primary key (person, kind, place)
);

-- The language in which somebody reads pages, and is written to.
create table reads_in (
    person   text primary key,
    language text not null
);

grant select, insert, update, delete on known_place, reads_in to ${application};

-- The database belongs to the owner's role; the application may do what is granted below and nothing else.
revoke all on schema public from public;
grant usage on schema public to ${application};

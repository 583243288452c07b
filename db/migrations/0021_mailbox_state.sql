-- How the mailbox fares that the worker watches (IMAP_URL): the web process shows it, and it may be another process.
create table mailbox_state (
  single          boolean primary key default true check (single),
  last_contact_at timestamptz,
  waiting         integer not null default 0,
  last_error      text
);

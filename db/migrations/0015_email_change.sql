-- A change of address that was asked for. It counts once the new address confirms it; the old one can take it back.
create table email_change (
  id           uuid primary key,
  person_id    uuid not null references person,
  old_email    text not null,
  new_email    text not null,
  requested_at timestamptz not null,
  confirmed_at timestamptz,
  reverted_at  timestamptz
);
create index on email_change (person_id);

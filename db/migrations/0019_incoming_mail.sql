-- Every mail that came in, before anybody read it; the mail itself lies in the content store under its hash.
-- `attempts` is counted before each try, so that a mail that kills its reader is put aside as well.
-- A waiting mail with `handled_by` was put to its ticket by that person.
create table raw_mail (
  id              uuid primary key,
  sequence        bigint generated always as identity unique,
  sha256          text not null,
  size            bigint not null,
  envelope_from   text,
  envelope_to     text[] not null,
  received_at     timestamptz not null,
  state           text not null check (state in ('waiting', 'posted', 'automatic', 'duplicate', 'review', 'discarded', 'quarantined')),
  attempts        integer not null default 0,
  next_attempt_at timestamptz not null,
  reason          text,
  duplicate_key   text,
  message_id      text,
  from_address    text,
  from_name       text not null default '',
  subject         text not null default '',
  body            text not null default '',
  ticket_id       uuid references ticket,
  entry_id        uuid references entry,
  reactivated     boolean not null default false,
  handled_by      uuid references person,
  handled_at      timestamptz
);
create index raw_mail_queue on raw_mail (next_attempt_at, sequence) where state = 'waiting';
create index raw_mail_review on raw_mail (sequence) where state in ('review', 'quarantined');
create index raw_mail_same on raw_mail (duplicate_key) where state <> 'waiting';
create index raw_mail_message on raw_mail (message_id) where ticket_id is not null;
create index on raw_mail (ticket_id);
create index on raw_mail (entry_id);
create index on raw_mail (handled_by);

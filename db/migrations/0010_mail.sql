-- The outbox: one row for each mail to one recipient, written once (`once_key`), sent in order within a thread.
create table outbound_mail (
  id              uuid primary key,
  sequence        bigint generated always as identity unique,
  once_key        text not null unique,
  kind            text not null,
  ticket_id       uuid references ticket,
  person_id       uuid references person,
  to_address      text not null,
  to_name         text not null,
  locale          text not null check (locale in ('pl', 'en')),
  from_name       text not null,
  reply_to        text,
  subject         text not null,
  text            text not null,
  html            text not null,
  headers         jsonb not null,
  message_id      text not null unique,
  thread_key      text not null,
  state           text not null check (state in ('queued', 'sent', 'kept', 'refused')),
  attempts        integer not null default 0,
  next_attempt_at timestamptz not null,
  sent_at         timestamptz,
  last_error      text,
  created_at      timestamptz not null
);
create index outbound_mail_queue on outbound_mail (next_attempt_at, sequence) where state = 'queued';
create index outbound_mail_thread on outbound_mail (thread_key, sequence) where state = 'queued';
create index on outbound_mail (ticket_id);
create index on outbound_mail (person_id);
create index on outbound_mail (created_at desc);

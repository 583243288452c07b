-- What comes in by the two public forms, from people without an account: contact enquiries (R48) and emergency reports (S02).
-- `number` is the case number that the sender is told; it tells nothing of what the portal has found.
-- An emergency report is `received` until it was compared with the contracts, which happens after its answer.
create sequence enquiry_number;

create table enquiry (
  id              uuid primary key,
  number          text not null unique,
  kind            text not null check (kind in ('contact', 'emergency')),
  state           text not null check (state in ('received', 'review', 'answered', 'promoted', 'dismissed')),
  name            text not null,
  company         text not null,
  email           text not null,
  email_key       text not null,
  phone           text not null,
  subject         text not null,
  message         text not null,
  tax_id          text not null,
  contract_number text not null,
  serial          text not null,
  language        text not null check (language in ('pl', 'en')),
  person_id       uuid references person,
  held            text check (held in ('no_match', 'not_active', 'too_many')),
  received_at     timestamptz not null,
  due_at          timestamptz not null,
  confirmed_at    timestamptz,
  ticket_id       uuid references ticket,
  handled_by      uuid references person,
  handled_at      timestamptz,
  reason          text not null default ''
);
create index enquiry_review on enquiry (due_at) where state in ('received', 'review');
create index enquiry_sender on enquiry (email_key, confirmed_at);
create index enquiry_contract on enquiry (contract_number, received_at) where kind = 'emergency';
create index on enquiry (person_id);
create index on enquiry (ticket_id);
create index on enquiry (handled_by);

-- What was written back and forth about an enquiry after its first message.
create table enquiry_entry (
  id          uuid primary key,
  enquiry_id  uuid not null references enquiry,
  side        text not null check (side in ('enquirer', 'support')),
  author_id   uuid references person,
  author_name text not null,
  body        text not null check (body <> ''),
  raw_mail_id uuid references raw_mail,
  written_at  timestamptz not null
);
create index on enquiry_entry (enquiry_id, written_at);
create index on enquiry_entry (author_id);
create index on enquiry_entry (raw_mail_id);

-- A mail may belong to an enquiry instead of a ticket.
alter table raw_mail add column enquiry_id uuid references enquiry;
create index on raw_mail (enquiry_id);

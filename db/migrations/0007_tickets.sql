create table ticket (
  id                      uuid primary key,
  number                  text not null unique,
  organisation_id         uuid not null references organisation,
  contract_id             uuid not null references contract,
  contract_line_id        uuid references contract_line,
  plan_version_id         uuid references plan_version,
  partner_organisation_id uuid references organisation,
  partner_access          boolean not null,
  title                   text not null check (title <> ''),
  device                  text not null default '',
  serial                  text not null default '',
  place                   text not null default '',
  priority                text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
  state                   text not null check (state in ('open', 'solved', 'closed')),
  move                    text not null check (move in ('customer', 'support', 'vendor', 'agreed')),
  covered                 boolean not null,
  cycle                   integer not null default 1,
  channel                 text not null check (channel in ('portal', 'phone', 'mail', 'api', 'emergency', 'import')),
  language                text not null check (language in ('pl', 'en')),
  reporter_id             uuid not null references person,
  assignee_id             uuid references person,
  agreed_until            timestamptz,
  opened_at               timestamptz not null,
  changed_at              timestamptz not null,
  closed_at               timestamptz,
  escalated_at            timestamptz,
  next_due_at             timestamptz,
  next_due_kind           text,
  last_entry_position     integer not null default 0,
  search_text             text not null default ''
);
create index on ticket (organisation_id, changed_at desc);
create index on ticket (organisation_id, opened_at desc) where state <> 'closed';
create index on ticket (partner_organisation_id, changed_at desc) where partner_access;
create index on ticket (partner_organisation_id);
create index on ticket (contract_id);
create index on ticket (contract_line_id);
create index on ticket (plan_version_id);
create index on ticket (reporter_id);
create index on ticket (assignee_id);
create index ticket_queue on ticket (next_due_at, number) where state <> 'closed';
create index ticket_recent on ticket (changed_at desc);
create index ticket_search on ticket using gin (search_text gin_trgm_ops);

-- One sequence a year: numbers run on without a row that every new ticket would have to lock.
create function next_ticket_number(two_digit_year integer) returns text language plpgsql as $$
declare
  sequence text := format('ticket_number_%s', lpad(two_digit_year::text, 2, '0'));
begin
  if to_regclass(sequence) is null then
    execute format('create sequence if not exists %I', sequence);
  end if;
  return lpad(two_digit_year::text, 2, '0') || '-' || lpad(nextval(sequence::regclass)::text, 6, '0');
end $$;

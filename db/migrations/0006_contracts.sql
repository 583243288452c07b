create table contract (
  id           uuid primary key,
  number       text not null unique,
  valid_from   date not null,
  valid_to     date not null,
  renews_id    uuid references contract,
  order_number text not null default '',
  created_at   timestamptz not null,
  check (valid_to >= valid_from)
);
create index on contract (renews_id);
create index on contract (valid_to);

create table contract_party (
  contract_id     uuid not null references contract,
  organisation_id uuid not null references organisation,
  role            text not null check (role in ('buyer', 'end_user', 'recipient', 'partner')),
  primary key (contract_id, organisation_id, role)
);
create index on contract_party (organisation_id, contract_id);

create table contract_line (
  id              uuid primary key,
  contract_id     uuid not null references contract,
  position        integer not null,
  serial          text,
  serial_key      text,
  licence         text,
  licence_key     text,
  service_type    text,
  vendor          text not null,
  model           text not null,
  plan_version_id uuid not null references plan_version,
  site_id         uuid references site,
  room            text not null default '',
  valid_from      date not null,
  valid_to        date not null,
  replaced_by_id  uuid references contract_line,
  search_text     text not null default '',
  unique (contract_id, position),
  check (valid_to >= valid_from),
  check (serial_key is not null or licence_key is not null or service_type is not null)
);
create index on contract_line (serial_key);
create index on contract_line (licence_key);
create index on contract_line (plan_version_id);
create index on contract_line (site_id);
create index on contract_line (replaced_by_id);
create index contract_line_search on contract_line using gin (search_text gin_trgm_ops);

-- Every try to prove a right, with the true reason, which only staff may read (E47, F9).
create table entitlement_claim (
  id              uuid primary key,
  person_id       uuid not null references person,
  contract_number text not null,
  contract_id     uuid references contract,
  outcome         text not null check (outcome in ('granted', 'refused', 'held')),
  reason          text not null,
  claimed_at      timestamptz not null
);
create index on entitlement_claim (person_id, claimed_at);
create index on entitlement_claim (contract_id);
create index on entitlement_claim (contract_number, claimed_at);

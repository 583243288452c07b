create table organisation (
  id          uuid primary key,
  name        text not null check (name <> ''),
  tax_country text not null,
  tax_id      text not null,
  street      text not null default '',
  postal_code text not null default '',
  city        text not null default '',
  country     text not null default 'PL',
  created_at  timestamptz not null,
  unique (tax_country, tax_id)
);

create table site (
  id              uuid primary key,
  organisation_id uuid not null references organisation,
  name            text not null default '',
  street          text not null default '',
  postal_code     text not null default '',
  city            text not null default '',
  country         text not null default 'PL',
  contact_name    text not null default '',
  contact_phone   text not null default ''
);
create index on site (organisation_id);

-- A person proven to act for an organisation. Ended memberships stay as history.
create table membership (
  id               uuid primary key,
  person_id        uuid not null references person,
  organisation_id  uuid not null references organisation,
  is_administrator boolean not null,
  started_at       timestamptz not null,
  ended_at         timestamptz
);
create unique index membership_active on membership (person_id, organisation_id) where ended_at is null;
create index on membership (organisation_id);
create index on membership (person_id);

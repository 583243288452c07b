create table service_calendar (
  code       text primary key,
  version    integer not null,
  definition jsonb not null,
  changed_at timestamptz not null
);

-- A version in use never changes: a contract line points to one (E75).
create table plan_version (
  id         uuid primary key,
  code       text not null,
  version    integer not null,
  vendor     text not null,
  name_pl    text not null,
  name_en    text not null,
  definition jsonb not null,
  created_at timestamptz not null,
  unique (code, version)
);

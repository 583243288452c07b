-- A version of a plan comes with the portal or from the operator. The shipped ones keep the number under which they were
-- shipped beside the running number of their code, so that an operator's version 2 and a later shipped version 2 are two.
alter table plan_version
  add column origin          text not null default 'shipped' check (origin in ('shipped', 'operator')),
  add column shipped_version integer,
  add column author          text not null default '',
  add column reason          text not null default '';
update plan_version set origin = 'operator' where version > 1;
update plan_version set shipped_version = version where origin = 'shipped';
alter table plan_version
  alter column origin drop default,
  add constraint plan_version_shipped check ((origin = 'shipped') = (shipped_version is not null));
create unique index plan_version_as_shipped on plan_version (code, shipped_version);

-- Who changed a calendar stands beside why.
alter table service_calendar_version add column author text not null default '';

-- How far the open clocks have followed the last change of a calendar.
create table calendar_recount (
  code       text primary key references service_calendar,
  version    integer not null,
  total      integer not null,
  checked    integer not null,
  moved      integer not null,
  updated_at timestamptz not null,
  done_at    timestamptz
);

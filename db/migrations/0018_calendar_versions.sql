-- Every version of a calendar as it was: a closed clock stays explained by the hours that it was counted on (E28).
create table service_calendar_version (
  code       text not null references service_calendar,
  version    integer not null,
  definition jsonb not null,
  reason     text not null,
  changed_at timestamptz not null,
  primary key (code, version)
);
insert into service_calendar_version (code, version, definition, reason, changed_at)
select code, version, definition, '', changed_at from service_calendar;

-- The versions of the calendars with which a clock was last counted; empty on clocks from before they were kept.
alter table promise_clock add column calendar_versions jsonb not null default '{}';

-- A changed calendar walks through the open clocks in this order.
create index promise_clock_open on promise_clock (ticket_id, position) where stopped_at is null and cancelled_at is null;

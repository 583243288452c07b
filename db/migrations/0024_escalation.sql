-- Every version of what happens on the way to a breach and after it; while there is none, the shipped one is in force.
create table escalation_version (
  version    integer primary key,
  definition jsonb not null,
  reason     text not null,
  changed_at timestamptz not null
);

-- The steps that have rung for a clock, by their codes, with the moment for which each rang last.
alter table promise_clock add column fired jsonb not null default '{}';
update promise_clock set fired = jsonb_strip_nulls(jsonb_build_object(
    'due_soon', to_char(warned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'missed', to_char(breached_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  where warned_at is not null or breached_at is not null;
alter table promise_clock drop column warned_at;

-- One row for each promise and each turn; nothing is overwritten but the facts that time adds (E20).
create table promise_clock (
  id             uuid primary key,
  ticket_id      uuid not null references ticket,
  kind           text not null check (kind in ('reaction', 'next_communication', 'delivery', 'on_site', 'return')),
  cycle          integer not null,
  turn           integer not null,
  started_at     timestamptz not null,
  target         jsonb not null,
  due_at         timestamptz not null,
  warn_at        timestamptz,
  agreed         boolean not null default false,
  internal       boolean not null default false,
  paused_at      timestamptz,
  stopped_at     timestamptz,
  outcome        text check (outcome in ('met', 'late', 'cancelled')),
  warned_at      timestamptz,
  breached_at    timestamptz,
  next_moment_at timestamptz,
  unique (ticket_id, kind, cycle, turn)
);
create index promise_clock_ticker on promise_clock (next_moment_at) where next_moment_at is not null;

create table clock_pause (
  id        uuid primary key,
  clock_id  uuid not null references promise_clock,
  paused_at timestamptz not null,
  until     timestamptz,
  reason    text not null
);
create index on clock_pause (clock_id);

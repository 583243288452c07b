-- What the clocks of a ticket stand on: the frozen plan version and what is owed since when.
create table promised_ticket (
  ticket_id       uuid primary key references ticket,
  plan_version_id uuid not null references plan_version,
  priority        text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
  cycle           integer not null,
  covered         boolean not null,
  answered        boolean not null,
  owed_since      jsonb not null
);
create index on promised_ticket (plan_version_id);

-- What happened to a ticket as far as its promises are concerned: replaying it gives its clocks.
create table promise_event (
  ticket_id uuid not null references promised_ticket,
  position  integer not null,
  type      text not null,
  at        timestamptz not null,
  data      jsonb not null,
  primary key (ticket_id, position)
);

-- One row for each promise and each turn: its facts, and the moments that follow from them.
create table promise_clock (
  ticket_id      uuid not null references promised_ticket,
  position       integer not null,
  kind           text not null check (kind in ('reaction', 'next_communication', 'delivery', 'on_site', 'return')),
  cycle          integer not null,
  started_at     timestamptz not null,
  target         jsonb not null,
  not_before     timestamptz,
  pauses         jsonb not null,
  agreement      jsonb,
  stopped_at     timestamptz,
  cancelled_at   timestamptz,
  due_at         timestamptz,
  warned_at      timestamptz,
  breached_at    timestamptz,
  next_moment_at timestamptz,
  primary key (ticket_id, position)
);
create index promise_clock_ticker on promise_clock (next_moment_at) where next_moment_at is not null;

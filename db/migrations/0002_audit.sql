create table audit_event (
  id           uuid primary key,
  type         text not null,
  subject_kind text not null,
  subject_id   text not null,
  actor_kind   text not null check (actor_kind in ('visitor', 'customer', 'staff', 'system')),
  actor_id     uuid,
  occurred_at  timestamptz not null,
  trace_id     text not null,
  data         jsonb not null
);
create index on audit_event (subject_id, occurred_at);
create index on audit_event (actor_id, occurred_at);
create index on audit_event (occurred_at);

create table audit_chain (
  position bigint primary key,
  event_id uuid not null unique references audit_event,
  hash     bytea not null
);

-- Runs at commit: the advisory lock is then the last lock a transaction takes, so it cannot deadlock,
-- and it is held only for the length of the commit.
create function append_to_audit_chain() returns trigger language plpgsql as $$
declare
  last audit_chain%rowtype;
begin
  perform pg_advisory_xact_lock(726964);
  select * into last from audit_chain order by position desc limit 1;
  insert into audit_chain (position, event_id, hash) values (
    coalesce(last.position, 0) + 1,
    new.id,
    sha256(coalesce(last.hash, ''::bytea) || convert_to(concat_ws(chr(31),
      new.id, new.type, new.subject_kind, new.subject_id, new.actor_kind, coalesce(new.actor_id::text, ''),
      (extract(epoch from new.occurred_at) * 1000000)::bigint, new.trace_id, new.data), 'UTF8'))
  );
  return null;
end $$;

create constraint trigger audit_event_chained after insert on audit_event
  deferrable initially deferred for each row execute function append_to_audit_chain();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;

create trigger audit_event_append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_change();
create trigger audit_chain_append_only before update or delete or truncate on audit_chain
  for each statement execute function refuse_change();

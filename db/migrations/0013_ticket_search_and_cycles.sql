-- When the present cycle of a reactivated ticket began; empty in the first one, which began with the ticket (E83).
alter table ticket add column cycle_started_at timestamptz;

-- The order of the desk's queue, whole.
drop index ticket_queue;
create index ticket_queue on ticket (next_due_at, priority, number) where state <> 'closed';

-- Indexes are built and restored with an empty search path, so the dictionary is named whole.
create or replace function fold(typed text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, typed)) $$;

-- Search reaches into the dialogue and the names of files (ux S11).
create index entry_search on entry using gin (fold(body) gin_trgm_ops);
create index attachment_search on attachment using gin (fold(name) gin_trgm_ops);

-- Two first tickets of a year at once: the second waits for the first one's sequence instead of failing on it.
create or replace function next_ticket_number(two_digit_year integer) returns text language plpgsql as $$
declare
  sequence text := format('ticket_number_%s', lpad(two_digit_year::text, 2, '0'));
begin
  if to_regclass(sequence) is null then
    perform pg_advisory_xact_lock(hashtext(sequence));
    execute format('create sequence if not exists %I', sequence);
  end if;
  return lpad(two_digit_year::text, 2, '0') || '-' || lpad(nextval(sequence::regclass)::text, 6, '0');
end $$;

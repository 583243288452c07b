create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Folds case and diacritics, ł included, for searching. The wrapper is immutable so that it may be indexed.
create function fold(typed text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(unaccent('unaccent'::regdictionary, typed)) $$;

-- Counters of tries in a window: per person, per address, per IP, per contract number.
create table attempt (
  key            text primary key,
  count          integer not null,
  window_ends_at timestamptz not null
);
create index on attempt (window_ends_at);

-- The answer of a POST that creates, kept so that a second submission gets the same answer.
create table idempotency (
  owner        text not null,
  key          text not null,
  request_hash text not null,
  result       jsonb not null,
  created_at   timestamptz not null,
  primary key (owner, key)
);
create index on idempotency (created_at);

create table entry (
  id          uuid primary key,
  ticket_id   uuid not null references ticket,
  position    integer not null,
  kind        text not null check (kind in ('message', 'note', 'event')),
  side        text not null check (side in ('customer', 'partner', 'support', 'system')),
  author_id   uuid references person,
  author_name text not null,
  channel     text not null check (channel in ('portal', 'phone', 'mail', 'api', 'import')),
  language    text not null check (language in ('pl', 'en')),
  body        text not null,
  event       text,
  data        jsonb not null default '{}',
  sent_at     timestamptz not null,
  unique (ticket_id, position)
);
create index on entry (author_id);

create table stored_file (
  sha256     text primary key,
  size       bigint not null,
  media_type text not null,
  stored_at  timestamptz not null
);

-- Between upload and posting `entry_id` is empty and the file belongs to its uploader alone.
create table attachment (
  id          uuid primary key,
  ticket_id   uuid references ticket,
  entry_id    uuid references entry,
  sha256      text not null references stored_file,
  name        text not null check (name <> ''),
  kind        text not null check (kind in ('log', 'configuration', 'screenshot', 'other')),
  uploader_id uuid not null references person,
  uploaded_at timestamptz not null
);
create index on attachment (ticket_id);
create index on attachment (entry_id);
create index on attachment (sha256);
create index on attachment (uploader_id, uploaded_at);

create table recipient (
  id         uuid primary key,
  ticket_id  uuid not null references ticket,
  email      text not null,
  email_key  text not null,
  language   text not null check (language in ('pl', 'en')),
  added_by   uuid not null references person,
  added_at   timestamptz not null,
  ended_at   timestamptz,
  ended_how  text check (ended_how in ('removed', 'left', 'bounced'))
);
create unique index recipient_active on recipient (ticket_id, email_key) where ended_at is null;
create index on recipient (ticket_id);
create index on recipient (added_by, added_at);

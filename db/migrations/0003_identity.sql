create table person (
  id           uuid primary key,
  kind         text not null check (kind in ('customer', 'staff')),
  email        text not null,
  email_key    text not null unique,
  name         text not null check (name <> ''),
  company      text not null default '',
  phone        text not null default '',
  tax_country  text not null default 'PL',
  tax_id       text not null default '',
  locale       text not null check (locale in ('pl', 'en')),
  state        text not null check (state in ('registered', 'active', 'deactivated')),
  preferences  jsonb not null default '{}',
  created_at   timestamptz not null,
  activated_at timestamptz
);

create table staff_role (
  person_id uuid not null references person,
  role      text not null check (role in ('engineer', 'coordinator', 'onsite', 'contracts', 'manager', 'admin')),
  primary key (person_id, role)
);

create table password (
  person_id  uuid primary key references person,
  hash       text not null,
  changed_at timestamptz not null
);

create table totp (
  person_id            uuid primary key references person,
  secret_sealed        bytea not null,
  confirmed_at         timestamptz,
  last_used_step       bigint not null default 0,
  consecutive_failures integer not null default 0
);

create table recovery_code (
  id        uuid primary key,
  person_id uuid not null references person,
  code_hash bytea not null,
  used_at   timestamptz
);
create index on recovery_code (person_id);

create table passkey (
  id            uuid primary key,
  person_id     uuid not null references person,
  credential_id text not null unique,
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null default '{}',
  name          text not null,
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
create index on passkey (person_id);

create table passkey_challenge (
  id         uuid primary key,
  person_id  uuid references person,
  challenge  text not null,
  purpose    text not null check (purpose in ('enrol', 'sign_in', 'step_up')),
  expires_at timestamptz not null
);
create index on passkey_challenge (person_id);
create index on passkey_challenge (expires_at);

-- Level 'password' has passed the first factor only and reaches nothing but the second one.
create table session (
  id           uuid primary key,
  token_hash   bytea not null unique,
  person_id    uuid not null references person,
  level        text not null check (level in ('password', 'full')),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  fresh_until  timestamptz not null,
  ip           text not null default '',
  user_agent   text not null default ''
);
create index on session (person_id);
create index on session (expires_at);

-- Links sent by mail. Only the hash is kept; a POST consumes it.
create table mail_link (
  id           uuid primary key,
  person_id    uuid not null references person,
  purpose      text not null check (purpose in ('activate', 'reset_password', 'confirm_email', 'revert_email', 'revoke_grant')),
  token_hash   bytea not null unique,
  browser_hash bytea,
  payload      jsonb not null default '{}',
  expires_at   timestamptz not null,
  used_at      timestamptz,
  created_at   timestamptz not null
);
create index on mail_link (person_id);

create table known_device (
  person_id     uuid not null references person,
  device_hash   bytea not null,
  first_seen_at timestamptz not null,
  primary key (person_id, device_hash)
);

create table api_token (
  id           uuid primary key,
  person_id    uuid not null references person,
  token_hash   bytea not null unique,
  name         text not null,
  scopes       text[] not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index on api_token (person_id);

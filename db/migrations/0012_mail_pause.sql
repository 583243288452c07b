-- Hosts that do not take mail for now: the relay itself ('*') or the domain of a recipient.
create table mail_pause (
  host         text primary key,
  failures     integer not null,
  paused_until timestamptz not null,
  last_error   text not null
);

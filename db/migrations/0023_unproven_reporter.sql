-- Who reports without an account is known by what they typed, not by a person.
alter table ticket alter column reporter_id drop not null;
alter table ticket add column reporter_name text;
alter table ticket add constraint ticket_reporter_check check (reporter_id is not null or reporter_name is not null);

alter table ticket drop constraint ticket_channel_check;
alter table ticket add constraint ticket_channel_check
  check (channel in ('portal', 'phone', 'mail', 'api', 'emergency', 'contact', 'import'));
alter table entry drop constraint entry_channel_check;
alter table entry add constraint entry_channel_check
  check (channel in ('portal', 'phone', 'mail', 'api', 'emergency', 'contact', 'import'));

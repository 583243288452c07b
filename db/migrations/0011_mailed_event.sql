-- Events of which every mail has been written. Mails of one ticket are written in the order of its events,
-- whichever of their jobs happens to run first.
create table mailed_event (
  event_id  uuid primary key references audit_event,
  mailed_at timestamptz not null
);

-- The ticket whose report was copied to another device; both are shown as linked (E81).
alter table ticket add column copied_from_id uuid references ticket;
create index on ticket (copied_from_id);

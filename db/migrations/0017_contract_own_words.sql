-- `search_text` holds every word of a contract and of all its lines: one row to look at instead of all lines.
-- `own_words` are those of the contract alone; a line is named as the reason of a hit only when they were not enough.
alter table contract add column own_words text not null default '';

-- A contract is found by its own words also while it has no line yet.
alter table contract add column search_text text not null default '';
create index contract_search on contract using gin (search_text gin_trgm_ops);

-- Wrong tries are budgeted for each person, each address and each contract number (F9). `reviewed_at` is set when a
-- human has looked: tries before it no longer count against the contract.
alter table entitlement_claim
  add column ip          text not null default '',
  add column reviewed_at timestamptz;
create index on entitlement_claim (ip, claimed_at);

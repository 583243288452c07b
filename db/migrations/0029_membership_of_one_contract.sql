-- A membership that names contracts here reaches these alone; one that names none reaches all of its organisation
-- (decision 8: a setting lets a proof open the one contract it was made on).
create table membership_contract (
  membership_id uuid not null references membership on delete cascade,
  contract_id   uuid not null references contract,
  primary key (membership_id, contract_id)
);
create index on membership_contract (contract_id);

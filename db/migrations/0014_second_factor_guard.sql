-- After a run of wrong codes a person waits; a spent recovery code allows enrolling a new application, and nothing else.
alter table totp add column cool_until timestamptz;
alter table session add column may_enrol boolean not null default false;

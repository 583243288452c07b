-- A try that failed before somebody's eyes is counted apart from one whose worker died: workers are also killed for
-- reasons of their own, and three such deaths put innocent mails aside.
alter table raw_mail add column failures integer not null default 0;

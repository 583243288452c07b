-- An operator's own words of the letters (S28). Version 0 are the shipped words, which stand in the product and not here.
-- A version holds only the sentences that differ; the highest published one counts.
create table mail_template_version (
  id           uuid primary key,
  template     text not null check (template <> ''),
  version      integer not null check (version > 0),
  texts        jsonb not null,
  written_by   uuid not null references person,
  written_at   timestamptz not null,
  published_at timestamptz,
  unique (template, version)
);
create index on mail_template_version (written_by);

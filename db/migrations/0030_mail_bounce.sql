-- Mails of ours that came back. Two that will never arrive pause their address on its ticket, until it is heard of again.
create table mail_bounce (
  outbound_mail_id uuid primary key references outbound_mail,
  is_hard          boolean not null,
  code             text not null,
  bounced_at       timestamptz not null,
  lifted_at        timestamptz
);

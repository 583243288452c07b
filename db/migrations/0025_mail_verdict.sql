-- What SPF, DKIM and DMARC say of who sent a mail; null where nobody has asked.
alter table raw_mail
  add column spf text check (spf in ('pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror')),
  add column dkim text check (dkim in ('pass', 'fail', 'neutral', 'policy', 'none', 'temperror', 'permerror')),
  add column dmarc text check (dmarc in ('pass', 'fail', 'none', 'temperror', 'permerror')),
  add column dmarc_policy text check (dmarc_policy in ('none', 'quarantine', 'reject'));

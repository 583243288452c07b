-- When administrators were told last that mail needs attention: asked every few seconds while mails wait for a person.
create index outbound_mail_attention on outbound_mail (created_at desc) where kind = 'mail_attention';

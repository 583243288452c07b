-- The last day on which mails that come by the calendar were written: morning list, week in numbers, ends of contracts, reminders.
create table mail_round (
  name text primary key,
  day  date not null
);

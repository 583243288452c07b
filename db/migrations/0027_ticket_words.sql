-- The words by which a ticket is found never change, its state and due moments do all the time. In one row every change
-- wrote the words' trigrams anew, which cost more than the rest of a reply.
drop index ticket_search;

create table ticket_words (
  ticket_id uuid primary key references ticket on delete cascade,
  words text not null
);
insert into ticket_words select id, search_text from ticket;
create index ticket_words_search on ticket_words using gin (words gin_trgm_ops);

alter table ticket drop column search_text;

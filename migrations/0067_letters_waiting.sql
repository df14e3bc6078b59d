-- A letter on paper needs an address: those that could not leave, or came back, wait for one. Given one since, they leave, again once.

create table letter_waiting (
  -- The letter.
  id uuid primary key,
  driver_id uuid not null,
  points_letter uuid,
  -- A question to who was named as a driver; `reminder`: asked again.
  named uuid,
  reminder boolean not null default false,
  why text not null,
  since date not null,
  -- The address that it could not reach.
  address_id uuid,
  -- The préfecture of that address; nothing when none is known: every préfecture then sees it.
  office text,
  constraint a_letter_is_about_one_thing check (num_nonnulls(points_letter, named) = 1),
  constraint why_a_letter_waits_is_known check (why in ('no-address', 'wrong-address')),
  constraint waiting_letter_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint waiting_letter_on_points foreign key (points_letter) references points_letter (id) on delete cascade,
  constraint waiting_question foreign key (named) references named_driver (id) on delete cascade
);
create index letter_waiting_by_driver on letter_waiting (driver_id);
create index letter_waiting_in_office on letter_waiting (office, since, id);
create index letter_waiting_on_points on letter_waiting (points_letter);
create index letter_waiting_for_answer on letter_waiting (named);
comment on table letter_waiting is 'Letters on paper that wait for an address of their driver.';

grant select on letter_waiting to papier_web;
grant select, insert, delete on letter_waiting to papier_worker;
grant select, delete on letter_waiting to papier_purge;

alter table posted_letter add column times int not null default 1;
alter table posted_letter add column address_id uuid;
comment on column posted_letter.times is 'How often it was posted: again once, to an address given since it came back.';
grant update (tracking, posted_on, times, address_id) on posted_letter to papier_worker;

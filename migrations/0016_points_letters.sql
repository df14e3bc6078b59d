-- The letters that the points of a licence call for, what those who owe something were warned of, and what was erased by order of the law.

create table points_letter (
  id uuid primary key,
  driver_id uuid not null,
  -- 48, 48M, 48N, 48SI or 46.
  ref text not null,
  -- The fact of the infraction that it is about; nothing for points given back by time or by a stage.
  about uuid,
  due_on date not null,
  -- Withdrawn when negative, given back when positive.
  points int not null,
  issued_on date not null,
  way text not null,
  -- The letter that this one announces again, because it said what was not so; `cancels`: nothing takes its place.
  corrects uuid,
  cancels boolean not null default false,
  -- From that day another letter says otherwise.
  corrected_on date,
  constraint letter_to_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint letter_corrects_a_letter foreign key (corrects) references points_letter (id) on delete set null,
  constraint way_of_letter_is_known check (way in ('registered', 'letter', 'account-with-consent'))
);
create index points_letter_by_driver on points_letter (driver_id);
create index points_letter_by_correction on points_letter (corrects) where corrects is not null;
create unique index one_standing_letter on points_letter (driver_id, ref, about, due_on, points) nulls not distinct
  where corrected_on is null and not cancels;
comment on table points_letter is 'Letters issued about points, once each. How far one came is told as facts; what it says is read from the ledger as it was known on the day of issue.';

create table letter_consent (
  driver_id uuid primary key,
  given_on date not null,
  withdrawn_on date,
  constraint consent_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade
);
comment on table letter_consent is 'Who wants the letters on their points in their account, expressly.';

create table record_warning (
  id uuid primary key,
  driver_id uuid not null,
  -- The fact of the measure whose last day comes.
  about uuid not null,
  warned_on date not null,
  last_day date not null,
  held_by text not null,
  missing text[] not null,
  constraint warning_to_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint holder_is_known check (held_by in ('driver', 'prefecture')),
  constraint one_warning_a_day unique (about, warned_on)
);
create index record_warning_by_driver on record_warning (driver_id);
comment on table record_warning is 'A measure comes to its last day without the decision of aptitude: who still owes what.';

create table erasure (
  fact_id uuid primary key,
  erased_on date not null,
  ground text not null
);
comment on table erasure is 'What was erased by order of the law, and by which text: never of whom, never what it said.';

-- Whoever deletes a fact says so: the purge role itself may write nothing. It tells the day, as everybody tells the database what time it is.
create function note_erasure() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into erasure (fact_id, erased_on, ground)
  values (old.id, coalesce(nullif(current_setting('papier.erased_on', true), '')::date, old.erase_on, old.known_on), 'Code de la route, art. L. 225-2')
  on conflict do nothing;
  return old;
end $$;
create trigger erasure_is_noted after delete on record_fact for each row execute function note_erasure();

grant select, insert on points_letter to papier_web, papier_worker;
grant update (corrected_on) on points_letter to papier_web, papier_worker;
grant select, delete on points_letter, record_warning to papier_purge;
grant select, insert, update on letter_consent to papier_web;
grant select on letter_consent to papier_worker;
grant select, delete on letter_consent to papier_purge;
grant select, insert on record_warning to papier_worker;
grant select on record_warning to papier_web;
grant select on erasure to papier_web, papier_read;

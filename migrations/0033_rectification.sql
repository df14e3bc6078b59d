-- What a person says is wrong in their record, and what was answered.

create table rectification (
  id uuid primary key,
  driver_id uuid not null,
  account_id text not null,
  -- The fact that is said to be wrong: erased with it.
  about uuid not null,
  wrong text not null,
  words text not null,
  -- The préfecture of the last address; nothing when none is known: every préfecture then sees it.
  office text,
  asked_at timestamptz not null,
  asked_on date not null,
  state text not null default 'asked',
  answered_by text,
  answered_at timestamptz,
  -- Why nothing is changed; the person reads it in the decision.
  grounds text,
  constraint rectification_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint rectification_goes_with_its_fact foreign key (about) references record_fact (id) on delete cascade,
  constraint state_of_rectification_is_known check (state in ('asked', 'taken-back', 'corrected', 'refused')),
  constraint what_is_wrong_is_known check (wrong in ('not-me', 'never-happened', 'wrong-content', 'undone')),
  constraint a_refusal_has_its_grounds check (state <> 'refused' or grounds is not null),
  constraint answered_by_somebody check ((state = 'asked') = (answered_by is null))
);
create index rectification_by_driver on rectification (driver_id);
create index rectification_by_fact on rectification (about);
create unique index one_open_rectification_a_fact on rectification (about) where state = 'asked';
create index rectification_to_answer on rectification (office, asked_on) where state = 'asked';
comment on table rectification is 'Errors that people report in their record (RGPD art. 16), each answered once.';

grant select, insert on rectification to papier_web;
grant update (state, answered_by, answered_at, grounds) on rectification to papier_web;
grant select on rectification to papier_worker;
grant select, delete on rectification to papier_purge;

-- How long files take: the days of each, the curves of the groups, what was announced to each person, and the published numbers. All of them are
-- counted by a round once a day, so that a page reads a row.

create table file_delay (
  application_id text primary key,
  kind text not null,
  category text not null,
  office text not null,
  -- The month in which it was sent, 2026-11.
  month text not null,
  sent_on date not null,
  outcome text,
  decided_on date,
  in_hand_on date,
  over boolean not null,
  -- Days that were not the person's: to the decision, from the approval; and those that were.
  to_decision int not null,
  from_approval int,
  persons_days int not null,
  waited jsonb not null,
  corrected boolean not null,
  returned boolean not null
);
create index file_delay_living on file_delay (application_id) where not over;
create index file_delay_by_month on file_delay (month);
comment on table file_delay is 'The days of one file, each charged to who held it. Counted from the journal; nothing in it says who.';

create table delay_curve (
  measure text not null,
  kind text not null,
  category text not null,
  month text not null,
  files int not null,
  done int not null,
  half int,
  nine int,
  steps jsonb not null,
  constraint one_curve_a_group primary key (measure, kind, category, month),
  constraint measure_is_known check (measure in ('decision', 'card', 'whole'))
);
comment on table delay_curve is 'The share of files not done after each number of days (Kaplan-Meier), by reason, category and month of sending; an empty part says: all of them.';

create table forecast (
  application_id text not null,
  of text not null,
  made_on date not null,
  measure text not null,
  "group" jsonb not null,
  files int not null,
  waited int not null,
  half_days int not null,
  nine_days int not null,
  half_on date not null,
  nine_on date not null,
  causes jsonb not null,
  constraint one_forecast_a_day primary key (application_id, of, made_on),
  constraint announced_is_known check (of in ('decision', 'hand'))
);
comment on table forecast is 'What was announced of a file, each day on which it changed, and what had moved it: compared later with what happened.';

create table statistic (
  name text primary key,
  counted_on date not null,
  content jsonb not null
);
comment on table statistic is 'Numbers as they are published, counted once a day.';


grant select on file_delay, delay_curve, forecast, statistic to papier_web, papier_read;
grant select, insert, update on file_delay, statistic to papier_worker;
grant select, insert, delete on delay_curve to papier_worker;
grant select, insert on forecast to papier_worker;
grant select, delete on file_delay, forecast to papier_purge;

-- The retentions on which the préfet has still to decide: his hours run out, and the list of the office says which first.

create table retention_to_decide (
  -- The fact of the retention.
  about uuid primary key,
  driver_id uuid not null,
  -- The préfecture that decides; empty while it is not known: every office sees it.
  office text not null,
  retained_on date not null,
  -- The hour on the clock of the place, HH:MM, when it was told.
  retained_at text,
  verified boolean not null,
  last_day date not null,
  -- The préfet must suspend; else he may.
  must boolean not null,
  constraint retention_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade
);
create index retention_to_decide_by_office on retention_to_decide (office, last_day);
create index retention_to_decide_by_driver on retention_to_decide (driver_id);
comment on table retention_to_decide is 'Each retention that waits for a decision of the préfet, written anew each time its record is looked at.';

grant select, insert, update, delete on retention_to_decide to papier_worker;
grant select on retention_to_decide to papier_web;
grant select, delete on retention_to_decide to papier_purge;

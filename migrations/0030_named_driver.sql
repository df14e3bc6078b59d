-- Each time somebody was named as the driver of an infraction: that they were asked, and what an agent should look at.

create table named_driver (
  id uuid primary key,
  driver_id uuid not null,
  -- The newest fact that names them; erased with it.
  fact_id uuid not null,
  asked_on date not null,
  conflict text,
  conflict_since date,
  -- The agent who has looked at it.
  settled_by uuid,
  settled_at timestamptz,
  constraint named_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint named_by_a_fact foreign key (fact_id) references record_fact (id) on delete cascade,
  constraint conflict_is_known check (conflict in ('before-answer', 'despite-denial')),
  constraint conflict_has_its_day check ((conflict is null) = (conflict_since is null)),
  constraint settled_by_somebody check ((settled_by is null) = (settled_at is null))
);
create index named_driver_by_driver on named_driver (driver_id);
create index named_driver_by_fact on named_driver (fact_id);
create index named_driver_to_look_at on named_driver (conflict_since, id) where conflict is not null and settled_at is null;
comment on table named_driver is 'Who was asked whether they drove. What they answered is a sealed fact of their record.';

grant select, insert on named_driver to papier_web, papier_worker;
grant update (fact_id, conflict, conflict_since, settled_by, settled_at) on named_driver to papier_web, papier_worker;

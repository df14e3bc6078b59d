-- The papers of an act are sealed, each act with a key of its own. Without a row here they stand in clear, as they were delivered before: `npm run
-- rotate-keys` seals those.

create table act_key (
  act_id uuid primary key,
  master text not null,
  wrapped bytea not null,
  constraint key_of_an_act foreign key (act_id) references delivered_act (id) on delete cascade
);
create index act_key_by_master on act_key (master);
comment on table act_key is 'The key of each act. Without this row no copy of its papers opens any more.';

alter table delivered_act alter column french set storage external, alter column english set storage external;

grant select, insert on act_key to papier_web, papier_worker;
grant select, delete on act_key to papier_purge;

-- What was taken back stays taken back, whenever it is told; and a list of what was told that forgets nothing that was written late.

create table record_take_back (
  id uuid primary key,
  revision int not null,
  taken_back_on date not null
);
comment on table record_take_back is 'Up to which revision a reference of an author was taken back. The id is a hash of author, kind and reference: it says nothing of anybody.';
grant select, insert, update on record_take_back to papier_web;
grant select on record_take_back to papier_worker;

-- A number each, in the order of writing: moments are the same for many, and ids are no order.
alter table record_fact add column place bigint generated always as identity;
drop index record_fact_by_source;
create index record_fact_by_source on record_fact (source, place);

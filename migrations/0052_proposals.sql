-- An act that needs two people says why it is proposed; what waits is found at once.
alter table record_fact add column reason bytea;
comment on column record_fact.reason is 'Why an act that needs two people is proposed: sealed with the key of the fact, erased with it.';
create index record_fact_proposed on record_fact (source, told_at, id) where proposed;

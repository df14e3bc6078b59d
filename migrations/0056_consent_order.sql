-- Two changes of mind in one instant: the order in which they were written says which is the last.
alter table electronic_consent add column place bigint generated always as identity;

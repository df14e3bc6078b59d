/** The wound clock of the sandbox. No production database has this schema. */
export const clockSchema = `
create schema if not exists sandbox;
create table if not exists sandbox.clock (id boolean primary key default true check (id), days_ahead double precision not null default 0);
alter table sandbox.clock alter column days_ahead type double precision;
grant usage on schema sandbox to papier_app, papier_web, papier_worker, papier_purge, papier_read;
grant select, insert, update on sandbox.clock to papier_web;
grant select on sandbox.clock to papier_worker, papier_purge, papier_read;
`

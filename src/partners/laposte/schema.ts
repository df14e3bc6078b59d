/** What the carrier of the sandbox knows: its letters, and what happened to each, in the order in which it was told. */
export const laPosteSchema = `
create schema if not exists sandbox;
create table if not exists sandbox.laposte_letter (
  number text primary key,
  reference text not null constraint a_reference_is_one_letter unique,
  place bigint generated always as identity,
  letter text not null,
  send_to text[] not null,
  lost boolean not null default false,
  announced_at timestamptz not null,
  paper bytea
);
alter table sandbox.laposte_letter add column if not exists paper bytea;
create table if not exists sandbox.laposte_event (
  told bigint generated always as identity primary key,
  number text not null references sandbox.laposte_letter,
  code text not null,
  label text not null,
  at timestamptz not null
);
create index if not exists laposte_event_of on sandbox.laposte_event (number, told);
create table if not exists sandbox.laposte_setting (
  id boolean primary key default true check (id),
  delivers boolean not null,
  trouble text,
  trouble_until timestamptz
);
create sequence if not exists sandbox.laposte_number;
grant usage on schema sandbox to papier_app;
grant select, insert, update on sandbox.laposte_letter, sandbox.laposte_event, sandbox.laposte_setting to papier_app;
grant usage on sequence sandbox.laposte_number to papier_app;
`

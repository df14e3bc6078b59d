/** What the authorities of the sandbox hold: their secret at our door, and a book of what each of them told. */
export const authoritiesSchema = `
create schema if not exists sandbox;
create table if not exists sandbox.authority_secret (
  authority text primary key,
  secret text not null
);
create sequence if not exists sandbox.authority_number;
create table if not exists sandbox.authority_call (
  key text primary key,
  place bigint generated always as identity,
  authority text not null,
  neph text not null,
  kind text not null,
  reference text not null,
  revision int not null,
  content jsonb not null,
  at timestamptz not null,
  status int,
  answer jsonb
);
alter table sandbox.authority_call add column if not exists takes_back text;
create index if not exists authority_calls on sandbox.authority_call (authority, place);
create index if not exists authority_calls_of on sandbox.authority_call (neph, kind, place);
create table if not exists sandbox.authority_hook (
  authority text primary key,
  hook_id text,
  secret text,
  down boolean not null default false
);
create table if not exists sandbox.authority_news (
  place bigint primary key generated always as identity,
  authority text not null,
  id text not null,
  body jsonb not null,
  signed boolean not null,
  at timestamptz not null
);
create index if not exists authority_news_in_order on sandbox.authority_news (authority, place);
grant usage on schema sandbox to papier_app;
grant usage on sequence sandbox.authority_number to papier_app;
grant select, insert on sandbox.authority_secret to papier_app;
grant select, insert on sandbox.authority_news to papier_app;
grant select, insert, update on sandbox.authority_call, sandbox.authority_hook to papier_app;
`

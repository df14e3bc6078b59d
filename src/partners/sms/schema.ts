/** What the operator of short texts holds in the sandbox: each text under our id, each phone, and how it works today. */
export const smsSchema = `
create schema if not exists sandbox;
create table if not exists sandbox.sms (
  id text primary key,
  place bigint generated always as identity,
  recipient text not null,
  said text not null,
  state text not null check (state in ('accepted', 'delivered', 'failed')),
  received_at timestamptz not null
);
create index if not exists sms_of_recipient on sandbox.sms (recipient, place);
create table if not exists sandbox.sms_phone (
  number text primary key,
  off boolean not null default false,
  stopped boolean not null default false
);
create table if not exists sandbox.sms_setting (
  id boolean primary key default true check (id),
  down boolean not null
);
grant usage on schema sandbox to papier_app;
grant select, insert, update on sandbox.sms, sandbox.sms_phone, sandbox.sms_setting to papier_app;
`

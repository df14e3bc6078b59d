/** What the provider of photo-signatures holds in the sandbox: one row a code, with its images. */
export const ephotoSchema = `
create schema if not exists sandbox;
create table if not exists sandbox.ephoto_code (
  code text primary key,
  place bigint generated always as identity,
  state text not null check (state in ('new', 'reserved', 'consumed')),
  request_id text constraint a_held_code_has_its_request check ((state = 'new') = (request_id is null)),
  taken_on date not null,
  last_day date not null,
  portrait bytea not null,
  signature bytea not null
);
create table if not exists sandbox.ephoto_setting (
  id boolean primary key default true check (id),
  down_until timestamptz
);
grant usage on schema sandbox to papier_app;
grant select, insert, update on sandbox.ephoto_code, sandbox.ephoto_setting to papier_app;
`

-- The doors of partners: who may tell facts of drivers over HTTP, with which secret, and what was answered.

create table door_client (
  id text primary key,
  name text not null,
  teller text not null,
  closed_at timestamptz,
  constraint client_has_a_short_name check (id ~ '^[a-z][a-z0-9-]{1,39}$')
);
comment on table door_client is 'A partner that tells facts of drivers. Its quality says which kinds; its id is the source of its references.';

create table door_secret (
  hash bytea primary key,
  client_id text not null,
  -- Still good until then, while its successor is put in place; nothing for the newest one.
  until timestamptz,
  constraint secret_of_a_client foreign key (client_id) references door_client (id)
);
create index door_secret_by_client on door_secret (client_id);
comment on table door_secret is 'SHA-256 of the secrets of partners, which are random: nobody can read one here.';

create table door_token (
  hash bytea primary key,
  client_id text not null,
  scopes text[] not null,
  until timestamptz not null,
  constraint token_of_a_client foreign key (client_id) references door_client (id)
);
create index door_token_by_end on door_token (until);
comment on table door_token is 'SHA-256 of the access tokens that partners hold for a few minutes.';

create table door_call (
  client_id text not null,
  key text not null,
  body bytea not null,
  status int not null,
  answer jsonb not null,
  at timestamptz not null,
  constraint one_answer_a_key primary key (client_id, key),
  constraint call_of_a_client foreign key (client_id) references door_client (id)
);
create index door_call_by_day on door_call (at);
comment on table door_call is 'What was answered to each idempotency key: references and ids, never what was told. The body is there as a hash.';

-- A partner reads what it told, in the order of telling.
create index record_fact_by_source on record_fact (source, told_at, id);

grant select, insert, update on door_client to papier_web;
grant select, insert, update on door_secret to papier_web;
grant select, insert on door_token to papier_web;
grant select, insert, update on door_call to papier_web;
grant select (until), delete on door_token to papier_worker;
grant select (until), delete on door_secret to papier_worker;
grant select (at), delete on door_call to papier_worker;

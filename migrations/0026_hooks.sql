-- What partners are told: who wants news of the facts it told, with which secrets they are signed, and every delivery.

create table hook (
  id uuid primary key,
  client_id text not null,
  url text not null,
  kinds text[] not null,
  -- What was told before is not announced.
  since timestamptz not null,
  closed_at timestamptz,
  -- Its receiver refuses or does not answer since then.
  failing_since timestamptz,
  constraint hook_of_a_client foreign key (client_id) references door_client (id)
);
create unique index one_open_hook_an_address on hook (client_id, url) where closed_at is null;
comment on table hook is 'An address of a partner that is told what becomes of the facts of these kinds that the partner told.';

create table hook_secret (
  id uuid primary key,
  hook_id uuid not null,
  master text not null,
  wrapped bytea not null,
  at timestamptz not null,
  -- Still signs until then, beside its successor; nothing for the newest one.
  until timestamptz,
  constraint secret_of_a_hook foreign key (hook_id) references hook (id)
);
create index hook_secret_by_hook on hook_secret (hook_id);
create index hook_secret_by_master on hook_secret (master);
comment on table hook_secret is 'The secrets with which deliveries are signed, wrapped by the master key: they must be used, so a hash would not do.';

create table hook_delivery (
  id uuid primary key,
  hook_id uuid not null,
  -- Given while the row of the hook is locked: the order of the places is the order of the commits.
  place bigint generated always as identity,
  -- The same news of a hook is one delivery.
  news text not null,
  what text not null,
  kind text,
  reference text,
  revision int,
  -- The kind of the other fact that followed.
  followed_by text,
  -- Erased with the fact, the same day.
  fact_id uuid,
  at timestamptz not null,
  state text not null default 'waiting',
  tries int not null default 0,
  answer text,
  tried_at timestamptz,
  constraint delivery_of_a_hook foreign key (hook_id) references hook (id),
  constraint delivery_about_a_fact foreign key (fact_id) references record_fact (id) on delete cascade,
  constraint one_delivery_a_news unique (hook_id, news),
  constraint delivery_stands check (state in ('waiting', 'delivered', 'refused'))
);
create index hook_delivery_waiting on hook_delivery (hook_id, place) where state = 'waiting';
create index hook_delivery_in_order on hook_delivery (hook_id, place);
create index hook_delivery_of_fact on hook_delivery (fact_id);
create index hook_delivery_by_day on hook_delivery (at);
comment on table hook_delivery is 'What is told to a hook: the reference and kind that the partner gave, and what became of it. Never who, never points, never what the fact says.';

grant select, insert, update on hook to papier_web;
grant select, insert on hook_secret to papier_web;
grant update (until) on hook_secret to papier_web;
grant select, insert on hook_delivery to papier_web;
grant update (state, tries) on hook_delivery to papier_web;
grant select on hook to papier_worker;
grant update (closed_at, failing_since) on hook to papier_worker;
grant select, delete on hook_secret to papier_worker;
grant select, insert, delete on hook_delivery to papier_worker;
grant update (state, tries, answer, tried_at) on hook_delivery to papier_worker;
grant select (id, teller, closed_at) on door_client to papier_worker;

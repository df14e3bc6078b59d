-- Who is here: people and agents, their sessions, the way in, and what must be kept of who read and who was refused.

create table account (
  id uuid primary key,
  -- The person at FranceConnect, for our service alone. It changes only when the civil status does.
  sub text not null,
  identity jsonb not null,
  email text not null,
  mobile text,
  lang text not null,
  driver_id text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint one_account_a_person unique (sub),
  constraint lang_is_known check (lang in ('fr', 'en'))
);
create unique index one_account_a_driver on account (driver_id) where driver_id is not null;
comment on table account is 'A person who signs in: civil status as FranceConnect gave it, where to write to, and their driver file once matched.';

create table agent (
  id uuid primary key,
  -- Bound at the first sign-in; afterwards nobody else comes in with the same e-mail.
  sub text,
  email text not null,
  name text not null,
  roles text[] not null,
  departement text not null,
  last_day date,
  constraint one_agent_a_sub unique (sub),
  constraint email_in_small_letters check (email = lower(email)),
  constraint roles_are_known check (roles <@ array['reviewer', 'supervisor', 'desk'] and cardinality(roles) > 0)
);
create unique index one_agent_an_email on agent (email);
create index agent_by_departement on agent (departement);
comment on table agent is 'Individual habilitations: who may act, in what roles, for which préfecture, until which day included. Nobody registers by themselves.';

create table session (
  id uuid primary key,
  hash bytea not null,
  -- The token before the last rotation, good for a moment more: two requests may cross.
  previous_hash bytea,
  account_id uuid references account (id) on delete cascade,
  agent_id uuid references agent (id) on delete cascade,
  device text not null,
  id_token text,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  rotated_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint one_session_a_token unique (hash),
  constraint session_is_of_one check (num_nonnulls(account_id, agent_id) = 1)
);
create index session_by_previous_token on session (previous_hash) where previous_hash is not null;
create index session_by_account on session (account_id) where account_id is not null;
create index session_by_agent on session (agent_id) where agent_id is not null;
comment on table session is 'Signed-in browsers, on real time. Only the hash of each token is kept.';

create table sign_in (
  state_hash bytea primary key,
  visitor_hash bytea not null,
  nonce text not null,
  kind text not null,
  next text not null,
  lang text not null,
  until timestamptz not null,
  constraint kind_is_known check (kind in ('person', 'agent'))
);
comment on table sign_in is 'Somebody left for FranceConnect or ProConnect: what they must come back with, once, from the same browser.';

create table match_task (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  why text not null,
  -- Where the person lives, as they said; without it a supervisor of any préfecture decides.
  departement text,
  typed_neph text,
  identity jsonb not null,
  candidates text[] not null,
  state text not null,
  driver_id text,
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  reason text,
  constraint why_is_known check (why in ('same', 'neph-typed', 'several-files', 'near-file', 'file-of-another-account', 'civil-status-changed')),
  constraint state_is_known check (state in ('open', 'accepted', 'refused')),
  constraint decided_by_somebody check ((state = 'open') = (decided_by is null))
);
create unique index one_open_task_an_account on match_task (account_id) where state = 'open';
create index match_task_worklist on match_task (departement, opened_at) where state = 'open';
comment on table match_task is 'Each link between a person and a driver file: made because all agreed, or left to an agent, who decided what and why.';

create table reading (
  id uuid primary key,
  at timestamptz not null,
  agent_id uuid not null,
  driver_id text not null,
  what text not null,
  reason text not null
);
create index reading_by_driver on reading (driver_id, at);
create index reading_by_agent on reading (agent_id, at);
comment on table reading is 'Which agent read whose file, when and why. It has its own life and is erased by the purge role alone.';

create table refused_access (
  id uuid primary key,
  at timestamptz not null,
  by text not null,
  path text not null,
  why text not null
);
create index refused_access_by_day on refused_access (at);
comment on table refused_access is 'Who asked for what they may not have: an id, an address without its question, a reason.';

create table kept_form (
  id uuid primary key,
  visitor_hash bytea not null,
  account_id uuid references account (id) on delete cascade,
  agent_id uuid references agent (id) on delete cascade,
  path text not null,
  fields jsonb not null,
  until timestamptz not null,
  constraint one_kept_form_a_page unique (visitor_hash, path)
);
comment on table kept_form is 'What was typed in a form that was sent after the session had ended: given back once after the next sign-in, from the same browser.';

grant select, insert, update on account to papier_app;
grant select, insert, update on agent to papier_app;
grant select, insert, update, delete on session, sign_in, kept_form to papier_app;
grant select, insert, update on match_task to papier_app;
grant select, insert on reading to papier_app;
grant insert on refused_access to papier_app;
grant select, delete on account, match_task, reading, refused_access to papier_purge;
grant select (id, name, roles, departement, last_day) on agent to papier_read;
grant select on reading, refused_access to papier_read;

-- Individual habilitations (Code de la route, R. 225-4): who gave each, from when, until when, stopped when. Nobody gives one to themselves.

alter table agent
  add column first_day date,
  add column suspended_at timestamptz,
  add column ended_at timestamptz,
  -- The supervisor who gave it; empty when whoever runs the service did.
  add column given_by uuid references agent (id),
  -- The last day of which the agent and the supervisors were told.
  add column warned_for date,
  add constraint nobody_habilitates_themselves check (given_by <> id);
create index agent_by_last_day on agent (last_day) where ended_at is null;

create table habilitation_act (
  id uuid primary key,
  agent_id uuid not null references agent (id),
  act text not null,
  at timestamptz not null,
  by uuid references agent (id),
  roles text[] not null,
  departement text not null,
  first_day date not null,
  last_day date not null,
  why text not null default '',
  constraint act_is_known check (act in ('given', 'changed', 'suspended', 'resumed', 'ended')),
  constraint nobody_acts_on_their_own check (by <> agent_id)
);
create index habilitation_act_by_agent on habilitation_act (agent_id, at);
comment on table habilitation_act is 'All that was ever done to a habilitation, by whom and why, with the habilitation as it stood from then on. Nothing in it is changed.';

grant select, insert on habilitation_act to papier_web;
grant select on habilitation_act to papier_read;
grant select (first_day, suspended_at, ended_at, warned_for) on agent to papier_worker;
grant update (warned_for) on agent to papier_worker;

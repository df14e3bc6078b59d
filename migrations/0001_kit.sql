-- What every capability stands on: the roles, the journal, the deadlines.

do $$
declare name text;
begin
  -- Roles belong to the whole server: another database of it may have made them already.
  foreach name in array array['papier_app', 'papier_purge', 'papier_read'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

grant usage on schema public to papier_app, papier_purge, papier_read;

create table journal (
  seq bigint generated always as identity primary key,
  id uuid not null,
  stream text not null,
  version int not null,
  type text not null,
  facts jsonb not null,
  by text not null,
  at timestamptz not null,
  -- The idempotency key of the command, and the place of the event among those of the same command.
  key text not null,
  part int not null,
  previous bytea not null,
  hash bytea not null,
  constraint one_id_an_event unique (id),
  constraint one_event_a_version unique (stream, version),
  constraint one_outcome_a_command unique (stream, key, part)
);
comment on table journal is 'What happened, in order, for ever: no role may change or delete a row. Personal data stand elsewhere, in rows that can be erased.';

create table deadline (
  stream text not null,
  name text not null,
  due_on date not null,
  constraint one_deadline_a_name primary key (stream, name)
);
create index deadline_by_day on deadline (due_on);
comment on table deadline is 'The first day on which something happens by itself if nobody acts before.';

create unlogged table throttle (
  key text not null,
  "window" bigint not null,
  tries int not null,
  constraint one_count_a_key primary key (key)
);
comment on table throttle is 'Tries counted in a window of real time; keys are hashes. Losing it in a crash costs nothing.';

grant select, insert on journal to papier_app;
grant select, insert, update, delete on deadline, throttle to papier_app;
grant select on journal, deadline to papier_read;
grant select on journal to papier_purge;

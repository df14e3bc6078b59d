-- Messages between a person and the office about a request; a letter may go to an agent.

create table message (
  id uuid primary key,
  application_id text not null,
  -- The agent who wrote it; empty when the person did.
  agent_id text,
  words text not null,
  written_at timestamptz not null,
  -- When the other side first opened it.
  read_at timestamptz
);
create index message_by_application on message (application_id, written_at);
comment on table message is 'What a person and the office wrote to each other about a request: personal, erasable. The journal knows the id, the side and the days.';

grant select, insert on message to papier_app;
grant update (read_at) on message to papier_app;
grant select, delete on message to papier_purge;

alter table application add column message_waits_for text generated always as (state -> 'message' ->> 'waitsFor') stored;
create index application_unanswered on application (office, cepc_last_day nulls last, submitted_at) where message_waits_for = 'office';

alter table notice_sent alter column account_id drop not null, add column agent_id text,
  add constraint letter_is_to_one check (num_nonnulls(account_id, agent_id) = 1);

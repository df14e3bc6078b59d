-- Words that agents use again when they ask for a correction: of one agent, or of the whole office. What was sent stands in written_words.

create table macro (
  id uuid primary key,
  office text not null,
  -- Whose it is; empty when the whole office may use it.
  agent_id uuid references agent (id),
  reason text not null,
  -- For that piece only; empty for every piece that has the reason.
  piece text,
  title text not null,
  words text not null,
  written_by uuid not null references agent (id),
  written_at timestamptz not null,
  ended_at timestamptz
);
create index macro_of_an_office on macro (office, reason) where ended_at is null;
comment on table macro is 'Words that agents use again in a correction, with their placeholders: no person is in them.';

grant select, insert on macro to papier_web;
grant update (reason, piece, title, words, written_by, written_at, ended_at) on macro to papier_web;
grant select on macro to papier_read;

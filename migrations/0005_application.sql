-- Requests: the state of each stream, answers and drafts. What is personal stands in answers and words, never in the journal.

create table application (
  id text primary key,
  version int not null,
  state jsonb not null,
  status text not null generated always as (state ->> 'status') stored,
  driver_id text not null generated always as (state -> 'subject' ->> 'driverId') stored,
  account_id text not null generated always as (state -> 'subject' ->> 'accountId') stored,
  category text not null generated always as (state -> 'subject' ->> 'category') stored,
  office text not null generated always as (state -> 'subject' ->> 'office') stored,
  cepc_last_day text generated always as (state -> 'subject' ->> 'cepcLastDay') stored,
  submitted_at text generated always as (state ->> 'submittedAt') stored,
  taker text generated always as (state ->> 'taker') stored
);
-- A second request of the same kind is joined to the first: the database holds the promise.
create unique index one_living_request_a_driver_and_category on application (driver_id, category) where status in ('with-agent', 'with-applicant');
-- What ends first is worked first, then what is oldest.
create index application_worklist on application (office, status, cepc_last_day nulls last, submitted_at);
create index application_by_account on application (account_id);

create table draft (
  id uuid primary key,
  account_id uuid not null,
  kind text not null,
  result_id uuid not null,
  answers jsonb not null default '{}',
  updated_at timestamptz not null,
  constraint one_draft_a_result unique (account_id, result_id)
);
comment on table draft is 'Answers not yet submitted: plain rows, erasable, never events.';

create table answers (
  id uuid primary key,
  -- Each question as it was worded, with its answer: readable for ever, whatever becomes of the form.
  questions jsonb not null,
  facts jsonb not null,
  salt bytea not null,
  commitment bytea not null,
  received_at timestamptz not null
);
comment on table answers is 'What a person answered, as worded: erased by the purge role when the law says so. The journal keeps the id and this salted commitment.';

create table written_words (
  id uuid primary key,
  application_id text not null,
  words text not null,
  written_at timestamptz not null
);
comment on table written_words is 'What an agent wrote in their own words about a file: reasons and grounds in fact.';

grant select, insert, update on application to papier_app;
grant select, insert, update, delete on draft to papier_app;
grant select, insert on answers, written_words to papier_app;
grant select, delete on answers, written_words to papier_purge;
grant select on application to papier_read;

-- What the lists of an office and its usual delay are counted on, read from indexes alone however many files there are.

alter table application
  add column mended boolean not null generated always as (jsonb_path_exists(state, '$.pieces.*.state ? (@ == "mended")')) stored,
  add column submitted_on text generated always as (state ->> 'submittedOn') stored,
  add column decided_on text generated always as (state ->> 'decidedOn') stored;
create index application_counts on application (office, status, taker, mended) where status in ('with-agent', 'with-applicant');
create index application_decided on application (office, decided_on desc, submitted_on) where status in ('approved', 'refused');

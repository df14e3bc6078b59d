-- Exam results as the centres send them, each version kept; the CEPC; who is looking at a result.

create table exam_result (
  id uuid primary key,
  -- The centre's own reference of the line: what is sent again under it is the same result, or its correction.
  source text not null,
  revision int not null,
  fingerprint bytea not null,
  driver_id uuid not null,
  category text not null,
  kind text not null,
  exam_day date not null,
  departement text not null,
  -- Shown from 00:00 of this day, in the zone of the centre.
  published_on date not null,
  zone text not null,
  outcome text not null,
  -- Centre, marks, total, codes, what the inspector asked for.
  facts jsonb not null,
  received_at timestamptz not null,
  constraint one_result_a_source unique (source),
  constraint result_of_a_known_driver foreign key (driver_id) references driver (id),
  constraint kind_is_theory_or_practical check (kind in ('theory', 'practical')),
  constraint outcome_is_known check (outcome in ('favourable', 'insufficient', 'absent', 'not-examined', 'annulled'))
);
create index result_by_driver on exam_result (driver_id, category);
comment on table exam_result is 'The result that counts now for each line of a centre.';

create table exam_result_version (
  source text not null,
  fingerprint bytea not null,
  line jsonb not null,
  received_at timestamptz not null,
  constraint one_version_a_fingerprint primary key (source, fingerprint)
);
comment on table exam_result_version is 'Every version of every line, as received: a correction supersedes, and what stood before it can be read. Personal, erasable.';

create table cepc (
  id uuid primary key,
  result_id uuid not null,
  driver_id uuid not null,
  number text not null,
  first_day date not null,
  last_day date not null,
  categories text[] not null,
  codes text[] not null,
  probation jsonb,
  charte_accepted_at timestamptz,
  issued_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint one_cepc_a_number unique (number),
  constraint cepc_of_a_known_result foreign key (result_id) references exam_result (id)
);
create unique index one_living_cepc_a_result on cepc (result_id) where withdrawn_at is null;
create index cepc_by_driver on cepc (driver_id);
comment on table cepc is 'The CEPC that were issued: what is printed on them beside the exam.';

create unlogged table result_view (
  token bytea primary key,
  visitor bytea not null,
  result_id uuid not null,
  until timestamptz not null
);
create index result_view_by_end on result_view (until);
comment on table result_view is 'A result open in one browser for a while of real time: both keys are hashes.';

create unlogged table human_check (
  nonce text primary key,
  until timestamptz not null
);
create index human_check_by_end on human_check (until);
comment on table human_check is 'Questions already answered: each serves once.';

grant select, insert, update on exam_result, cepc to papier_app;
grant select, insert on exam_result_version to papier_app;
grant select, insert, delete on result_view, human_check to papier_app;
grant select, delete on exam_result, exam_result_version, cepc to papier_purge;
grant select (id, category, kind, exam_day, departement, published_on, outcome, received_at) on exam_result to papier_read;

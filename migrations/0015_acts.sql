-- Consent to electronic letters, and the acts that were put into an account.

create table electronic_consent (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  given boolean not null,
  at timestamptz not null
);
create index electronic_consent_by_account on electronic_consent (account_id, at);
comment on table electronic_consent is 'Each time a person consented to electronic letters, or took the consent back: the last row counts, the others are the proof of what stood when an act was delivered.';

create table delivered_act (
  id uuid primary key,
  account_id text not null,
  application_id text,
  name text not null,
  kind text not null,
  title jsonb not null,
  -- Whose court an appeal goes to.
  departement text not null,
  way text not null,
  available_on date not null,
  available_at timestamptz not null,
  first_read_at timestamptz,
  read_on date,
  notified_on date,
  notified_how text,
  french bytea not null,
  english bytea not null,
  constraint kind_is_known check (kind in ('decision', 'points')),
  constraint way_is_known check (way in ('account-with-consent', 'account')),
  constraint read_at_some_time check ((first_read_at is null) = (read_on is null)),
  constraint notified_somehow check ((notified_on is null) = (notified_how is null)),
  constraint nothing_is_notified_without_consent check (notified_on is null or way = 'account-with-consent')
);
create index delivered_act_by_account on delivered_act (account_id, available_at);
create index delivered_act_by_application on delivered_act (application_id);
create index delivered_act_not_notified on delivered_act (available_on) where way = 'account-with-consent' and notified_on is null;
comment on table delivered_act is 'An act as it was delivered, word for word, with the days of its life: available, first read, notified and how that is known. Erased by the purge role with what it decides.';

grant select, insert on electronic_consent to papier_web;
grant select on electronic_consent to papier_worker;
grant select, insert on delivered_act to papier_web, papier_worker;
grant update (first_read_at, read_on, notified_on, notified_how) on delivered_act to papier_web;
grant update (notified_on, notified_how) on delivered_act to papier_worker;
grant select, delete on electronic_consent, delivered_act to papier_purge;

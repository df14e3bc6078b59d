-- Contacts confirmed by a code, SMS for those who want them, letters about the account itself.

alter table account add column email_confirmed_at timestamptz, add column mobile_confirmed_at timestamptz,
  add column sms_wanted boolean not null default false;

create table contact_check (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  channel text not null,
  value text not null,
  asked_at timestamptz not null,
  until timestamptz not null,
  tries int not null default 0,
  confirmed_at timestamptz,
  constraint channel_is_known check (channel in ('email', 'mobile'))
);
create index contact_check_by_account on contact_check (account_id);
comment on table contact_check is 'A code sent to an address that somebody says is theirs, on real time. The code itself stands nowhere: it is derived from the id and a secret.';

create table contact_change (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  channel text not null,
  before text not null,
  changed_at timestamptz not null,
  constraint channel_is_known check (channel in ('email', 'mobile'))
);
create index contact_change_by_account on contact_change (account_id);
comment on table contact_change is 'An address that no longer is the one we write to: it is told once that it was changed.';

create table sms_sent (
  -- The letter of the same act, with its channel: one act gives one text.
  id text primary key,
  notice text not null,
  account_id text not null,
  application_id text,
  lang text not null,
  number text not null,
  words text not null,
  state text not null,
  why text,
  written_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  constraint lang_is_known check (lang in ('fr', 'en')),
  constraint state_is_known check (state in ('to-send', 'sent', 'delivered', 'failed', 'refused'))
);
create index sms_sent_by_account on sms_sent (account_id, written_at);
create index sms_sent_on_its_way on sms_sent (sent_at) where state = 'sent';
comment on table sms_sent is 'Each SMS as it was written, and where the operator says it is; erased by the purge role with the letter of the same act.';

alter table notice_sent alter column application_id drop not null;

grant select, insert, update on contact_check to papier_web;
grant select, delete on contact_check to papier_worker;
grant select, insert on contact_change to papier_web;
grant select on contact_change to papier_worker;
-- An operator says STOP to the worker.
grant update (sms_wanted) on account to papier_worker;
grant select on sms_sent to papier_web;
grant select, insert on sms_sent to papier_worker;
grant update (state, why, sent_at, settled_at) on sms_sent to papier_worker;
grant select, delete on contact_check, contact_change, sms_sent to papier_purge;

-- Letters: what was written to whom about which event, and whether it left.

create table notice_sent (
  -- The event and the notice: one event gives one message of a kind, however often the task runs.
  id text not null,
  notice text not null,
  account_id text not null,
  application_id text not null,
  lang text not null,
  address text,
  first_name text,
  letter jsonb not null,
  state text not null,
  -- The answer of a mail server that refused it for good.
  why text,
  written_at timestamptz not null,
  sent_at timestamptz,
  constraint one_letter_a_notice primary key (id),
  constraint lang_is_known check (lang in ('fr', 'en')),
  constraint state_is_known check (state in ('to-send', 'sent', 'refused', 'no-address')),
  constraint no_letter_leaves_without_address check (address is not null or state = 'no-address'),
  constraint sent_at_some_time check ((state = 'sent') = (sent_at is not null))
);
create index notice_sent_by_account on notice_sent (account_id, written_at);
create index notice_sent_by_application on notice_sent (application_id, written_at);
comment on table notice_sent is 'Each e-mail as it was written, kept so that the person can read it again; erased by the purge role with the request.';

grant select, insert on notice_sent to papier_app;
grant update (state, why, sent_at) on notice_sent to papier_app;
grant select, delete on notice_sent to papier_purge;
grant select (id, notice, lang, state, why, written_at, sent_at) on notice_sent to papier_read;

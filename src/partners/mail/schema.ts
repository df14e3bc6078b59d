/** The letter boxes of the sandbox. Each delivery is a row, so that a message that came twice is seen twice. */
export const mailSchema = `
create schema if not exists sandbox;
create table if not exists sandbox.mail (
  id bigint generated always as identity primary key,
  message_id text not null,
  recipient text not null,
  sender text not null,
  subject text not null,
  lang text not null,
  plain text not null,
  html text not null,
  received_at timestamptz not null
);
create index if not exists mail_of_recipient on sandbox.mail (lower(recipient), id);
create index if not exists mail_of_message on sandbox.mail (message_id);
create table if not exists sandbox.mail_mode (
  id boolean primary key default true check (id),
  mode text not null check (mode in ('open', 'refusing', 'down'))
);
grant usage on schema sandbox to papier_app;
grant select, insert on sandbox.mail to papier_app;
grant select, insert, update on sandbox.mail_mode to papier_app;
`

/** The printing house's own ledger, for the sandbox. It is keyed by our order, so that an order said twice is one card. */
export const printerSchema = `
create schema if not exists sandbox;
create table if not exists sandbox.printer_order (
  order_id text primary key,
  place bigint generated always as identity,
  batch_id text not null,
  remake_of text,
  number text not null,
  holder text not null,
  fingerprint text not null,
  letter text not null,
  send_to text[] not null,
  status text not null check (status in ('accepted', 'refused', 'printed', 'spoiled', 'dispatched')),
  code text,
  defect text,
  received int not null default 1,
  printed int not null default 0 constraint a_card_is_printed_once check (printed in (0, 1)),
  serial text constraint a_serial_is_one_card unique,
  tracking_number text constraint a_letter_holds_one_card unique,
  received_at timestamptz not null,
  printed_at timestamptz,
  dispatched_at timestamptz
);
create unique index if not exists an_order_is_remade_once on sandbox.printer_order (remake_of) where status <> 'refused';
create index if not exists printer_order_number on sandbox.printer_order (number);
create index if not exists printer_order_in_hand on sandbox.printer_order (received_at) where status in ('accepted', 'printed');
create table if not exists sandbox.printer_event (
  cursor bigint generated always as identity primary key,
  order_id text not null references sandbox.printer_order,
  type text not null,
  at timestamptz not null,
  facts jsonb not null
);
create table if not exists sandbox.printer_setting (
  id boolean primary key default true check (id),
  by_itself boolean not null,
  after_hours int not null,
  refuses boolean not null default false,
  down_until timestamptz
);
create sequence if not exists sandbox.printer_serial;
create sequence if not exists sandbox.printer_letter;
grant usage on schema sandbox to papier_app;
grant select, insert, update on sandbox.printer_order, sandbox.printer_event, sandbox.printer_setting to papier_app;
grant usage on sequence sandbox.printer_serial, sandbox.printer_letter to papier_app;
`

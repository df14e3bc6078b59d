-- Cards: the state of each stream, their numbers, the addresses they travel to.

create table card (
  id text primary key,
  version int not null,
  state jsonb not null,
  status text not null generated always as (state ->> 'status') stored,
  driver_id text not null generated always as (state -> 'subject' ->> 'driverId') stored,
  account_id text not null generated always as (state -> 'subject' ->> 'accountId') stored,
  application_id text not null generated always as (state -> 'subject' ->> 'applicationId') stored,
  office text not null generated always as (state -> 'subject' ->> 'office') stored,
  number text not null generated always as (state -> 'subject' ->> 'number') stored,
  order_id text generated always as (state -> 'order' ->> 'id') stored,
  order_state text generated always as (state -> 'order' ->> 'state') stored,
  tracking text generated always as (state ->> 'tracking') stored
);
create unique index one_card_on_its_way_a_driver on card (driver_id) where status in ('with-printer', 'with-post', 'at-post-office', 'with-us', 'at-desk');
create unique index one_card_in_hand_a_driver on card (driver_id) where status = 'handed-over';
create unique index one_card_a_number on card (number);
create unique index one_card_a_request on card (application_id);
create index card_by_order on card (order_state, order_id);
create index card_by_tracking on card (tracking);
create index card_by_driver on card (driver_id);
create index card_by_office on card (office, status);

-- The rank of the next card of each year.
create table card_number (
  year int not null,
  last int not null,
  constraint one_rank_a_year primary key (year)
);

create table card_address (
  id uuid primary key,
  driver_id text not null,
  lines text[] not null,
  commune text not null,
  given_at timestamptz not null
);
comment on table card_address is 'Where a card travels to: the lines of the envelope and the INSEE code of the commune.';

create table card_engraving (
  order_id text primary key,
  card_id text not null,
  content jsonb not null
);
create index card_engraving_by_card on card_engraving (card_id);
comment on table card_engraving is 'Everything that an order asks to engrave, as it stood when it was ordered.';

create table card_images (
  card_id text primary key,
  master text not null,
  portrait bytea not null,
  signature bytea not null
);
alter table card_images alter column portrait set storage external;
alter table card_images alter column signature set storage external;
comment on table card_images is 'The photo and the signature of each card, sealed.';

-- One card travels at a time: a request approved meanwhile waits for it to arrive.
create table card_waiting (
  application_id text primary key,
  driver_id text not null,
  key text not null,
  since timestamptz not null
);

-- When each letter was last asked about, so that all have their turn.
create table letter_asked (
  tracking text primary key,
  at timestamptz not null
);

-- How far we have read each feed of a partner.
create table feed (
  name text primary key,
  cursor bigint not null
);

grant select, insert, update on card, card_number, feed, letter_asked to papier_app;
grant select, insert on card_address, card_engraving, card_images to papier_app;
grant select, insert, delete on card_waiting to papier_app;
grant select, delete on card_address, card_engraving, card_images, letter_asked to papier_purge;
grant select on card to papier_read;

-- Codes by which a driver lets somebody learn, once, whether the right is there; and who did.

create table right_code (
  id uuid primary key,
  driver_id uuid not null,
  -- Keyed hash of the code: nobody can read one here, nor try them all.
  hash bytea not null,
  purpose text not null,
  categories text[] not null,
  last_day date not null,
  -- How many readings were allowed, how many there were.
  readings int not null,
  used int not null default 0,
  given_at timestamptz not null,
  stopped_at timestamptz,
  -- Its readings stay visible to the driver until then.
  erase_on date not null,
  constraint code_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint one_driver_a_code unique (hash),
  constraint no_more_readings_than_allowed check (used between 0 and readings)
);
create index right_code_by_driver on right_code (driver_id);
create index right_code_to_erase on right_code (erase_on);
comment on table right_code is 'A code that a driver gave to somebody: for what, for which categories, until when, how many times.';

create table right_reading (
  id uuid primary key,
  code_id uuid not null,
  at timestamptz not null,
  -- Who they said they were, and why they asked.
  who text not null,
  purpose text not null,
  -- Category → is the right there? Nothing else was answered.
  answer jsonb not null,
  -- The browser that may show the answer again, as a hash, and until when.
  visitor bytea not null,
  open_until timestamptz not null,
  constraint reading_of_a_code foreign key (code_id) references right_code (id) on delete cascade
);
create index right_reading_by_code on right_reading (code_id);
comment on table right_reading is 'Each use of a code, as its driver sees it.';

grant select, insert on right_code, right_reading to papier_web;
grant update (used, stopped_at) on right_code to papier_web;
grant select (erase_on), delete on right_code to papier_worker;

-- A certificate of rights is checked by its number and its last day, never by its holder.
create table certificate_number (
  number text primary key,
  driver_id uuid not null,
  last_day date not null,
  constraint certificate_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade
);
comment on table certificate_number is 'The numbers of the certificates of rights, so that a paper can be told from a false one.';
create index driver_record_by_past_title on driver_record using gin ((state -> 'pastTitles') jsonb_path_ops) where state -> 'pastTitles' <> '[]';

grant select, insert on certificate_number to papier_web;

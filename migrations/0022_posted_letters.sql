-- Which letters on points were handed to La Poste, and which are still followed.

create table posted_letter (
  letter_id uuid primary key,
  driver_id uuid not null,
  -- The number of the carrier: of the letter, or of the deposit for a simple one.
  tracking text not null,
  posted_on date not null,
  -- Nothing more is asked about it: a simple letter from the start, a registered one once it is signed for or back.
  settled boolean not null,
  constraint a_letter_is_posted_once foreign key (letter_id) references points_letter (id) on delete cascade,
  constraint one_number_a_letter unique (tracking)
);
create index posted_letter_to_follow on posted_letter (tracking) where not settled;
comment on table posted_letter is 'Letters on points that left by La Poste. What became of each is told as facts of the record.';

grant select, insert on posted_letter to papier_worker;
grant update (settled) on posted_letter to papier_worker;
grant select on posted_letter to papier_web;
grant select, delete on posted_letter to papier_purge;

-- Where a driver last told us to write to.
create index card_address_by_driver on card_address (driver_id, given_at);

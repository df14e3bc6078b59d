-- An act that needs two people has a row of its own, beside the fact that it records or takes back: why it is proposed, and what the second
-- person answered.

create table record_proposal (
  -- For a new fact, the id of the fact.
  id uuid primary key,
  driver_id uuid not null,
  fact_id uuid not null,
  -- Why the fact is to be taken back; nothing when it is a new one.
  takes_back text,
  -- The office that proposed it: one of its people confirms or declines.
  office text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  reason bytea not null,
  settled text,
  settled_by text,
  settled_at timestamptz,
  -- Why it was declined.
  answer bytea,
  -- Whoever proposed it has read that it was declined.
  read_at timestamptz,
  constraint proposal_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint proposal_of_a_known_fact foreign key (fact_id) references record_fact (id) on delete cascade,
  constraint known_reason_to_take_back check (takes_back in ('error', 'wrong-person')),
  constraint proposal_is_settled_by_somebody check ((settled is null) = (settled_by is null) and (settled is null) = (settled_at is null)),
  constraint known_end_of_a_proposal check (settled in ('confirmed', 'declined'))
);
create unique index one_open_proposal_a_fact on record_proposal (fact_id) where settled is null;
create index record_proposal_by_fact on record_proposal (fact_id);
create index record_proposal_by_driver on record_proposal (driver_id);
create index record_proposal_waiting on record_proposal (office, proposed_at, id) where settled is null;
create index record_proposal_declined on record_proposal (proposed_by) where settled = 'declined' and read_at is null;
comment on table record_proposal is 'Each act that one person proposed to another. Both reasons are sealed with the key of the fact, and erased with it.';

grant select, insert, update (settled, settled_by, settled_at, answer, read_at) on record_proposal to papier_web;
grant select on record_proposal to papier_worker;

insert into record_proposal (id, driver_id, fact_id, office, proposed_by, proposed_at, reason, settled, settled_by, settled_at)
select f.id, f.driver_id, f.id, f.source, p.by, f.told_at, f.reason, case when c.by is not null then 'confirmed' end, c.by, c.at
from record_fact f
join journal p on p.type = 'FactProposed' and p.facts ->> 'factId' = f.id::text
left join journal c on c.type = 'ProposalConfirmed' and c.facts ->> 'factId' = f.id::text
where f.reason is not null and (c.by is not null or (f.proposed and f.erase_on is null));

drop index record_fact_proposed;
comment on column record_fact.reason is 'Not written any more: see record_proposal.';

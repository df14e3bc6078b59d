-- A partner is told what became of a fact that was kept aside; once that is heard or erased, the news of it goes too.

alter table hook_delivery add column aside_id uuid,
  add constraint delivery_about_an_aside foreign key (aside_id) references fact_aside (id) on delete cascade;
create index hook_delivery_of_aside on hook_delivery (aside_id) where aside_id is not null;

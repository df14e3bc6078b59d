-- A partner whom the law lets read a file (L. 225-4, L. 225-5) reads it through a door: the person sees it among those who read their file.

alter table reading
  alter column agent_id drop not null,
  -- Its name on that day.
  add column partner text,
  add constraint read_by_an_agent_or_a_partner check ((agent_id is null) <> (partner is null));
comment on table reading is 'Which agent or partner read whose file, when and why. It has its own life and is erased by the purge role alone.';

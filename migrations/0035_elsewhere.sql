-- A file can be looked at by the fraud cell of its office or by another office: one queue owns it at any time, and the lists are those of queues.

alter table agent drop constraint roles_are_known,
  add constraint roles_are_known check (roles <@ array['reviewer', 'supervisor', 'desk', 'verifier'] and cardinality(roles) > 0);

alter table application add column queue text not null generated always as (
  case state -> 'elsewhere' ->> 'kind'
    when 'fraud-cell' then 'fraud/' || (state -> 'subject' ->> 'office')
    when 'office' then state -> 'elsewhere' ->> 'office'
    else state -> 'subject' ->> 'office'
  end) stored;
create index application_queue on application (queue, status, cepc_last_day nulls last, submitted_at);
drop index application_counts;
create index application_counts on application (queue, status, taker, mended) where status in ('with-agent', 'with-applicant');
drop index application_unanswered;
create index application_unanswered on application (queue, cepc_last_day nulls last, submitted_at) where message_waits_for = 'office';
create index application_elsewhere on application (office) where queue <> office;

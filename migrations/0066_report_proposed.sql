-- What a person reports is taken back by two people: one proposes, another confirms. Until then the report is neither unanswered nor answered.

alter table rectification add column proposal uuid;
comment on column rectification.proposal is 'The act that waits for a second person, or the last one that did.';
alter table rectification drop constraint state_of_rectification_is_known;
alter table rectification add constraint state_of_rectification_is_known check (state in ('asked', 'proposed', 'taken-back', 'corrected', 'refused'));
drop index one_open_rectification_a_fact;
create unique index one_open_rectification_a_fact on rectification (about) where state in ('asked', 'proposed');
drop index rectification_to_answer;
create index rectification_to_answer on rectification (office, asked_on) where state in ('asked', 'proposed');

grant update (proposal) on rectification to papier_web;
-- The worker hears what the second person decided.
grant update (state, answered_by, answered_at) on rectification to papier_worker;

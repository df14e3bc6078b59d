-- Each list of an office is read from its own index, in the order in which it is worked, however many files stand in it and on whatever page one is.
-- A file without a certificate ends last.

drop index application_queue;
drop index application_unanswered;
drop index application_elsewhere;
create index application_to_take on application (queue, coalesce(cepc_last_day, '9999-12-31'), submitted_at, id) where status = 'with-agent' and taker is null;
create index application_by_taker on application (queue, taker, coalesce(cepc_last_day, '9999-12-31'), submitted_at, id) where status = 'with-agent' and taker is not null;
create index application_taken on application (queue, coalesce(cepc_last_day, '9999-12-31'), submitted_at, id) where status = 'with-agent' and taker is not null;
create index application_mended on application (queue, coalesce(cepc_last_day, '9999-12-31'), submitted_at, id) where status = 'with-agent' and mended;
create index application_asked on application (queue, coalesce(cepc_last_day, '9999-12-31'), submitted_at, id) where status = 'with-applicant';
create index application_unanswered on application (queue, coalesce(cepc_last_day, '9999-12-31'), submitted_at, id) where message_waits_for = 'office';
create index application_elsewhere on application (office, coalesce(cepc_last_day, '9999-12-31'), submitted_at, id) where queue <> office;

-- Who works on a file is an agent, or was one: the two are joined as text.
create index agent_by_text on agent ((id::text));

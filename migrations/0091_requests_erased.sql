-- A request is erased when the law says so (L. 225-2, VI), with all that hangs on it. The journal and the row of state keep ids and days; that it
-- was erased stands here, and nobody is shown it any more.

create table request_erased (
  application_id text primary key,
  erased_on date not null,
  ground text not null
);
comment on table request_erased is 'Which requests were erased by order of the law, and when: never of whom, never what was asked.';

create function note_request_erased() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into request_erased (application_id, erased_on, ground)
  values (current_setting('papier.erased_request'), current_setting('papier.erased_on')::date, 'Code de la route, art. L. 225-2, VI')
  on conflict do nothing;
  return old;
end $$;
create trigger request_is_noted after delete on answers for each row execute function note_request_erased();

create index written_words_by_application on written_words (application_id);
create index sms_sent_by_application on sms_sent (application_id) where application_id is not null;

grant select on request_erased to papier_web, papier_worker, papier_purge, papier_read;
grant select (id, status, submitted_on) on application to papier_purge;
grant select (id, status, application_id, driver_id, tracking) on card to papier_purge;
grant select (id) on right_reading, named_driver to papier_purge;

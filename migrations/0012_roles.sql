-- The least each part of the service needs. What was granted to papier_app is shared out: the web process answers people, the worker does what
-- follows, neither may do the other's work. papier_app stays for the sandbox and the tests alone: it may do what both may.

do $$
declare name text;
begin
  foreach name in array array['papier_web', 'papier_worker'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then null;
    end;
    begin
      if not pg_has_role('papier_app', name, 'member') then execute format('grant %I to papier_app', name); end if;
    -- Another database of the same server was faster.
    exception when unique_violation or internal_error then null;
    end;
  end loop;
end $$;

revoke create on schema public from public;
revoke all on all tables in schema public from papier_app;
grant usage on schema public to papier_web, papier_worker;

-- Both record what happens.
grant select, insert on journal to papier_web, papier_worker;
grant select, insert, update, delete on deadline to papier_web, papier_worker;
grant select, insert, update on application, card, driver_record, card_number to papier_web, papier_worker;
grant select, insert on card_engraving to papier_web, papier_worker;
grant select, insert, update on throttle to papier_web;
grant select (since), delete on throttle to papier_worker;

-- Files: the worker never reads one; it clears folders that no key points to.
grant select, insert, update, delete on evidence to papier_web;
grant select, insert, delete on evidence_key to papier_web;
grant select, insert on evidence_bytes to papier_web;
grant select (evidence_id, place) on evidence_key to papier_worker;

-- Who people are, their results: written where they come in.
grant select, insert, update on driver, ban, exam_result, cepc to papier_web;
grant select on driver, ban, exam_result, cepc to papier_worker;
grant select, insert on exam_result_version to papier_web;
grant select, insert, delete on result_view, human_check to papier_web;

-- Requests: what is personal in them is read by the letters and the order of the card.
grant select, insert, update, delete on draft to papier_web;
grant select, insert on answers, written_words to papier_web;
grant select on answers, written_words to papier_worker;

-- Cards: the worker orders them and follows the letters.
grant select, insert on card_address to papier_web, papier_worker;
grant select on card_images to papier_web;
grant select, insert on card_images to papier_worker;
grant select, insert, delete on card_waiting to papier_worker;
grant select, insert, update on feed, letter_asked to papier_worker;

-- Who is here: the web process alone knows sessions; the worker sweeps what is over.
grant select, insert, update on account, agent, match_task to papier_web;
grant select on account to papier_worker;
grant select (id, email, name, roles, departement, last_day) on agent to papier_worker;
grant select, insert, update, delete on session, sign_in, kept_form to papier_web;
grant select (ends_at, ended_at), delete on session to papier_worker;
grant select (until), delete on sign_in, kept_form to papier_worker;
grant select, insert on reading to papier_web;
grant insert on refused_access to papier_web;

-- Letters: the worker writes and sends them; the web process shows them again.
grant select on notice_sent to papier_web;
grant select, insert on notice_sent to papier_worker;
grant update (state, why, sent_at) on notice_sent to papier_worker;
grant select, insert on message to papier_web;
grant update (read_at) on message to papier_web;

-- A process that is ready knows that every migration is done.
grant select on migration to papier_web, papier_worker, papier_read;

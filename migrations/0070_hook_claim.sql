-- A delivery is sent outside of any transaction: the hook is taken by one worker for a short while.

alter table hook add column sending_until timestamptz;
comment on column hook.sending_until is 'Until then one worker is sending to this hook, and no other does; on real time.';
grant update (sending_until) on hook to papier_worker;

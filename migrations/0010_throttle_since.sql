-- A window of tries begins with its first try, not at a round hour of the clock.

delete from throttle;
alter table throttle drop column "window", add column since timestamptz not null;
comment on table throttle is 'Tries counted since the first of a window of real time; keys are hashes. Losing it in a crash costs nothing.';

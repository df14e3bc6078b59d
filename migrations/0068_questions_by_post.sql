-- Who was named as a driver and has no account is asked by La Poste; everybody is reminded once. Who named them is told the answer.

alter table named_driver add column posted_on date;
comment on column named_driver.posted_on is 'The question left on paper: its person had no account.';
alter table named_driver add column reminded_on date;
grant update (posted_on, reminded_on) on named_driver to papier_worker;

alter table hook_delivery add column driver_said text;
alter table hook_delivery add constraint what_a_driver_says_is_known check (driver_said in ('me', 'not-me', 'unknown'));
comment on column hook_delivery.driver_said is 'What the driver answered to the partner who named them; never their words.';

-- When whoever holds a session last proved who they are, as their partner signed it; and departures made to prove it again.

alter table session add column proved_at timestamptz;
comment on column session.proved_at is 'The moment at which FranceConnect or ProConnect last saw the person prove who they are: an old session of theirs may have opened ours. Nothing when they did not say.';
alter table sign_in add column again_since timestamptz;
comment on column sign_in.again_since is 'Left to prove again who one is: a proof from before this moment does not count.';

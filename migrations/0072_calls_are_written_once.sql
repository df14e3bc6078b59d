-- The answer to a key is written with it: it is never changed.
revoke update on door_call from papier_web;

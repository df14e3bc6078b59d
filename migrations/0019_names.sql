-- A person is found by their name however it is typed: the name is folded once, where it stands, and an index serves its beginning and what is near it.

create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;

-- The one way names are folded to be compared: small letters without accents, ligatures opened, anything else a space. The same under every locale.
create function folded(written text) returns text language sql immutable strict parallel safe
return btrim(regexp_replace(lower(replace(replace(replace(
  translate(regexp_replace(normalize(written, NFD), '[\u0300-\u036f]', '', 'g'), 'ŒÆØøŁłĐđı', 'œæooLlDdi'),
  'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss') collate "C"), '[^a-z0-9]+', ' ', 'g'));

-- array_to_string of texts alone never changes its answer: PostgreSQL only cannot know it for every type.
create function folded_name(family text, first_names text[]) returns text language sql immutable strict parallel safe
return folded(family || ' ' || array_to_string(first_names, ' '));

alter table driver
  add column folded_birth_name text generated always as (folded_name(birth_name, first_names)) stored,
  add column folded_usage_name text generated always as (folded_name(usage_name, first_names)) stored;
create index driver_by_name on driver using gin (folded_birth_name gin_trgm_ops, folded_usage_name gin_trgm_ops) with (fastupdate = off);
create index driver_by_neph_beginning on driver (neph text_pattern_ops);
create index application_by_driver on application (driver_id);

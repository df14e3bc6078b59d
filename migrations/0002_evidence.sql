-- Files that people send: what was drawn from each, sealed with a key of its own.

create table evidence (
  id uuid primary key,
  owner_kind text not null,
  owner_id text not null,
  piece text not null,
  -- Only one file may stand for this piece.
  alone boolean not null,
  state text not null,
  kind text not null,
  pages int not null,
  size int not null,
  salt bytea not null,
  commitment bytea not null,
  received_at timestamptz not null,
  submitted_at timestamptz,
  ended_at timestamptz,
  replaced_by uuid,
  constraint state_is_known check (state in ('drafted', 'submitted', 'replaced', 'removed')),
  constraint kind_is_known check (kind in ('jpeg', 'png', 'webp', 'heic', 'pdf')),
  constraint replaced_by_a_file foreign key (replaced_by) references evidence (id) on delete set null
);
create unique index one_living_file_a_piece on evidence (owner_kind, owner_id, piece, state) where alone and state in ('drafted', 'submitted');
create index evidence_by_owner on evidence (owner_kind, owner_id);
create index evidence_by_replacement on evidence (replaced_by) where replaced_by is not null;
comment on table evidence is 'What a person sent for a piece of their file. The commitment (salted SHA-256 of the bytes received) may enter the journal; the row may be erased.';

create table evidence_key (
  evidence_id uuid primary key references evidence (id) on delete cascade,
  -- Which master key wraps it, and the name of its folder when the bytes stand outside the database.
  master text not null,
  wrapped bytea not null,
  place text
);
create index evidence_key_by_master on evidence_key (master);
comment on table evidence_key is 'The key of each file. Without this row nothing of the file opens any more, in copies and backups of the folder neither.';

create table evidence_bytes (
  evidence_id uuid not null references evidence_key (evidence_id) on delete cascade,
  part text not null,
  sealed bytea not null,
  primary key (evidence_id, part)
);
alter table evidence_bytes alter column sealed set storage external;
comment on table evidence_bytes is 'Sealed parts (name, thumbnail, pages) when files stand in the database.';

grant select, insert, update, delete on evidence, evidence_key, evidence_bytes to papier_app;
grant select, delete on evidence, evidence_key, evidence_bytes to papier_purge;
grant select on evidence to papier_read;

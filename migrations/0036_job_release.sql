-- Who had failed jobs tried again, and when.

create table job_release (
  id uuid primary key,
  at timestamptz not null,
  agent_id uuid not null references agent (id),
  task text not null,
  jobs int not null
);
create index job_release_by_day on job_release (at);
comment on table job_release is 'Failed jobs that an agent had tried again: the task and how many, nothing of what they carry.';

grant select, insert on job_release to papier_web;
grant select on job_release to papier_read;

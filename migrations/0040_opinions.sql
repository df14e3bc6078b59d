-- The one question after the end of a request: a count a month and a mark, and the trace that a request was answered for. Neither says who, or when.

create table opinion (
  month text not null,
  mark int not null,
  answers int not null,
  constraint one_count_a_mark primary key (month, mark),
  constraint mark_is_known check (mark between 1 and 5)
);
comment on table opinion is 'How many answered what in each month to the question after the end of a request.';

create table opinion_given (
  trace bytea primary key
);
comment on table opinion_given is 'A keyed hash of each request whose question was answered: it is asked once, and nobody reads from it which request that was.';

grant select, insert, update on opinion to papier_web;
grant select, insert on opinion_given to papier_web;
grant select on opinion to papier_worker, papier_read;

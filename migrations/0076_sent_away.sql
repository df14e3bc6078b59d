-- A search looks among the files of an office and among those that others sent to it: the latter are few.

create index application_sent_here on application (queue) where queue <> office;

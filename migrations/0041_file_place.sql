-- Where a file stands while it is not over: whose days run today.
alter table file_delay add column place text;

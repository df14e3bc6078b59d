-- A day that is wound in the sandbox is looked at by the web process, which then warns as the worker does.
grant insert on record_warning to papier_web;

-- Days are swept with the worker's rights, on the page of the clock too: the web process warns nobody.
revoke insert on record_warning from papier_web;

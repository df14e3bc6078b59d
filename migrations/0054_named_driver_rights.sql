-- Who was named is followed by the worker alone; the web process notes which agent has looked at it, and nothing else.

revoke insert on named_driver from papier_web;
revoke update (fact_id, conflict, conflict_since, settled_by, settled_at) on named_driver from papier_web;
grant update (settled_by, settled_at) on named_driver to papier_web;

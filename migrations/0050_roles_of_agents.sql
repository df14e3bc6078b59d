-- Every role that an agent may have, in one place: those of a préfecture's office, of its fraud cell, of the record, and of the courts.

alter table agent drop constraint roles_are_known,
  add constraint roles_are_known check (
    roles <@ array['reviewer', 'supervisor', 'desk', 'verifier', 'rights-officer', 'court-clerk'] and cardinality(roles) > 0
  );

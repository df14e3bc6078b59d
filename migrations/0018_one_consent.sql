-- One consent to electronic letters, said once in the account: it covers decisions on points too (CR R. 223-3-1).
drop table letter_consent;

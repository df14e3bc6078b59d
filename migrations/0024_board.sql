-- What went wrong lately is read from the journal for the supervisors' board, without reading all of it.

create index journal_of_troubles on journal (at) where type in ('CorrectionAsked', 'Remade', 'Returned');

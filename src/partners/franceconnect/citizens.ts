/** A person as an identity provider knows them. */
export interface Citizen {
  /** Their name at the mock provider; two logins with one civil status are one person. */
  readonly login: string
  readonly familyName: string
  readonly givenNames: readonly string[]
  readonly usageName?: string
  readonly gender: 'male' | 'female' | 'unspecified'
  /** `00` for a month or a day that nobody knows. */
  readonly birthdate: string
  readonly birthplace: string
  readonly birthcountry: string
  readonly email?: string
  /** Who they are in the demonstration, in a few words. */
  readonly about?: string
}

type Row = readonly [
  login: string,
  familyName: string,
  usage: string,
  given: string,
  gender: Citizen['gender'],
  birth: string,
  place: string,
  country: string,
]

const rows: readonly Row[] = [
  ['test', 'DUBOIS', '', 'Angela,Claire,Louise', 'female', '1962-08-24', '75107', '99100'],
  ['avec_nom_dusage', 'MERCIER', 'DUBOIS', 'Pierre', 'male', '1969-03-17', '95277', '99100'],
  ['nom_composé', 'TROIS-DUPRE', '', 'Melissandre,Juliette', 'female', '1981-07-27', '13012', '99100'],
  [
    'nom_50+_caractères',
    'DESGRANGE-BEAUMONTEL DE LA ROCHEFONTAINE-SAINTMARTIN',
    '',
    'Bertrand,Cyril',
    'male',
    '2000-03-01',
    '75119',
    '99100',
  ],
  ['carac_speciaux', 'DURANTéàèùòœæŒÆ', '', 'JulieéàèùòœæŒÆ', 'female', '1972-06-14', '2B002', '99100'],
  ['prénom_composé', 'HUCHE', '', 'Anne-Laure', 'female', '1945-09-30', '31555', '99100'],
  ['caractères_spéciaux', 'DUBINÔRE', '', 'Joëlle,Françoise', 'female', '1992-08-15', '75117', '99100'],
  ['moins_18_ans', 'CHAMPION', '', 'Alice,Juliette', 'female', '2009-05-02', '44109', '99100'],
  ['genre_indéfini', 'LAFORGE', '', 'Camille', 'unspecified', '1954-08-07', '75119', '99100'],
  ['sans_prenom', 'MARTIN', '', '', 'female', '1972-06-14', '97601', '99100'],
  ['test_CORSE_2A', 'Brosse', 'Mario', 'Mario', 'male', '1981-02-03', '2A004', '99100'],
  ['naissance_Algérie', 'MARTIN', '', 'Vincent,Guillaume', 'male', '1963-12-05', '', '99352'],
  ['naissance_polynesie_française', 'REVEIL', '', 'Titouan', 'male', '1998-06-18', '98729', '99100'],
  ['naissance_etranger_birthplace_texte', 'ALGERIE', '', 'Alia', 'female', '1963-12-05', 'Alger', '99352'],
  ['étranger_présumé_né_jour', 'FLEURET', '', 'Jean', 'male', '1992-11-00', '', '99217'],
  ['étranger_présumé_né_jour_et_mois', 'TARGE', '', 'Jean', 'male', '1992-00-00', '', '99217'],
]

/** The test identities of FranceConnect's own mock provider, each with what makes it worth a test. */
export const testCitizens: readonly Citizen[] = rows.map(
  ([login, familyName, usage, given, gender, birthdate, birthplace, birthcountry], i) => ({
    login,
    familyName,
    usageName: usage || undefined,
    givenNames: given === '' ? [] : given.split(','),
    gender,
    birthdate,
    birthplace,
    birthcountry,
    email: `identite-${i + 1}@courriel.example`,
  }),
)

/** What FranceConnect tells about a person. It presumes the first of the month, or of the year, where nobody knows the day. */
export function claimsOf(citizen: Citizen): Record<string, unknown> & { sub: string } {
  return {
    sub: citizen.login,
    family_name: citizen.familyName,
    given_name: citizen.givenNames.join(' '),
    given_name_array: citizen.givenNames,
    preferred_username: citizen.usageName,
    gender: citizen.gender,
    birthdate: citizen.birthdate.replaceAll('-00', '-01'),
    idp_birthdate: citizen.birthdate,
    // A provider that writes the town of somebody born abroad is mended: the civil register has no commune for it.
    birthplace: citizen.birthcountry === '99100' ? citizen.birthplace : '',
    birthcountry: citizen.birthcountry,
    email: citizen.email,
    idp_id: 'simulateur',
  }
}

/** What makes a person the same one, whichever provider says it: the six facts of their civil status. */
export const civilStatusKey = ({ familyName, givenNames, birthdate, gender, birthplace, birthcountry }: Citizen): string =>
  JSON.stringify([familyName, givenNames, birthdate, gender, birthplace, birthcountry])

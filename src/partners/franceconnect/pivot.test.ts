import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testCitizens } from './citizens.ts'
import { type CivilStatus, compare, type Likeness, match, normalizeName, oneCharacterOff, samePerson } from './pivot.ts'

const angela: CivilStatus = {
  familyName: 'DUBOIS',
  givenNames: ['Angela', 'Claire', 'Louise'],
  gender: 'female',
  birthdate: '1962-08-24',
  birthplace: '75107',
  birthcountry: '99100',
}

const with_ = (change: Partial<CivilStatus>): CivilStatus => ({ ...angela, ...change })

for (const [name, normal, why] of [
  ['Lœuillet', 'LOEUILLET', 'a ligature is two letters'],
  ['LOEUILLET', 'LOEUILLET', 'and two letters may be a ligature'],
  ['Lætitia', 'LAETITIA', 'æ as well'],
  ['DUBINÔRE', 'DUBINORE', 'accents'],
  ['Dubino\u0302re', 'DUBINORE', 'accents written apart'],
  ['Françoise', 'FRANCOISE', 'the cedilla'],
  ['D’ARC', 'D ARC', 'a typographic apostrophe'],
  ["D'Arc", 'D ARC', 'a typewriter’s apostrophe'],
  ['TROIS-DUPRÉ', 'TROIS DUPRE', 'a hyphen'],
  ['TROIS – DUPRE', 'TROIS DUPRE', 'a dash between spaces'],
  ['  de   La\u00a0Tour ', 'DE LA TOUR', 'spaces of any kind'],
  ['Ÿvrande', 'YVRANDE', 'a letter seldom seen'],
  ['Groß', 'GROSS', 'a foreign ligature'],
  ['', '', 'no name'],
] as const) {
  test(`the name ${JSON.stringify(name)} is compared as ${normal || 'nothing'}: ${why}`, () => assert.equal(normalizeName(name), normal))
}

const long = 'DESGRANGE-BEAUMONTEL DE LA ROCHEFONTAINE-SAINTMARTIN'

const cases: readonly [string, CivilStatus, CivilStatus, Likeness][] = [
  ['the same six facts', angela, angela, 'same'],
  ['the family name in other letters', with_({ familyName: 'Lœuillet-D’Arc' }), with_({ familyName: "LOEUILLET D'ARC" }), 'same'],
  ['a family name of 52 letters', with_({ familyName: long }), with_({ familyName: long.toLowerCase() }), 'same'],
  ['a long family name, one letter off at its end', with_({ familyName: long }), with_({ familyName: long.slice(0, -1) }), 'near'],
  ['a family name with one letter more', angela, with_({ familyName: 'DUBOISE' }), 'near'],
  ['a family name with one other letter', angela, with_({ familyName: 'DUBOIT' }), 'near'],
  ['a family name with two letters changed', angela, with_({ familyName: 'DUBOTT' }), 'different'],
  ['two letters that changed places', angela, with_({ familyName: 'DUBIOS' }), 'different'],
  ['the usage name in place of the birth name', angela, with_({ familyName: 'MERCIER' }), 'different'],
  ['no family name on both sides', with_({ familyName: '' }), with_({ familyName: '-' }), 'near'],
  ['no family name on one side', angela, with_({ familyName: '' }), 'different'],
  ['a short name against none', with_({ familyName: 'A' }), with_({ familyName: '' }), 'different'],

  ['the first given name alone', angela, with_({ givenNames: ['ANGELA'] }), 'same'],
  ['the first two given names', angela, with_({ givenNames: ['Angela', 'Claire'] }), 'same'],
  ['more given names in the file', with_({ givenNames: ['Angela'] }), angela, 'same'],
  ['all the given names in one text', angela, with_({ givenNames: ['Angela Claire Louise'] }), 'same'],
  ['another first given name', angela, with_({ givenNames: ['Béatrice', 'Claire', 'Louise'] }), 'different'],
  ['the second given name alone', angela, with_({ givenNames: ['Claire'] }), 'different'],
  ['given names in another order', angela, with_({ givenNames: ['Claire', 'Angela', 'Louise'] }), 'near'],
  ['the first given name, one letter off', angela, with_({ givenNames: ['Angella'] }), 'near'],
  ['the first one off, and the second another', angela, with_({ givenNames: ['Angella', 'Marie'] }), 'different'],
  ['the same first given name, then others', angela, with_({ givenNames: ['Angela', 'Marie'] }), 'near'],
  ['a compound given name split', with_({ givenNames: ['Anne-Laure'] }), with_({ givenNames: ['Anne', 'Laure'] }), 'same'],
  ['a compound given name with a space', with_({ givenNames: ['Anne-Laure'] }), with_({ givenNames: ['ANNE LAURE'] }), 'same'],
  ['half a compound given name', with_({ givenNames: ['Anne-Laure'] }), with_({ givenNames: ['Anne'] }), 'near'],
  ['no given name on both sides', with_({ givenNames: [] }), with_({ givenNames: [''] }), 'same'],
  ['no given name on one side', with_({ givenNames: [] }), angela, 'near'],

  ['the day before', angela, with_({ birthdate: '1962-08-23' }), 'different'],
  ['the same day of another year', angela, with_({ birthdate: '1963-08-24' }), 'different'],
  ['day and month that changed places', with_({ birthdate: '1962-08-04' }), with_({ birthdate: '1962-04-08' }), 'different'],
  ['29 February on both sides', with_({ birthdate: '2004-02-29' }), with_({ birthdate: '2004-02-29' }), 'same'],
  ['29 February and 1 March', with_({ birthdate: '2004-02-29' }), with_({ birthdate: '2004-03-01' }), 'different'],
  ['29 February and the 28th', with_({ birthdate: '2004-02-29' }), with_({ birthdate: '2004-02-28' }), 'different'],
  ['a presumed day, unknown in the file', with_({ birthdate: '1992-11-01' }), with_({ birthdate: '1992-11-00' }), 'same'],
  ['a presumed month and day, unknown in the file', with_({ birthdate: '1992-01-01' }), with_({ birthdate: '1992-00-00' }), 'same'],
  ['a known day, unknown in the file', with_({ birthdate: '1992-11-14' }), with_({ birthdate: '1992-11-00' }), 'near'],
  ['a known month, unknown in the file', with_({ birthdate: '1992-11-01' }), with_({ birthdate: '1992-00-00' }), 'near'],
  ['an unknown day of another month', with_({ birthdate: '1992-12-14' }), with_({ birthdate: '1992-11-00' }), 'different'],
  [
    'the first of January, which may be presumed, and another day',
    with_({ birthdate: '1992-01-01' }),
    with_({ birthdate: '1992-11-14' }),
    'different',
  ],

  ['another gender', angela, with_({ gender: 'male' }), 'near'],
  ['a gender that is not said', angela, with_({ gender: 'unspecified' }), 'same'],
  ['a file that does not know the gender', angela, with_({ gender: undefined }), 'same'],

  ['Paris for one of its arrondissements', angela, with_({ birthplace: '75056' }), 'same'],
  ['another arrondissement', angela, with_({ birthplace: '75119' }), 'near'],
  ['another commune', angela, with_({ birthplace: '44109' }), 'near'],
  ['a commune that merged, by its code of before', with_({ birthplace: '01033' }), with_({ birthplace: '01091' }), 'same'],
  ['two communes that merged later', with_({ birthplace: '01126' }), with_({ birthplace: '01091' }), 'near'],
  ['Corsica before it was two', with_({ birthplace: '2A004' }), with_({ birthplace: '20004' }), 'same'],
  ['a file without birthplace', angela, with_({ birthplace: undefined }), 'near'],
  ['a file without country', angela, with_({ birthcountry: undefined }), 'near'],
  [
    'born abroad, the town in the file',
    with_({ birthplace: '', birthcountry: '99352' }),
    with_({ birthplace: 'Alger', birthcountry: '99352' }),
    'same',
  ],
  [
    'Algeria by its code of before 1962',
    with_({ birthplace: '', birthcountry: '99352' }),
    with_({ birthplace: '', birthcountry: '92352' }),
    'same',
  ],
  ['another country', with_({ birthplace: '', birthcountry: '99352' }), with_({ birthplace: '', birthcountry: '99350' }), 'near'],

  ['two names one letter off', angela, with_({ familyName: 'DUBOIT', givenNames: ['Angella'] }), 'different'],
  ['a name one letter off and another commune', angela, with_({ familyName: 'DUBOIT', birthplace: '44109' }), 'different'],
  ['a name one letter off and no birthplace', angela, with_({ familyName: 'DUBOIT', birthplace: undefined }), 'near'],
]

for (const [what, pivot, file, likeness] of cases) {
  test(`${what}: ${likeness}`, () => {
    assert.equal(samePerson(pivot, file), likeness)
    assert.equal(samePerson(file, pivot), likeness, 'the other way round')
  })
}

test('an agent is told which facts to look at', () => {
  const told = compare(angela, with_({ familyName: 'DUBOIT', birthplace: undefined }))
  assert.deepEqual(told, { likeness: 'near', near: ['family-name'], different: [], missing: ['birthplace'] })
  assert.deepEqual(compare(angela, with_({ birthplace: '44109' })).different, ['birthplace'])
})

test('each test identity is the same as itself and as nobody else', () => {
  for (const one of testCitizens) {
    const same = testCitizens.filter(other => samePerson(one, other) === 'same').map(other => other.login)
    assert.deepEqual(same, [one.login])
  }
})

const neph = '210692106990'
const filed = (change: Partial<CivilStatus> = {}, number = neph) => ({ ...with_(change), neph: number })

test('exactly one same file is theirs, with near ones beside it, whatever NEPH is typed', () => {
  const file = filed()
  const near = filed({ familyName: 'DUBOIT' }, '999999999999')
  assert.deepEqual(match(angela, [near, file]), { one: file })
  assert.deepEqual(match(angela, [near, file], { neph: '999999999999' }), { one: file })
})

test('nobody like them: none, and a NEPH alone finds nobody', () => {
  assert.deepEqual(match(angela, []), { none: true })
  assert.deepEqual(match(angela, [filed({ birthdate: '1962-08-25' })], { neph }), { none: true })
  assert.deepEqual(match(angela, [filed({ familyName: 'MERCIER' })], { neph }), { none: true })
})

test('two same files: an agent decides, unless the NEPH names one', () => {
  const files = [filed(), filed({}, '999999999999')]
  assert.deepEqual(match(angela, files), { unsure: files })
  assert.deepEqual(match(angela, files, { neph: '2106 9210 6990' }), { one: files[0] })
  assert.deepEqual(match(angela, files, { neph: '111111111111' }), { unsure: files })
  const twice = [filed(), filed()]
  assert.deepEqual(match(angela, twice, { neph }), { unsure: twice })
})

test('a near file is theirs only when the NEPH names it', () => {
  const near = filed({ familyName: 'DUBOIT' })
  assert.deepEqual(match(angela, [near]), { unsure: [near] })
  assert.deepEqual(match(angela, [near], { neph: '' }), { unsure: [near] })
  assert.deepEqual(match(angela, [near], { neph: '111111111111' }), { unsure: [near] })
  assert.deepEqual(match(angela, [near], { neph }), { one: near })
  const unplaced = filed({ birthplace: undefined, birthcountry: undefined })
  assert.deepEqual(match(angela, [unplaced], { neph }), { one: unplaced })
})

test('a birth date that is not identical, or a given name that one side lacks, is for an agent, NEPH or not', () => {
  const dayUnknown = filed({ birthdate: '1962-08-00' })
  assert.deepEqual(match(angela, [dayUnknown], { neph }), { unsure: [dayUnknown] })
  const nameless = filed({ givenNames: [] })
  assert.deepEqual(match(angela, [nameless], { neph }), { unsure: [nameless] })
})

test('one character off is one character: added, removed or replaced, anywhere', () => {
  const letters = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('A', 'B', 'C', ' ') })
  fc.assert(
    fc.property(letters, fc.nat(), (name, place) => {
      const i = place % name.length
      assert.equal(oneCharacterOff(name, name), false)
      assert.ok(oneCharacterOff(name, `${name.slice(0, i)}Z${name.slice(i)}`))
      assert.ok(oneCharacterOff(name, `${name.slice(0, i)}${name.slice(i + 1)}`))
      assert.ok(oneCharacterOff(name, `${name.slice(0, i)}Z${name.slice(i + 1)}`))
      assert.equal(oneCharacterOff(name, `YZ${name}`), false)
    }),
  )
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Form } from '../../kit/http.ts'
import { communesOf, envelopeLines, findCommune, officeName, officeOf, postal, readAddress, readPostcode, theOffice } from './index.ts'
import { shortenStreet } from './shorten.ts'

const lina = { title: 'MME', firstName: 'Lina', name: 'Moreau' } as const
const home = { street: '12 rue des Œillets', letterboxName: 'Moreau', postcode: '94240', communeName: 'L’Haÿ-les-Roses' }
const typed = (fields: Readonly<Record<string, string>>): Form => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return new Form(data)
}

describe('the envelope', () => {
  test('capitals without accents or signs, no empty line', () =>
    assert.deepEqual(envelopeLines(lina, home), ['MME LINA MOREAU', '12 RUE DES OEILLETS', '94240 L HAY LES ROSES']))
  test('another name on the letterbox: the letter goes to their home', () =>
    assert.equal(envelopeLines(lina, { ...home, letterboxName: 'Kouyaté' })[1], 'CHEZ KOUYATE'))
  test('a letterbox with several names carries that of the person', () =>
    assert.equal(envelopeLines(lina, { ...home, letterboxName: 'Kouyaté – Moreau' })[1], '12 RUE DES OEILLETS'))
  for (const [street, line] of [
    ['5 bis, rue de la Paix', '5 B RUE DE LA PAIX'],
    ['15/17 rue de la Paix', '15 RUE DE LA PAIX'],
    ['3 ter allée des Lilas', '3 T ALLEE DES LILAS'],
    ['7 A chemin Vert', '7 A CHEMIN VERT'],
    ['Lieu-dit Le Bourg', 'LIEU DIT LE BOURG'],
  ] as const) {
    test(`${street} is written ${line}`, () => assert.equal(envelopeLines(lina, { ...home, street })[1], line))
  }
  test('an arrondissement is not written: its postcode says it', () =>
    assert.equal(envelopeLines(lina, { ...home, postcode: '75013', communeName: 'Paris 13e Arrondissement' }).at(-1), '75013 PARIS'))
  test('no first name, a name of 52 letters: one line of 38 at most', () => {
    const name = 'de la Röchefœucauld-Montbéliard d’Estrées-Nguyễn-Łask'
    const [line = ''] = envelopeLines({ title: 'M', firstName: '', name }, home)
    assert.equal(line, 'DE LA ROCHEFOEUCAULD MONTBELIARD D EST')
  })
  test('whatever is typed, six lines at most, of 38 characters at most, in the signs that machines read', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 })
    fc.assert(
      fc.property(text, text, text, text, text, (name, street, complement, place, letterboxName) => {
        const lines = envelopeLines({ title: 'MME', firstName: name, name }, { ...home, street, complement, place, letterboxName })
        assert.ok(lines.length <= 6)
        for (const line of lines) assert.match(line, /^[A-Z0-9/][A-Z0-9/ ]{0,37}$/)
      }),
    )
  })
  test('ligatures and foreign letters', () => assert.equal(postal('Œuvrard Æsir Łask Đặng Straße'), 'OEUVRARD AESIR LASK DANG STRASSE'))
})

describe('a street that is too long', () => {
  for (const [name, short] of [
    ['BOULEVARD DU MARECHAL JEAN DE LATTRE DE TASSIGNY', 'BD MAL J DE LATTRE DE TASSIGNY'],
    ['AVENUE DU GENERAL LECLERC', 'AVENUE DU GENERAL LECLERC'],
    ['AVENUE DU GENERAL CHARLES DE GAULLE PROLONGEE', 'AV DU GAL C DE GAULLE PROLONGEE'],
    ['CHEMIN DES GRANDES VIGNES DU SAINT ESPRIT', 'CHEMIN DES GRANDES VIGNES DU ST ESPRIT'],
  ] as const) {
    test(name, () => assert.equal(shortenStreet(name, name.startsWith('CHEMIN') ? 38 : 32), short))
  }
  test('the last word is never shortened while it fits', () =>
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Z]{1,14}$/), { minLength: 2, maxLength: 12 }), words => {
        const short = shortenStreet(words.join(' '), 32)
        assert.ok(short.length <= 32)
        assert.equal(short.split(' ').at(-1), words.at(-1))
      }),
    ))
})

describe('communes and préfectures', () => {
  test('a postcode gives its communes, by name; Paris by arrondissement', () => {
    assert.deepEqual(
      communesOf('94240').map(c => c.name),
      ["L'Haÿ-les-Roses"],
    )
    assert.deepEqual(
      communesOf('75013').map(c => c.code),
      ['75113'],
    )
    const names = communesOf('01300').map(c => c.name)
    assert.ok(names.length > 5)
    assert.deepEqual(
      names,
      [...names].sort((a, b) => a.localeCompare(b, 'fr')),
    )
  })
  for (const [commune, office] of [
    ['75113', '75'],
    ['94038', '94'],
    ['2A004', '2A'],
    ['2B033', '2B'],
    ['69383', '69'],
    ['13201', '13'],
    ['97411', '974'],
    ['97502', '975'],
    ['98735', '987'],
    ['98818', '988'],
  ] as const) {
    test(`${commune} is decided by ${office}`, () => assert.equal(officeOf(commune), office))
  }
  test('in Paris it is the préfecture de police', () => assert.equal(officeName('75').fr, 'Préfecture de police'))
  test('in a sentence it has its article', () => {
    assert.deepEqual(theOffice('75'), { fr: 'La préfecture de police', en: 'The préfecture de police' })
    assert.equal(theOffice('69').fr, 'La préfecture du Rhône')
    assert.equal(theOffice('986').fr, 'L’administration supérieure de Wallis-et-Futuna')
    assert.equal(theOffice('987').fr, 'Le haut-commissariat en Polynésie française')
  })
  test('every commune with a postcode has a préfecture with a name', () => {
    const postcodes = Array.from({ length: 100_000 }, (_, n) => String(n).padStart(5, '0'))
    const offices = new Set(postcodes.flatMap(communesOf).map(({ code }) => officeOf(code)))
    assert.ok(offices.size > 100)
    for (const office of offices) assert.doesNotMatch(officeName(office).fr, /\(/, office)
  })
})

describe('what a person types', () => {
  test('a postcode of five digits that exists', () => {
    assert.deepEqual(readPostcode(typed({ postcode: '94 240' })), { value: '94240' })
    for (const postcode of ['', '9424', '942400', 'ABCDE', '00000']) assert.ok(readPostcode(typed({ postcode })).errors, postcode)
  })
  test('the only commune of a postcode is chosen; of several, one must be', () => {
    const read = readAddress(typed({ street: '1 rue X', letterbox: 'M' }), '94240')
    assert.equal(read.errors, undefined)
    const several = readAddress(typed({ street: '1 rue X', letterbox: 'M' }), '01300')
    assert.deepEqual(
      several.errors?.map(e => e.field),
      ['commune'],
    )
    const foreign = readAddress(typed({ commune: findCommune('94038')?.code ?? '', street: '1 rue X', letterbox: 'M' }), '01300')
    assert.deepEqual(
      foreign.errors?.map(e => e.field),
      ['commune'],
    )
  })
  test('a line without a letter, a line without end', () => {
    const read = readAddress(typed({ street: '///', letterbox: 'x'.repeat(101) }), '94240')
    assert.deepEqual(
      read.errors?.map(e => e.field),
      ['street', 'letterbox'],
    )
  })
})

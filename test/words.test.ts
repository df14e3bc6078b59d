import assert from 'node:assert/strict'
import test from 'node:test'
import { galleryEntries } from '../src/gallery.ts'
import { explainedWords } from '../src/guide/index.ts'
import type { Lang } from '../src/kit/html.ts'

// The words that people read: plain ones, short sentences, and no abbreviation that is explained nowhere.

/** Words of offices that plain speech has another word for, and that word. */
const avoided: Readonly<Record<Lang, readonly (readonly [word: RegExp, instead: string])[]>> = {
  fr: [
    [/\busagers?\b/i, 'vous, la personne'],
    [/\badministrés?\b/i, 'vous, la personne'],
    [/\b(?:requérant|pétitionnaire)s?\b/i, 'vous, la personne qui demande'],
    [/\b(?:susmentionné|susvisé|précité)e?s?\b/i, 'dire de nouveau de quoi il s’agit'],
    [/\bci-(?:après|joint|dessous désigné)e?s?\b/i, 'dire où'],
    [/\bnonobstant\b/i, 'malgré'],
    [/\ble cas échéant\b/i, 'si c’est votre cas'],
    [/\bà défaut\b/i, 'sinon'],
    [/\bau titre d(?:e|u|es)\b/i, 'pour'],
    [/\ben vertu d(?:e|u|es)\b|\bconformément\b|\ben application d(?:e|u|es)\b/i, 'selon'],
    [/\bafférente?s?\b/i, 'qui va avec'],
    [/\bdans le cadre d(?:e|u|es)\b/i, 'pour, pendant'],
    [/\bprocéde[rz] à\b/i, 'faire'],
    [/\beffectue[rz]\b/i, 'faire'],
    [/\bdiligent(?:er|ée?s?)\b/i, 'faire'],
    [/\bsollicite[rz]?\b|\bsollicitations?\b/i, 'demander'],
    [/\brequise?s?\b/i, 'demandé'],
    [/\b(?:sis|sise)\b/i, 'situé à'],
    [/\bstipule[rz]?\b/i, 'dire'],
    [/\b(?:télé)?procédures? (?:en ligne )?dématérialisée?s?\b|\bdématérialis/i, 'en ligne'],
    [/\btéléprocédures?\b/i, 'démarche en ligne'],
    [/\bdûment\b/i, 'rien'],
    [/\bpréalablement\b|\bau préalable\b/i, 'avant'],
    [/\bultérieure(?:ment|s)?\b/i, 'plus tard'],
    [/\bmodalités\b/i, 'comment'],
    [/\bfinalise[rz]\b/i, 'finir'],
    [/\bs’acquitte[rz]\b|\bacquitte[rz]\b/i, 'payer'],
    [/\bs’avère\b/i, 'est'],
    [/\binterlocuteurs?\b/i, 'la personne qui répond'],
    [/\bassujettie?s?\b/i, 'qui doit'],
    [/\bsusceptibles?\b/i, 'qui peut'],
    [/\bapposer\b/i, 'mettre, signer'],
    [/\bmuni(?:e|s|es)? d[e’]|\bmunissez\b/i, 'avec'],
    [/\beu égard\b|\bau regard d(?:e|u|es)\b/i, 'vu, pour'],
    [/\baux fins? d(?:e|u|es)\b/i, 'pour'],
    [/\bdomiciliée?s?\b/i, 'qui habite'],
    [/\baccus(?:e|ons|ez) réception\b/i, 'répondre que c’est arrivé'],
    [/\b(?:faire|faites) viser\b/i, 'faire tamponner'],
    [/\baffections?\b/i, 'maladie'],
    [/\béchéances?\b/i, 'date de fin'],
    [/\ben cours de validité\b/i, 'valable'],
    [/\binstrui(?:re|t|sez|sons|sent)\b|\binstructions? d[ue]/i, 'examiner'],
    [/\bà compter d(?:e|u|es)\b/i, 'à partir de'],
    [/\b(?:dans les )?meilleurs délais\b/i, 'dire quand'],
    [/\bveuillez\b/i, 'dire quoi faire'],
    [/\boctro(?:yer|ie|yée?s?)\b/i, 'donner'],
    [/\bplafonds?\b/i, 'maximum'],
    [/\bsous réserve d(?:e|u|es)\b/i, 'si'],
    [/\bnotamment\b|\bau sein d(?:e|u|es)\b|\ben matière d(?:e|’)/i, 'rien, dans, pour'],
    [/\battributaires?\b|\bayants? droit\b/i, 'la personne qui reçoit'],
  ],
  en: [
    [/\bpursuant\b|\bin accordance with\b/i, 'under, by'],
    [/\bhere(?:in|by|after|of|under)\b|\bthere(?:in|of|to|by|under)\b|\bwhereas\b|\bwhereby\b/i, 'say it again'],
    [/\b(?:aforementioned|aforesaid|said person)\b/i, 'say it again'],
    [/\bin lieu of\b/i, 'instead of'],
    [/\bprior to\b/i, 'before'],
    [/\bshall\b|\bupon\b|\bin order to\b|\bdeem(?:ed|s)?\b/i, 'must, on, to, count as'],
    [/\bregarding\b|\bpertaining\b/i, 'about'],
    [/\bterminat(?:e|ed|es|ion)\b/i, 'end'],
    [/\bsubsequent(?:ly)?(?: to)?\b/i, 'after, then'],
    [/\bcommenc(?:e|ed|es|ing|ement)\b/i, 'begin'],
    [/\butili[sz](?:e|es|ed|ing|ation)\b/i, 'use'],
    [/\bin the event (?:of|that)\b/i, 'if'],
    [/\bnotwithstanding\b/i, 'despite'],
    [/\bforthwith\b/i, 'at once'],
    [/\bin respect of\b|\bwith regard to\b/i, 'about, for'],
    [/\bendeavou?r/i, 'try'],
    [/\bfacilitat/i, 'help'],
    [/\bascertain\b/i, 'find out'],
    [/\bapplicants?\b/i, 'you, the person'],
    [/\bconvocation\b/i, 'the letter that calls you to the exam'],
    [/\bpurchas(?:e|ed|ing)\b/i, 'buy'],
    [/\binfractions?\b/i, 'offence'],
  ],
}

/** Names that others gave and that stay as they are: the marks of the exam, an offence, a site. */
const names = [
  'Communiquer avec les autres usagers',
  'Effectuer des vérifications',
  'Vérifications intérieures et extérieures',
  'téléservice « Résultat de l’examen du permis de conduire »',
]

/** Abbreviations that everybody knows, the word that stops an SMS, marks of files and licences, categories, Roman numbers. */
const known = new Set('PDF JPEG PNG HEIC MB HTML CSS MIT OFL GOV UK UE II III IV VI PO CEDEX MME AM BE CE DE SI STOP'.split(' '))

/** The invented people and places of the samples, written in capitals as on a card or an envelope. */
const invented = new Set('MOREAU LINA MORERE RUE DES LES LA OEILLETS LILAS HAY ROSES CRETEIL XY ZZ9'.split(' '))

const paragraphs = (html: string): string[] =>
  html
    .replaceAll(/<(svg|pre)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(
      /<\/?(?:p|li|h\d|t[dhr]|d[dtl]|div|label|legend|summary|caption|figcaption|option|address|br|section|strong)\b[^>]*>/g,
      '\n',
    )
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;/g, '’')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\u00a0 \t]+/g, ' ')
    .split('\n')
    .map(text => names.reduce((left, name) => left.replaceAll(name, ''), text.trim()))
    .filter(text => text !== '')

interface Shown {
  readonly where: string
  readonly lang: Lang
  readonly text: string
}

/** Every text of every page and letter for the public, in both languages. The office has words of its own, and so have those who program against the doors. */
const shown: readonly Shown[] = Object.entries(galleryEntries)
  .filter(([chapter]) => !['design', 'review', 'office', 'doors'].includes(chapter))
  .flatMap(([chapter, entries]) =>
    entries
      // The titles of the texts of law are theirs.
      .filter(entry => entry.name !== 'Texts')
      .flatMap(entry =>
        entry.states.flatMap((state, i) =>
          (['fr', 'en'] as const).flatMap(lang =>
            paragraphs(String(state.html(lang))).map(text => ({ where: `${chapter}/${entry.name}/${i} (${lang})`, lang, text })),
          ),
        ),
      ),
  )

const found = (texts: readonly Shown[]): string[] => [
  ...new Set(
    texts.flatMap(({ lang, text, where }) =>
      avoided[lang].flatMap(([word, instead]) => {
        const [hit] = word.exec(text) ?? []
        return hit ? [`${hit}: say « ${instead} » in « ${text.slice(0, 120)} », ${where}`] : []
      }),
    ),
  ),
]

test('no page and no letter uses a word that only offices use', () => {
  assert.ok(shown.length > 5000)
  assert.deepEqual(found(shown), [])
})

test('the list of words finds what it is made for', () => {
  const text = (lang: Lang, words: string): Shown => ({ where: 'here', lang, text: words })
  assert.equal(found([text('fr', 'L’usager doit solliciter un rendez-vous préalablement.')]).length, 3)
  assert.equal(found([text('en', 'Prior to this infraction, the applicant shall utilise the form.')]).length, 5)
  assert.equal(found([text('fr', 'Vous demandez un rendez-vous avant.')]).length, 0)
})

test('every abbreviation that a page shows is explained among the words of the licence', () => {
  const explained = new Set(explainedWords.flatMap(([term]) => term.match(/[A-Z]{2,}/g) ?? []))
  const unknown = shown.flatMap(({ text, where }) =>
    (text.match(/(?<![\p{L}\d’'-])[A-Z]{2,}\d?(?![\p{L}\d-])/gu) ?? [])
      .filter(word => !explained.has(word) && !known.has(word) && !invented.has(word))
      .map(word => `${word}: ${where}`),
  )
  assert.deepEqual([...new Set(unknown)], [])
})

const longest = 30

test('sentences are short', () => {
  const long = shown
    .flatMap(({ text, where }) =>
      text.split(/[.!?;:…](?: |$)/).map(sentence => ({ where, sentence, words: sentence.trim().split(/\s+/).length })),
    )
    // What a category allows to drive is one sentence of the directive.
    .filter(({ words, sentence }) => words > longest && !/\b3[,.]5 t\b/.test(sentence))
  assert.deepEqual([...new Set(long.map(({ sentence, words, where }) => `${words}: ${sentence.slice(0, 160)} (${where})`))], [])
})

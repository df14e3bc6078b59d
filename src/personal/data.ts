import { cite, eraseOn, type FilePart, type FileReader, fileReaders, partWords, recordYears, type Words, yearCount } from '@papier-rose/law'
import { type Reading, roleWords } from '../account/index.ts'
import { officeName, requestNumber } from '../application/index.ts'
import { heading, link, list, paragraph, table } from '../kit/design/components.ts'
import { type Content, formatInstant, html, type Lang, path, say, type Text } from '../kit/html.ts'
import { type Purpose, purposes } from '../record/index.ts'
import type { Held } from './held.ts'

const words = {
  title: { fr: 'Mes données', en: 'My data' },
  held: { fr: 'Ce que nous gardons', en: 'What we hold' },
  what: { fr: 'Quoi', en: 'What' },
  why: { fr: 'Pourquoi', en: 'Why' },
  until: { fr: 'Jusqu’à quand', en: 'Until when' },
  open: { fr: 'Tant que votre compte est ouvert.', en: 'As long as your account is open.' },
  record: { fr: 'Votre dossier de conducteur', en: 'Your driver record' },
  noRecord: { fr: 'Aucun dossier de conducteur n’est relié à votre compte.', en: 'No driver record is linked to your account.' },
  read: { fr: 'Qui a lu votre dossier', en: 'Who read your file' },
  readHelp: {
    fr: 'Chaque lecture par un agent ou par une autorité est notée, avec sa raison.',
    en: 'Each reading by an agent or an authority is recorded, with its reason.',
  },
  nobody: { fr: 'Personne n’a lu votre dossier.', en: 'Nobody has read your file.' },
  take: { fr: 'Tout emporter', en: 'Take it all' },
  pdf: { fr: 'Tout lire en PDF', en: 'Read it all as PDF' },
  json: { fr: 'Tout télécharger en JSON, pour un autre logiciel', en: 'Download it all as JSON, for other software' },
  mend: { fr: 'Quelque chose est faux ?', en: 'Is something wrong?' },
  contacts: { fr: 'Votre e-mail ou votre mobile : changez-les vous-même', en: 'Your e-mail or mobile: change them yourself' },
  address: { fr: 'Votre adresse postale : changez-la vous-même', en: 'Your postal address: change it yourself' },
  civil: {
    fr: 'Votre nom, vos prénoms, votre naissance viennent de FranceConnect, qui les tient de l’Insee : c’est à l’Insee, ou à la mairie de naissance, qu’on les corrige. À votre prochaine connexion, un agent compare.',
    en: 'Your name, first names and birth come from FranceConnect, which has them from INSEE: they are corrected by INSEE, or by the town hall of your birthplace. At your next sign-in, an agent compares.',
  },
  file: { fr: 'Votre dossier de conducteur n’est pas le bon, ou manque', en: 'Your driver record is not the right one, or is missing' },
  request: { fr: 'Une erreur dans une demande : écrivez à la préfecture', en: 'A mistake in a request: write to the préfecture' },
} satisfies Record<string, Words>

const kept: readonly { readonly what: Words; readonly why: Words }[] = [
  {
    what: { fr: 'Votre état civil, votre e-mail, votre mobile', en: 'Your civil status, e-mail and mobile' },
    why: { fr: 'Vous reconnaître et vous écrire.', en: 'To recognise you and write to you.' },
  },
  {
    what: { fr: 'Vos accords pour la voie électronique', en: 'Your consents to electronic letters' },
    why: {
      fr: 'Prouver la règle qui vaut pour chaque décision (CRPA, art. L. 112-15).',
      en: 'To prove the rule that holds for each decision (CRPA, art. L. 112-15).',
    },
  },
]

/** What an agent read, in words. */
function whatRead(what: string): Words {
  if (what.startsWith('application/')) {
    const number = requestNumber(what.slice('application/'.length))
    return { fr: `Demande ${number}`, en: `Request ${number}` }
  }
  if (what === 'proposal') return { fr: 'Un acte proposé sur votre dossier', en: 'An act proposed on your record' }
  if (what === 'record') return { fr: 'Votre dossier de conducteur', en: 'Your driver record' }
  if (what.startsWith('record/')) {
    const parts = what.slice('record/'.length).split('+') as FilePart[]
    return { fr: parts.map(part => partWords[part].fr).join(' ; '), en: parts.map(part => partWords[part].en).join('; ') }
  }
  if (what === 'search') return { fr: 'Votre nom, dans une recherche', en: 'Your name, in a search' }
  return { fr: 'Votre dossier', en: 'Your file' }
}

/** The reason that was recorded, in words; a supervisor's own words stay as written. */
function whyRead({ reason, by }: Reading): Words | string {
  if (by === 'partner') {
    const [purpose = '', file = ''] = reason.split(': ')
    const as = fileReaders[purpose as FileReader]?.words
    return as ? { fr: `Lu par ${as.fr}, affaire ${file}`, en: `Read by ${as.en}, case ${file}` } : reason
  }

  const known: Readonly<Record<string, Words>> = {
    rectification: { fr: 'Vérifie l’erreur que vous avez signalée', en: 'Checks the error that you reported' },
    naming: { fr: 'Regarde votre réponse à une désignation', en: 'Looks at your answer to a naming' },
    reviewing: { fr: 'Examine votre demande', en: 'Examines your request' },
    'choosing a file to take': { fr: 'Choisit un dossier à instruire', en: 'Chooses a file to examine' },
    'search by name or NEPH': { fr: 'Recherche par nom ou par NEPH', en: 'Search by name or NEPH' },
  }
  const purpose = reason.startsWith('purpose/') ? purposes[reason.slice('purpose/'.length) as Purpose] : undefined
  return purpose?.words ?? known[reason] ?? reason.replace(/^supervisor: /, '')
}

/** What we hold, why and until when; who read it; how to take it away and have it corrected. */
export function dataPage(lang: Lang, held: Held): Content {
  const { requests, readings, record } = held
  const untilOf = (on: ReturnType<typeof eraseOn>): Text => {
    const [reason] = on.reasons
    return html`${reason ? say(reason.words, lang) : ''} (${reason?.articles[0] ? cite(reason.articles[0]) : ''})`
  }
  const rows: Text[][] = [
    ...kept.map(({ what, why }) => [what, why, words.open]),
    ...requests.map(({ request: { id, state } }): Text[] => [
      {
        fr: `Demande ${requestNumber(id)} : réponses, pièces, messages, courriers`,
        en: `Request ${requestNumber(id)}: answers, documents, messages, letters`,
      },
      { fr: 'Examiner votre demande.', en: 'To examine your request.' },
      state.submittedOn ? untilOf(eraseOn({ kind: 'application', recordedOn: state.submittedOn })) : '–',
    ]),
    ...(record
      ? [
          [
            words.record,
            {
              fr: 'Connaître votre droit de conduire (Code de la route, art. L. 225-1).',
              en: 'To know your right to drive (Code de la route, art. L. 225-1).',
            },
            recordUntil(lang),
          ],
        ]
      : []),
  ]
  return [
    heading(lang, words.title),
    table({
      lang,
      caption: words.held,
      columns: [{ label: words.what }, { label: words.why }, { label: words.until }],
      rows,
      rowHeaders: true,
    }),
    !record && paragraph(lang, words.noRecord),
    paragraph(lang, words.readHelp),
    table({
      lang,
      caption: words.read,
      columns: [
        { label: { fr: 'Quand', en: 'When' } },
        { label: { fr: 'Qui', en: 'Who' } },
        { label: { fr: 'Quoi', en: 'What' } },
        { label: words.why },
      ],
      rows: readings.map(one => [
        formatInstant(one.at, lang),
        one.by === 'partner'
          ? one.name
          : html`${one.name}<br>${one.roles.map(role => say(roleWords[role], lang)).join(', ')}, ${say(officeName(one.departement), lang)}`,
        whatRead(one.what),
        whyRead(one),
      ]),
      empty: words.nobody,
    }),
    heading(lang, words.take, { level: 2 }),
    list(lang, [
      link(lang, words.pdf, path(lang, '/compte/donnees/export.pdf')),
      link(lang, words.json, path(lang, '/compte/donnees/export.json')),
    ]),
    heading(lang, words.mend, { level: 2 }),
    list(lang, [
      link(lang, words.contacts, path(lang, '/compte/contacts')),
      link(lang, words.address, path(lang, '/compte/adresse')),
      words.civil,
      link(lang, words.file, path(lang, '/connexion/dossier')),
      ...requests.slice(0, 1).map(({ request }) => link(lang, words.request, path(lang, `/suivi/${request.id}/messages`))),
    ]),
  ]
}

/** A record lives on with each new decision, measure or infraction: its last day is not known. */
function recordUntil(lang: Lang): Text {
  const years = yearCount(recordYears.values[0]?.[1] ?? 0)
  return say(
    {
      fr: `${years.fr} après la dernière décision, mesure ou infraction (${cite(recordYears.article)}).`,
      en: `${years.en} after the last decision, measure or offence (${cite(recordYears.article)}).`,
    },
    lang,
  )
}

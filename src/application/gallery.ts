import { correctionReasons, day, type Words } from '@papier-rose/law'
import { refusals } from '../evidence/index.ts'
import { aSheet } from '../kit/design/gallery/pictures.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import type { Content, Lang } from '../kit/html.ts'
import { Form } from '../kit/http.ts'
import type { Asking } from './asking.ts'
import { isUploaded, piecesAsked } from './asking.ts'
import { amaDriver, aSent, asking, filesFor, fullAnswers, linaExam } from './fixtures.ts'
import { checkPage } from './pages/check.ts'
import { correctionPage } from './pages/correct.ts'
import { addressCorrectionPage } from './pages/correct-address.ts'
import { resultGonePage } from './pages/draft.ts'
import { questions } from './pages/index.ts'
import { piecePage } from './pages/piece-pages.ts'
import { questionPage } from './pages/question-pages.ts'
import { photoProblems } from './pages/questions/photo.ts'
import { refusedWords } from './pages/refused.ts'
import { type StartData, startPage } from './pages/start.ts'
import { incompletePage, tasksPage } from './pages/tasks.ts'
import { withdrawPage } from './pages/withdraw.ts'

const ids = { csrf: 'proof', id: '0199aaaa-0000-7000-8000-00000000000f' }

const typed = (fields: Readonly<Record<string, string>>): Form => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return new Form(data)
}

const whole: Asking = asking({
  answers: { ...fullAnswers, declared: ['assr'] },
  files: filesFor('identity', 'host-attestation', 'address-proof', 'representative-identity', 'representative-consent', 'jdc'),
})
const half = asking({ answers: { identity: { right: true }, nationality: 'french', postcode: '94240' } })

const begin: StartData = { matched: true, exams: [linaExam], drafts: [], sent: [], ids }
const other = {
  ...linaExam,
  id: '0199aaaa-0000-7000-8000-000000000009',
  category: 'A2' as const,
  categories: ['A2' as const],
  examDay: day('2026-11-12'),
}

const start: GalleryEntry = {
  name: 'start',
  routes: ['/demande'],
  states: [
    state('One result', lang => startPage(lang, begin)),
    state('Two results, none chosen', lang =>
      startPage(lang, {
        ...begin,
        exams: [linaExam, other],
        errors: [{ field: 'result', words: { fr: 'Choisissez un résultat.', en: 'Choose a result.' } }],
      }),
    ),
    state('A draft and a request already sent', lang =>
      startPage(lang, {
        ...begin,
        exams: [linaExam, other],
        drafts: [{ id: whole.draft.id, resultId: other.id }],
        sent: [aSent()],
      }),
    ),
    state('The account has no driver file', lang => startPage(lang, { ...begin, matched: false, exams: [] })),
    state('No result lets one ask', lang => startPage(lang, { ...begin, exams: [] })),
    state('The result was corrected', resultGonePage),
  ],
}

const tasks: GalleryEntry = {
  name: 'task list',
  routes: ['/demande/:draft'],
  states: [
    state('Nothing answered', lang => tasksPage(lang, asking())),
    state('The documents are known', lang => tasksPage(lang, { ...whole, files: [] })),
    state('Ready to send', lang => tasksPage(lang, whole)),
    state('Something is missing', lang => incompletePage(lang, { ...whole, files: whole.files.slice(1) })),
  ],
}

const wrong: Readonly<Record<string, { typed: Readonly<Record<string, string>>; at?: Asking }[]>> = {
  identite: [{ typed: {} }, { typed: { identity: 'wrong', words: '' } }],
  nationalite: [{ typed: {} }],
  representant: [{ typed: { representative: '' } }],
  coordonnees: [{ typed: { email: 'lina@courriel', mobile: '12' } }],
  adresse: [
    { typed: { step: 'postcode', postcode: '9424' } },
    { typed: { step: 'postcode', postcode: '00000' } },
    { typed: { street: '', letterbox: '', complement: '///' }, at: half },
  ],
  logement: [{ typed: {} }],
  sante: [{ typed: {} }],
  photo: [{ typed: { code: 'LNA 22' } }],
}

/** Reads what was typed as the page does; these pages need no partner to say that it is wrong. */
function mistaken(path: string, lang: Lang, fields: Readonly<Record<string, string>>, at: Asking): Content {
  const question = questions.find(one => one.path === path)
  const form = typed(fields)
  const read = question?.read(form, at, { ephoto: nobody })
  if (!question || !read || read instanceof Promise) return ''
  return questionPage(question, { lang, at, typed: form, errors: read.errors ?? [] }, ids)
}

const silent = async () => ({ down: true, reason: 'nobody', retryAfterS: null }) as const
const nobody = { fetchCode: silent, reserve: silent, consume: silent, release: silent }

const asked: GalleryEntry = {
  name: 'questions',
  routes: ['/demande/:draft/:question'],
  states: [
    ...questions.flatMap(question => [
      state(`${question.task.en}, not answered`, lang => questionPage(question, { lang, at: asking({ draft: half.draft }) }, ids)),
      state(`${question.task.en}, answered`, lang => questionPage(question, { lang, at: whole }, ids)),
    ]),
    ...Object.entries(wrong)
      .filter(([path]) => path !== 'photo')
      .flatMap(([path, cases]) =>
        cases.map(({ typed: fields, at }, i) => state(`${path}, wrong ${i + 1}`, lang => mistaken(path, lang, fields, at ?? asking()))),
      ),
    ...Object.entries(photoProblems).map(([why, words]) => state(`photo, ${why}`, lang => photoWrong(lang, words))),
    state('Your address, the communes of a postcode', lang => questionOf('adresse', lang, half)),
    state('Your civil status, no first name, born abroad', lang =>
      questionOf(
        'identite',
        lang,
        asking({
          driver: {
            ...amaDriver,
            firstNames: [],
            birthName: 'ŒUVRARD-L’HÔPITAL DE LA RÖCHEFŒUCAULD-MONTBÉLIARD XY',
            usageName: 'D’ESTRÉES',
          },
        }),
      ),
    ),
    state('Your health, the examiner asked for a check', lang =>
      questionOf('sante', lang, asking({ exam: { ...linaExam, medicalCheckAsked: true } })),
    ),
    state('Your photo, too old by now', lang => questionOf('photo', lang, { ...whole, today: day('2027-06-01') })),
  ],
}

function questionOf(path: string, lang: Lang, at: Asking): Content {
  const question = questions.find(one => one.path === path)
  return question ? questionPage(question, { lang, at }, ids) : ''
}

function photoWrong(lang: Lang, words: Words): Content {
  const question = questions.find(one => one.path === 'photo')
  const shown = { lang, at: asking(), typed: typed({ code: 'LNA2222222222222222222' }), errors: [{ field: 'code', words }] }
  return question ? questionPage(question, shown, ids) : ''
}

const files = [
  { id: '0199aaaa-0000-7000-8000-000000000101', name: 'recto.jpg', pages: 1, thumbnail: aSheet },
  { id: '0199aaaa-0000-7000-8000-000000000102', name: 'facture.pdf', pages: 3, thumbnail: aSheet },
]
const demanded = [
  ...(piecesAsked(whole) ?? []),
  ...(piecesAsked(
    asking({ answers: { ...fullAnswers, nationality: 'other', housing: 'hotel', medical: ['illness'] }, driver: amaDriver }),
  ) ?? []),
]
const uploaded = demanded.filter((one, i) => isUploaded(one.piece) && demanded.findIndex(({ piece }) => piece === one.piece) === i)
const first = uploaded[0]

const pieceData = (one: (typeof uploaded)[number]) => ({
  asked: one,
  files: [],
  declared: false,
  here: '/demande/x/pieces/y',
  next: '/demande/x',
  ids: () => ids,
})

const piece: GalleryEntry = {
  name: 'a piece',
  routes: ['/demande/:draft/pieces/:piece'],
  states: [
    ...uploaded.map(one => state(one.piece, lang => piecePage({ lang }, pieceData(one)))),
    ...uploaded
      .filter(({ piece: name }) => name === 'assr')
      .map(one => state('assr, declared on honour', lang => piecePage({ lang }, { ...pieceData(one), declared: true }))),
    ...(first
      ? [
          state('Files sent', (lang: Lang) => piecePage({ lang }, { ...pieceData(first), files })),
          state('Replacing a file', (lang: Lang) => piecePage({ lang }, { ...pieceData(first), files, replacing: files[0]?.id ?? '' })),
          ...Object.entries(refusals).map(([code, words]) =>
            state(`Not taken: ${code}`, (lang: Lang) => piecePage({ lang }, { ...pieceData(first), errors: [{ field: 'file', words }] })),
          ),
        ]
      : []),
  ],
}

const check: GalleryEntry = {
  name: 'check your answers',
  routes: ['/demande/:draft/verifier'],
  states: [
    state('Ready to send', lang => checkPage(lang, whole, { ids })),
    state('The declaration is not ticked', lang =>
      checkPage(lang, whole, {
        ids,
        errors: [
          { field: 'declaration', words: { fr: 'Cochez la case pour envoyer votre demande.', en: 'Tick the box to send your request.' } },
        ],
      }),
    ),
  ],
}

const reason = (name: Parameters<typeof correctionReasons>[0], code: string) => correctionReasons(name).find(one => one.code === code)
const correctionData = (name: Parameters<typeof correctionReasons>[0], code: string) => {
  const why = reason(name, code)
  const one = uploaded.find(found => found.piece === name)
  return {
    piece: name,
    fresh: [],
    here: '/suivi/x/corriger/y',
    ids: () => ids,
    ...(why ? { reason: why } : {}),
    ...(one ? { asked: one } : {}),
  }
}

const correction: GalleryEntry = {
  name: 'correction',
  routes: ['/suivi/:id/corriger/:piece', '/suivi/:id/corriger/:piece/adresse'],
  states: [
    state('A document to send again', lang =>
      correctionPage(lang, { ...correctionData('address-proof', 'older-than-6-months'), said: 'La facture est du 4 janvier 2025.' }),
    ),
    state('The new file is there', lang =>
      correctionPage(lang, { ...correctionData('address-proof', 'older-than-6-months'), fresh: files.slice(1) }),
    ),
    state('No file chosen', lang =>
      correctionPage(lang, {
        ...correctionData('identity', 'cut'),
        errors: [{ field: 'file', words: { fr: 'Choisissez un fichier à envoyer.', en: 'Choose a file to send.' } }],
      }),
    ),
    state('A declaration is enough', lang => correctionPage(lang, correctionData('assr', 'unreadable'))),
    state('The address may be the wrong one', lang =>
      correctionPage(lang, { ...correctionData('address-proof', 'other-address'), addressAt: '/suivi/x/corriger/address-proof/adresse' }),
    ),
    state('The address, its postcode', lang => addressCorrectionPage(lang, { here: '/suivi/x', ids })),
    state('The address, its street missing', lang =>
      addressCorrectionPage(lang, {
        here: '/suivi/x',
        ids,
        postcode: '94240',
        errors: [{ field: 'street', words: { fr: 'Saisissez le numéro et le nom de la rue.', en: 'Enter the number and the street.' } }],
      }),
    ),
    state('A new photo code', lang => correctionPage(lang, correctionData('photo-signature', 'photo-eyes'))),
    state('A photo code already used', lang =>
      correctionPage(lang, {
        ...correctionData('photo-signature', 'photo-eyes'),
        code: 'LNA2222222222222222222',
        errors: [{ field: 'code', words: photoProblems.used }],
      }),
    ),
    state('No longer awaited', lang =>
      correctionPage(lang, {
        ...correctionData('identity', 'cut'),
        refused: refusedWords({ refused: 'not-now', facts: { status: 'with-agent' } }),
      }),
    ),
  ],
}

const withdrawal: GalleryEntry = {
  name: 'withdrawal',
  routes: ['/suivi/:id/retirer'],
  states: [
    state('Sure?', lang => withdrawPage(lang, { id: 'x', ids })),
    state('Too late', lang =>
      withdrawPage(lang, { id: 'x', ids, refused: refusedWords({ refused: 'not-now', facts: { status: 'approved' } }) }),
    ),
  ],
}

/** Every page of a request, in every state. */
export const applicationGallery: readonly GalleryEntry[] = [start, tasks, asked, piece, check, correction, withdrawal]

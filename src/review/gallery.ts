import { correctionReasons, day, type Piece, refusalGround } from '@papier-rose/law'
import { events } from '../application/fixtures.ts'
import { cardExample } from '../card/drawing.example.ts'
import { cardBack, cardFront } from '../card/drawing.ts'
import { instant } from '../kit/clock.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import { someMessages } from '../messages/gallery.ts'
import type { Board } from './board.ts'
import { aFile, ama, aRow, facts, karim, nameOf, nour, paulette, pieces, replaced, solange, today } from './fixtures.ts'
import type { Macro } from './macros.ts'
import { type RefusalForm, refusalForm, refusalPreview } from './pages/asking.ts'
import { boardPage } from './pages/board.ts'
import { type CorrectionForm, correctionForm, correctionPreview } from './pages/correction.ts'
import { type Sending, sendingBackPage, sendingPage, words as sendingWords } from './pages/elsewhere.ts'
import { type FileView, filePage } from './pages/file-view.ts'
import { jobsPage } from './pages/jobs.ts'
import { type MacroForm, macroPage, macrosPage, problems, unknownWords } from './pages/macros.ts'
import { fileMessages, type MessagesView } from './pages/messages.ts'
import { heldPage, reasonPage } from './pages/opening.ts'
import { type WorklistView, worklistPage } from './pages/worklist.ts'
import { refusalAct } from './refusal-act.ts'
import { refusedWords } from './words.ts'

const ids = { csrf: 'proof', id: '0199aaaa-0000-7000-8000-00000000000f' }
const refusal = (code: string, more: Readonly<Record<string, unknown>> = {}) => refusedWords(code, more, nameOf)

const counts = { miennes: 1, 'a-prendre': 61, corrigees: 1, messages: 1, attente: 1, collegues: 0, ailleurs: 1 }
const list = (title: string, change: Partial<WorklistView>) =>
  state(title, lang => worklistPage(lang, { today, agentId: paulette.agentId, shown: { list: 'a-prendre' }, counts, rows: [], ...change }))
const noFiles = { miennes: 0, 'a-prendre': 0, corrigees: 0, messages: 0, attente: 0, collegues: 0, ailleurs: 0 }
const held = { taker: paulette.agentId, takerName: paulette.name }

const worklists: GalleryEntry = {
  name: 'worklists',
  routes: ['/agents/dossiers'],
  states: [
    list('To take, the CEPC that ends soonest first', {
      rows: [
        aRow({
          cepcLastDay: day('2026-11-27'),
          name: 'ŒUVRARD-L’HÔPITAL Zoé Marie-Ève',
          category: 'A2',
          kind: 'added-category-after-exam',
        }),
        aRow({ cepcLastDay: today }),
        aRow({ cepcLastDay: day('2026-11-29') }),
        aRow({ cepcLastDay: null, name: '' }),
      ],
    }),
    list('To take, the second page of three', { rows: [aRow()], shown: { list: 'a-prendre', earlier: true, later: true } }),
    list('Mine', { shown: { list: 'miennes' }, rows: [aRow(held)] }),
    list('Mended by the person', { shown: { list: 'corrigees' }, rows: [aRow({ ...held, mended: true })] }),
    list('Messages to answer, one late', {
      shown: { list: 'messages' },
      rows: [aRow({ ...held, answerBy: day('2026-11-27') }), aRow({ ...held, status: 'approved', answerBy: day('2026-12-02') })],
    }),
    list('Wait for the person', {
      shown: { list: 'attente' },
      rows: [aRow({ ...held, status: 'with-applicant', correctionLastDay: day('2027-01-25') })],
    }),
    list('With a colleague, nothing there', { shown: { list: 'collegues' } }),
    list('Checked by another service', {
      shown: { list: 'ailleurs' },
      rows: [aRow({ elsewhere: { kind: 'fraud-cell' } }), aRow({ elsewhere: { kind: 'office', office: '75' }, takerName: karim.name })],
    }),
    list('Found by name, a request that ended too', {
      shown: { typed: 'moreau', count: 2, near: false, page: 1 },
      rows: [aRow(), aRow({ status: 'refused', taker: karim.agentId, takerName: karim.name })],
    }),
    list('Found by name, and near names below', {
      shown: { typed: 'moreau', count: 1, near: false, page: 1 },
      rows: [aRow()],
      beside: [aRow({ name: 'MOREAUX Line' }), aRow({ name: 'MORAUD Lino', status: 'refused' })],
    }),
    list('Found by a near name', { shown: { typed: 'moraeu', count: 1, near: true, page: 1 }, rows: [aRow()] }),
    list('Nothing found', { shown: { typed: '9999', count: 0, near: false, page: 1 } }),
    list('No file in this office', { counts: noFiles }),
  ],
}

const taken = events.taken()
const show = (title: string, file: FileView['file'], refused?: FileView['refused']) =>
  state(title, lang => filePage(lang, { file, ids: () => ids, ...(refused ? { refused } : {}) }))
const mine = (...past: Parameters<typeof aFile>[1] & object) => aFile(paulette, [taken, ...past])
const accepted = pieces.map(piece => events.accepted(piece))
const asked = events.asked('address-proof', 'older-than-6-months', 'words')
const sent = events.sent('address-proof')
const otherRequest = { id: ids.id, kind: 'added-category-after-exam', category: 'A2', submittedOn: day('2026-06-02') } as const

const file: GalleryEntry = {
  name: 'file',
  routes: ['/agents/dossiers/:id'],
  states: [
    show('Nobody has it', aFile(paulette)),
    show('Mine, every piece to check', mine()),
    show('Mine, some pieces checked', mine(...accepted.slice(0, 3))),
    show('Mine, ready to approve', mine(...accepted)),
    show('A correction was asked', mine(asked)),
    show('A piece came back mended', {
      ...mine(asked, sent),
      evidence: [...mine().evidence, replaced],
    }),
    show('Joined, and other requests of the person', {
      ...mine(events.joined()),
      answers: [...mine().answers, ...mine().answers],
      others: [
        { ...otherRequest, status: 'approved', office: '94' },
        { ...otherRequest, status: 'refused', office: '75' },
      ],
    }),
    show('The CEPC ended, the name is hard, no FranceConnect', {
      ...mine(),
      driver: { ...ama, birthName: 'DE LA RÖCHEFŒUCAULD-MONTBÉLIARD D’ESTRÉES-NGUYỄN-ŁASK', firstNames: [] },
      identity: undefined,
      daysLeft: -2,
    }),
    show('A supervisor opens the file of a colleague', aFile(solange, [taken])),
    show('Checked by the fraud cell, read by the office that decides', aFile(solange, [taken, events.sentElsewhere()])),
    show('Sent to the fraud cell, nobody of it has it', aFile(nour, [taken, events.sentElsewhere()])),
    show('The fraud cell has it', aFile(nour, [taken, events.sentElsewhere(), events.taken('nour')])),
    show('Back from the fraud cell', mine(events.sentElsewhere(), events.sentBack())),
    show('Approved, the card is ordered', {
      ...mine(...accepted, events.approved()),
      card: { id: 'card', front: cardFront(cardExample), back: cardBack(cardExample) },
    }),
    show('Refused', mine(events.refused('identity-not-established'))),
    show('Refused, notified at first reading', {
      ...mine(events.refused('identity-not-established')),
      notified: [{ fr: 'La décision vous est notifiée le 9 décembre 2026.', en: 'The decision is notified to you on 9 December 2026.' }],
    }),
    show('Withdrawn by the person', aFile(solange, [taken, events.withdrawn()])),
    show('Closed, no answer came', mine(asked, events.closed())),
    show('Everything personal was erased', {
      ...aFile(solange, [taken, events.refused('identity-not-established')]),
      driver: undefined,
      identity: undefined,
      exam: undefined,
      answers: [],
      asked: [],
      evidence: [],
    }),
    ...(
      [
        ['Taken by a colleague meanwhile', 'taken-by-another', { taker: karim.agentId }],
        ['Not taken first', 'not-taken', {}],
        ['Pieces to check', 'pieces-to-check', { pieces: ['identity', 'photo-signature'] }],
        ['A correction is awaited', 'correction-pending', { pieces: ['identity'] }],
        ['Another service checks it', 'sent-elsewhere', { to: { kind: 'fraud-cell' } }],
        ['Another service has it', 'another-queue', {}],
        ['It is here already', 'not-elsewhere', {}],
        ['The file changed meanwhile', 'not-now', { status: 'withdrawn' }],
      ] as const
    ).map(([title, code, more]) => show(`Not recorded: ${title.toLowerCase()}`, mine(), refusal(code, more))),
    state('A colleague holds it', lang => heldPage(lang, { id: ids.id, holder: karim.name })),
    state('The fraud cell has it', lang => heldPage(lang, { id: ids.id, holder: '', elsewhere: { kind: 'fraud-cell' } })),
    state('Another office has it', lang => heldPage(lang, { id: ids.id, holder: karim.name, elsewhere: { kind: 'office', office: '75' } })),
    state('A supervisor must first say why', lang => reasonPage(lang, { id: ids.id, ids })),
    state('A supervisor must first say why, nothing written', lang =>
      reasonPage(lang, {
        id: ids.id,
        ids,
        typed: 'a',
        errors: [
          {
            field: 'motif',
            words: { fr: 'Écrivez en quelques mots pourquoi vous ouvrez ce dossier.', en: 'Write in a few words why you open this file.' },
          },
        ],
      }),
    ),
  ],
}

const correcting = (piece: Piece, change: Partial<CorrectionForm> = {}): CorrectionForm => ({ id: ids.id, piece, ids, ...change })
const tooOld = { reason: 'older-than-6-months', own: 'La facture est du 4 janvier 2025.' }

const draft = {
  lang: 'fr',
  subject: 'À corriger : Justificatif de domicile',
  text: 'Bonjour Lina,\n\nUn agent a lu votre dossier. Une chose est à corriger.\n\nLa suite\n--------\nEnvoyez-nous la correction jusqu’au jeudi 28\u00a0janvier 2027 compris.',
} as const

const someMacros: readonly Macro[] = [
  {
    id: 'm1',
    whole: true,
    reason: 'older-than-6-months',
    piece: 'address-proof',
    title: 'Facture trop ancienne',
    words: 'Bonjour {prénom}, la facture envoyée le {date d’envoi} est trop ancienne. Une facture en ligne convient.',
    writtenBy: solange.name,
  },
  {
    id: 'm2',
    whole: false,
    reason: 'cut',
    piece: null,
    title: 'Bord coupé',
    words: 'Reprenez la photo de plus loin.',
    writtenBy: paulette.name,
  },
]

const correction: GalleryEntry = {
  name: 'ask for a correction',
  routes: ['/agents/dossiers/:id/pieces/:piece/corriger'],
  states: [
    ...pieces
      .filter(piece => correctionReasons(piece).length > 0)
      .map(piece => state(`Why: ${piece}`, lang => correctionForm(lang, correcting(piece)))),
    state('No reason chosen', lang =>
      correctionForm(
        lang,
        correcting('address-proof', {
          own: tooOld.own,
          errors: [
            {
              field: 'reason',
              words: { fr: 'Choisissez pourquoi la pièce est à corriger.', en: 'Choose why the piece must be mended.' },
            },
          ],
        }),
      ),
    ),
    state('Templates to choose from', lang => correctionForm(lang, correcting('address-proof', { macros: someMacros }))),
    state('A word that cannot be replaced', lang =>
      correctionForm(
        lang,
        correcting('address-proof', { ...tooOld, own: 'Bonjour {surnom},', errors: [{ field: 'own', words: unknownWords(['surnom']) }] }),
      ),
    ),
    state('What the person will read', lang => correctionPreview(lang, { ...correcting('address-proof', tooOld), letter: draft })),
    state('What the person will read, without words of one’s own', lang =>
      correctionPreview(lang, { ...correcting('photo-signature', { reason: 'photo-eyes', own: '' }), letter: draft }),
    ),
    state('The file is taken by a colleague meanwhile', lang =>
      correctionForm(lang, correcting('address-proof', { ...tooOld, refused: refusal('taken-by-another', { taker: karim.agentId }) })),
    ),
  ],
}

const unknown = 'identity-not-established'
const written = { chosen: [unknown], facts: { [unknown]: 'La carte envoyée le 26 novembre 2026 est celle de votre frère.' } }
const refusing = (title: string, change: Partial<RefusalForm>) =>
  state(title, lang => refusalForm(lang, { id: ids.id, ids, chosen: [], facts: {}, ...change }))
const grounds = [unknown].flatMap(code => {
  const ground = refusalGround(code)
  return ground ? [{ ground, facts: written.facts[unknown] ?? '' }] : []
})
const { id, now, driver } = mine()
const act = refusalAct(
  {
    id,
    now,
    driver,
    addressLines: facts.address.lines,
    grounds,
    agentName: paulette.name,
    decidedOn: today,
    at: instant(new Date('2026-11-28T10:00:00Z')),
    today,
    sending: { way: 'mail' },
  },
  true,
)

const refuse: GalleryEntry = {
  name: 'refuse',
  routes: ['/agents/dossiers/:id/refuser'],
  states: [
    refusing('Choose the grounds', {}),
    refusing('No ground ticked', {
      errors: [{ field: 'grounds', words: { fr: 'Cochez au moins un motif.', en: 'Tick at least one ground.' } }],
    }),
    refusing('The facts are missing', {
      chosen: [unknown],
      errors: [
        {
          field: `facts-${unknown}`,
          words: { fr: 'Écrivez les faits de ce dossier pour ce motif.', en: 'Write the facts of this file for this ground.' },
        },
      ],
    }),
    state('Read the decision before it is signed', lang => refusalPreview(lang, { id: ids.id, ids, act, grounds })),
    refusing('The person withdrew meanwhile', { ...written, refused: refusal('not-now', { status: 'withdrawn' }) }),
  ],
}

const job = (n: number, task: string, fault: string) => ({
  id: String(n),
  task,
  attempts: n,
  last_error: fault,
  run_at: '2026-11-28T10:00:00.000Z',
})
const stuck: GalleryEntry = {
  name: 'stuck jobs',
  routes: ['/agents/travaux'],
  states: [
    state('Nothing is stuck', lang => jobsPage(lang, { jobs: [], tasks: [], releases: [], ids: () => ids })),
    state('Two jobs wait, some were released', lang =>
      jobsPage(lang, {
        jobs: [job(4, 'order-card', 'the printing house did not answer: timeout\n    at order'), job(9, 'notify', 'connection refused')],
        tasks: [
          { task: 'notify', count: 412 },
          { task: 'order-card', count: 1 },
        ],
        releases: [{ at: instant(new Date('2026-11-28T09:00:00Z')), by: solange.name, task: 'notify', jobs: 12 }],
        ids: () => ids,
      }),
    ),
  ],
}

const board: Board = {
  today,
  soon: {
    count: 12,
    rows: [
      aRow({ cepcLastDay: day('2026-11-27') }),
      aRow({ ...held, cepcLastDay: today }),
      aRow({ name: '', cepcLastDay: day('2026-12-10') }),
    ],
  },
  late: { count: 2, rows: [aRow({ ...held, heldSince: instant(new Date('2026-10-20T08:00:00Z')) }), aRow()] },
  load: [
    { agentId: 'k', name: karim.name, mayAct: true, held: 14, waiting: 3, decidedThisWeek: 21, decidedLately: 80, ownMs: 26 * 60_000 },
    { agentId: 'p', name: paulette.name, mayAct: true, held: 2, waiting: 0, decidedThisWeek: 0, decidedLately: 1, ownMs: 9 * 3_600_000 },
    { agentId: 's', name: solange.name, mayAct: true, held: 0, waiting: 0, decidedThisWeek: 0, decidedLately: 4, ownMs: 5 * 86_400_000 },
    { agentId: 'g', name: 'Ancien Agent', mayAct: false, held: 5, waiting: 1, decidedThisWeek: 0, decidedLately: 0 },
  ],
  caused: { 'passed-our-check': 4, 'card-spoiled': 1, 'order-refused': 0, 'address-by-us': 2 },
  messages: { waiting: 7, late: 2 },
  toTake: 61,
  elsewhere: 3,
  jobs: 1,
}
const quiet: Board = {
  ...board,
  soon: { count: 0, rows: [] },
  late: { count: 0, rows: [] },
  load: [],
  caused: { 'passed-our-check': 0, 'card-spoiled': 0, 'order-refused': 0, 'address-by-us': 0 },
  messages: { waiting: 0, late: 0 },
  toTake: 0,
  elsewhere: 0,
  jobs: 0,
}
const boards: GalleryEntry = {
  name: 'board',
  routes: ['/agents/bureau'],
  states: [state('A busy office', lang => boardPage(lang, board)), state('Nothing to see', lang => boardPage(lang, quiet))],
}

const services = { cell: true, offices: ['69', '75'] }
const sending = (title: string, change: Partial<Sending>) =>
  state(title, lang => sendingPage(lang, { id: ids.id, ids, services, ...change }))
const sendings: GalleryEntry = {
  name: 'have a file checked',
  routes: ['/agents/dossiers/:id/envoyer', '/agents/dossiers/:id/renvoyer'],
  states: [
    sending('To whom, and why', {}),
    sending('Only another office', { services: { cell: false, offices: ['69'] } }),
    sending('Only the fraud cell', { services: { cell: true, offices: [] } }),
    sending('Nobody could', { services: { cell: false, offices: [] } }),
    sending('To mend', {
      typed: { to: 'office' },
      errors: [
        { field: 'office', words: sendingWords.chooseOffice },
        { field: 'why', words: sendingWords.writeWhy },
      ],
    }),
    sending('Nothing chosen', { errors: [{ field: 'to', words: sendingWords.chooseTo }] }),
    sending('A colleague has it meanwhile', {
      typed: { to: 'fraud-cell', why: 'La carte semble recopiée.' },
      refused: refusal('taken-by-another', { taker: karim.agentId }),
    }),
    state('Send it back', lang => sendingBackPage(lang, { id: ids.id, ids, from: { kind: 'fraud-cell' } })),
    state('Call it back', lang => sendingBackPage(lang, { id: ids.id, ids, from: { kind: 'office', office: '75' }, calledBack: true })),
    state('Send it back, to mend', lang =>
      sendingBackPage(lang, {
        id: ids.id,
        ids,
        from: { kind: 'fraud-cell' },
        errors: [{ field: 'why', words: sendingWords.writeOpinion }],
      }),
    ),
    state('Send it back, taken meanwhile', lang =>
      sendingBackPage(lang, {
        id: ids.id,
        ids,
        why: 'La carte est vraie.',
        refused: refusal('taken-by-another', { taker: karim.agentId }),
      }),
    ),
  ],
}

const macroForm = (title: string, change: Partial<MacroForm>) =>
  state(title, lang => macroPage(lang, { ids: () => ids, typed: {}, mayChooseWhose: true, ...change }))
const [ofOffice, own] = someMacros
const typedOf = (macro: Macro | undefined) => ({ ...macro, piece: macro?.piece ?? '', whole: macro?.whole ? 'yes' : 'no' })
const macroLists: GalleryEntry = {
  name: 'macros',
  routes: ['/agents/modeles'],
  states: [state('None yet', lang => macrosPage(lang, [])), state('Of the office and one’s own', lang => macrosPage(lang, someMacros))],
}
const oneMacro: GalleryEntry = {
  name: 'a macro',
  routes: ['/agents/modeles/nouveau', '/agents/modeles/:id'],
  states: [
    macroForm('A new one, by a supervisor', {}),
    macroForm('A new one, by an agent', { mayChooseWhose: false }),
    macroForm('To mend', {
      typed: { words: 'Bonjour {surnom}' },
      errors: [
        { field: 'title', words: problems.title },
        { field: 'reason', words: problems.reason },
        { field: 'words', words: unknownWords(['surnom']) },
      ],
    }),
    macroForm('To mend: reason and document', {
      typed: { ...typedOf(own), piece: 'photo-signature', words: '' },
      errors: [
        { field: 'piece', words: problems.piece },
        { field: 'words', words: problems.words },
      ],
    }),
    macroForm('One’s own, to change', { id: 'm2', typed: typedOf(own), mayChooseWhose: false }),
    macroForm('Of the office, read only', { id: 'm1', typed: typedOf(ofOffice), readOnly: true }),
  ],
}

/** Every page of the agents who review, in every state. */
const wrote = (from: 'person' | 'office', answerBy: string) =>
  ({
    type: 'MessageWritten',
    messageId: 'm',
    from,
    on: today,
    answerBy: day(answerBy),
    by: from,
    at: instant(new Date('2026-11-26T17:02:00Z')),
  }) as const
const messagesOf = (title: string, file: FileView['file'], more: Partial<MessagesView> = {}) =>
  state(title, lang => fileMessages(lang, { file: { ...file, messages: someMessages }, ids: () => ids, ...more }))

const messages: GalleryEntry = {
  name: 'messages of a file',
  routes: ['/agents/dossiers/:id/messages'],
  states: [
    state('None yet', lang => fileMessages(lang, { file: mine(), ids: () => ids })),
    messagesOf('To answer', mine(wrote('person', '2026-12-03'))),
    messagesOf('To answer, late', mine(wrote('person', '2026-11-27'))),
    messagesOf('The person is to answer', mine(wrote('office', '2026-12-08'))),
    messagesOf('Nobody has taken the file', aFile(paulette, [wrote('person', '2026-12-03')])),
    messagesOf('To mend', mine(wrote('person', '2026-12-03')), {
      typed: { words: '', by: { day: '31', month: '2', year: '2027' } },
      errors: [
        { field: 'words', words: { fr: 'Écrivez votre message.', en: 'Write your message.' } },
        {
          field: 'by',
          words: { fr: 'Écrivez une date qui existe, par exemple 15 12 2026.', en: 'Write a date that exists, for example 15 12 2026.' },
        },
      ],
    }),
  ],
}

export const reviewGallery: readonly GalleryEntry[] = [
  worklists,
  file,
  correction,
  refuse,
  messages,
  sendings,
  boards,
  macroLists,
  oneMacro,
  stuck,
]

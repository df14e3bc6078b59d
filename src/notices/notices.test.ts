import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { serve } from '@hono/node-server'
import { day } from '@papier-rose/law'
import { Hono } from 'hono'
import { beginCheck, confirmCheck } from '../account/contacts.ts'
import { signInAgent, signInPerson } from '../account/fixtures.ts'
import { codeOf, findContactCheck } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { type ApplicationEvent, applications } from '../application/index.ts'
import { stories } from '../card/fixtures.ts'
import { type CardEvent, cards } from '../card/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { html, type Lang } from '../kit/html.ts'
import { type Act, handle, readStream, type StreamKind } from '../kit/store.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { mailer } from '../partners/mail/index.ts'
import { type Delivery, type Letterboxes, letterboxes, type Mode } from '../partners/mail/letterbox.ts'
import { mailSimulator } from '../partners/mail/simulator.ts'
import { texter } from '../partners/sms/index.ts'
import { ledger } from '../partners/sms/ledger.ts'
import { smsSimulator } from '../partners/sms/simulator.ts'
import { known } from '../record/fixtures.ts'
import { accountTasks, driverTasks, noticeSamples, noticeTasks, textRounds } from './index.ts'
import { type Addressed, asPage, asShortText, asText, letterPages, subjectOf } from './render.ts'
import { aboutCards, aboutRequests, samples } from './table.ts'

const langs: readonly Lang[] = ['fr', 'en']
const root = join(import.meta.dirname, '..')
const noon = '2026-12-10T11:00:00.000Z' as Instant

const asked = () =>
  globSync('*/reactions.ts', { cwd: root })
    .flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(/notify\('([^']+)'\)/g)])
    .map(([, notice = '']) => notice)

test('every letter that an event asks for exists, and no other', () => {
  assert.deepEqual([...new Set(asked())].sort(), Object.keys({ ...aboutRequests, ...aboutCards }).sort())
})

const sampleTo = (letter: Addressed['letter'], lang: Lang, demonstration = true): Addressed => ({
  letter,
  lang,
  firstName: 'Anne-Cœur',
  applicationId: 'e001',
  baseUrl: 'https://papier-rose.example',
  demonstration,
})

for (const { id, letter } of samples) {
  test(`${id} reads well in both languages, in HTML and in plain text`, async () => {
    for (const lang of langs) {
      const to = sampleTo(letter, lang)
      const [text, page] = [asText(to), asPage(to)]
      assert.deepEqual(await htmlProblems(page), [])
      const place = letterPages[letter.page ?? 'follow-up']('e001')
      const where = `https://papier-rose.example${lang === 'fr' ? '' : '/en'}${place}`
      for (const shown of [text, page]) {
        assert.ok(shown.includes(where), 'the link to the follow-up page')
        assert.match(shown, lang === 'fr' ? /Démonstration/ : /Demonstration/)
        assert.match(shown, /Anne-Cœur,/)
        assert.doesNotMatch(shown, /undefined|\[object|null/)
        assert.doesNotMatch(shown.replaceAll(/<style>.*<\/style>/gs, ''), /\d{12}/, 'a NEPH')
      }
      assert.ok(subjectOf(to).length <= 78, `a subject that fits one line: ${subjectOf(to)}`)
      assert.doesNotMatch(asText(sampleTo(letter, lang, false)), /[Dd][ée]monstration/)
    }
    const french = JSON.stringify(letter, (key, value) => (key === 'en' ? undefined : value))
    assert.doesNotMatch(french, /[A-Za-zé]'[a-zé]/, 'a straight apostrophe')
    assert.notEqual(asText(sampleTo(letter, 'fr')), asText(sampleTo(letter, 'en')))
  })
}

test('every letter has its short text: 160 letters that a phone writes in seven bits, with nothing of the person, and how to stop', () => {
  const sevenBits = /^[\x20-\x5a_a-zÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùü]+$/
  for (const { id, letter } of samples)
    for (const lang of langs) {
      const text = asShortText({ letter, lang, baseUrl: 'https://permis.papier-rose.example' })
      assert.ok(text.length <= 160, `${id}: ${text.length} letters: ${text}`)
      assert.match(text, sevenBits, id)
      assert.match(text, /^Papier rose ?: .*permis\.papier-rose\.example\/compte STOP/)
      assert.doesNotMatch(text, /Lina|MOREAU|\d{12}/)
    }
})

test('the gallery shows every letter', () => {
  assert.deepEqual(
    noticeSamples.map(({ name }) => name),
    samples.map(({ id }) => id),
  )
  for (const { states } of noticeSamples)
    for (const { html: show } of states) for (const lang of langs) assert.ok(`${html`${show(lang)}`}`.length > 200)
})

interface Post {
  readonly deps: Deps
  readonly boxes: Letterboxes
  readonly books: ReturnType<typeof ledger>
  readonly go: (task: string, payload: Readonly<Record<string, string>>) => Promise<void>
  readonly askAboutTexts: () => Promise<void>
  readonly texts: () => Promise<{ id: string; state: string; why: string | null; words: string }[]>
  readonly notify: (notice: string, of: { applicationId: string } | { cardId: string }, eventId: string) => Promise<void>
  readonly rows: () => Promise<{ id: string; state: string; why: string | null; lang: string }[]>
  readonly forget: () => Promise<unknown>
  readonly received: () => Promise<Delivery[]>
  readonly turn: (mode: Mode) => Promise<void>
}

/** A worker's tasks with a mail server at the other end. */
async function post(t: TestContext): Promise<Post> {
  const { deps, owner } = await testDeps(t)
  const server = mailSimulator({ db: deps.db, clock: deps.clock })
  const mail = mailer({ url: `smtp://127.0.0.1:${await server.listen(0)}`, from: deps.config.MAIL_FROM, timeoutSeconds: 5 })
  t.after(async () => {
    mail.close()
    await server.close()
  })
  const books = ledger(deps.db, deps.clock)
  const phones = new Hono().route('/', smsSimulator({ db: deps.db, clock: deps.clock, token: 'ours' }))
  const operator = await new Promise<{ close(): void; port: number }>(up => {
    const made = serve({ fetch: phones.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => up({ close: () => made.close(), port }))
  })
  t.after(() => operator.close())
  const sms = texter({ baseUrl: `http://127.0.0.1:${operator.port}`, token: 'ours', timeoutMs: 5000 })
  const boxes = letterboxes(deps.db, deps.clock)
  const tasks = { ...noticeTasks(deps, { mail, sms }), ...accountTasks(deps, { mail, sms }), ...driverTasks(deps, { mail, sms }) }
  const [round] = textRounds(deps, { sms })
  return {
    deps,
    boxes,
    books,
    go: async (task, payload) => tasks[task as keyof typeof tasks]?.({ ...payload, key: 'key' }),
    askAboutTexts: async () => round?.go(),
    texts: async () => (await owner.query('select id, state, why, words from sms_sent order by written_at, id')).rows,
    notify: async (notice, of, eventId) => tasks.notify?.({ notice, ...of, eventId, key: `notify/${eventId}` }),
    rows: async () => (await owner.query('select id, state, why, lang from notice_sent order by written_at, id')).rows,
    forget: () => owner.query(`update notice_sent set state = 'to-send', sent_at = null`),
    received: () => boxes.find({}),
    turn: mode => boxes.setMode(mode),
  }
}

/** Writes these events in the journal, as if each had been decided. Answers their ids by type. */
async function happen<C extends Act, E extends Act, S>(deps: Deps, kind: StreamKind<C, E, S>, id: string, events: readonly E[]) {
  const told = { ...kind, decide: () => [...events] }
  await handle(deps, told, id, { type: '', by: 'test', at: noon } as C, 'told')
  return new Map((await readStream<E>(deps.db, kind, id)).map(recorded => [recorded.event.type, recorded.id]))
}

const act = { by: 'test', at: noon }
const requestOf = (accountId: string): ApplicationEvent[] => [
  {
    type: 'Submitted',
    on: day('2026-11-24'),
    subject: {
      driverId: 'd1',
      accountId,
      kind: 'first-licence-after-exam',
      category: 'B',
      resultId: 'r1',
      answersId: 'a1',
      pieces: ['identity', 'address-proof'],
      office: '94',
      cepcLastDay: day('2027-03-20'),
      lang: 'fr',
    },
    ...act,
  },
  {
    type: 'CorrectionAsked',
    piece: 'address-proof',
    reason: 'older-than-6-months',
    on: day('2026-11-28'),
    reminderOn: day('2026-12-28'),
    lastDay: day('2027-01-27'),
    closesOn: day('2027-05-29'),
    ...act,
  },
  { type: 'CorrectionReminded', on: day('2026-12-28'), ...act },
  { type: 'CorrectionSent', piece: 'address-proof', on: day('2026-12-29'), stillToMend: [], ...act },
  { type: 'Joined', answersId: 'a2', ...act },
  { type: 'Approved', on: day('2026-12-30'), ...act },
  { type: 'Refused', grounds: [{ code: 'too-young', factsId: 'f1' }], on: day('2026-12-30'), ...act },
  { type: 'MessageWritten', messageId: 'm1', from: 'office', on: day('2026-12-30'), answerBy: day('2027-01-08'), ...act },
  { type: 'Withdrawn', ...act },
  { type: 'Closed', on: day('2027-05-29'), ...act },
]

const applicationId = '00000000-0000-7000-8000-00000000e001'

test('each event of a request gives its letter, as the request stood on that day', async t => {
  const { deps, notify, received, rows } = await post(t)
  const { accountId } = await signInPerson(deps, { lang: 'fr' })
  const ids = await happen(deps, applications, applicationId, requestOf(accountId))
  const told = Object.entries(aboutRequests).filter(([, { to }]) => to === 'person')
  for (const [notice, { tells }] of told) await notify(notice, { applicationId }, ids.get(tells) ?? '')
  const mails = await received()
  assert.equal(mails.length, told.length)
  assert.ok((await rows()).every(({ state }) => state === 'sent'))
  const reminder = mails.find(({ subject }) => subject.startsWith('Rappel'))
  assert.match(reminder?.text ?? '', /justificatif de domicile/i)
  assert.match(reminder?.text ?? '', /mercredi 27\u00a0janvier 2027 compris/)
  const asked = mails.find(({ subject }) => subject.startsWith('À corriger'))
  assert.match(asked?.text ?? '', /six mois ou plus/)
  assert.equal(asked?.to, 'lina@courriel.example')
  assert.match(mails.find(({ subject }) => subject.includes('reçu votre demande'))?.text ?? '', /Préfecture du Val-de-Marne/)
})

test('a message of the person tells the agent who has the file, without a word of it; with no such agent, nobody is written to', async t => {
  const { deps, notify, received } = await post(t)
  const [{ accountId }, { agentId }] = [await signInPerson(deps), await signInAgent(deps, { roles: ['reviewer'], departement: '94' })]
  const written: ApplicationEvent = {
    type: 'MessageWritten',
    messageId: 'm1',
    from: 'person',
    on: day('2026-12-10'),
    answerBy: day('2026-12-17'),
    ...act,
  }
  const [submitted] = requestOf(accountId)
  assert.ok(submitted)
  const withdrawn: ApplicationEvent = { type: 'Withdrawn', by: accountId, at: noon }
  const free = await happen(deps, applications, applicationId, [submitted, written, withdrawn])
  await notify('message-to-answer', { applicationId }, free.get('MessageWritten') ?? '')
  assert.deepEqual(await received(), [])
  const other = applicationId.replace('e001', 'e002')
  const take: ApplicationEvent = { type: 'Taken', by: agentId, at: noon }
  const taken = await happen(deps, applications, other, [submitted, take, written])
  await notify('message-to-answer', { applicationId: other }, taken.get('MessageWritten') ?? '')
  const [mail] = await received()
  assert.equal(mail?.to, `${agentId}@prefecture.example`)
  assert.match(mail?.text ?? '', /jeudi 17.décembre 2026/)
  assert.ok(mail?.text.includes(`/agents/dossiers/${other}/messages`))
  assert.doesNotMatch(mail?.text ?? '', /Lina/)
})

test('each event of a card gives its letter', async t => {
  const { deps, notify, received } = await post(t)
  const { accountId } = await signInPerson(deps, { lang: 'en' })
  const [first, ...rest] = [...stories['at-desk']] as CardEvent[]
  assert.ok(first?.type === 'Ordered')
  const office = '75'
  const events: CardEvent[] = [
    { ...first, subject: { ...first.subject, accountId, applicationId, office } },
    ...rest.filter(({ type }) => type !== 'Returned' && type !== 'Kept' && type !== 'ArrivedAtDesk'),
    { type: 'AvisLeft', on: day('2026-12-14'), lastDay: day('2026-12-29'), ...act },
    { type: 'Returned', on: day('2026-12-31'), next: 'ask-address', destroyOn: day('2027-07-01'), ...act },
    { type: 'SendingAgain', addressId: 'ad1', ...act },
    { type: 'Kept', on: day('2026-12-31'), office, destroyOn: day('2027-07-01'), ...act },
    { type: 'ArrivedAtDesk', on: day('2027-01-05'), ...act },
    { type: 'HandOverRefused', reason: 'no-document', ...act },
    { type: 'Remade', why: 'lost-in-post', next: { orderId: 'o2', number: '26AA00418' }, ...act },
    { type: 'Delivered', on: day('2026-12-14'), ...act },
    { type: 'HandedOver', document: 'cni', on: day('2027-01-15'), ...act },
    { type: 'Destroyed', on: day('2027-07-01'), ...act },
  ]
  const cardId = '00000000-0000-7000-8000-00000000c001'
  const ids = await happen(deps, cards, cardId, events)
  for (const [notice, { tells }] of Object.entries(aboutCards)) await notify(notice, { cardId }, ids.get(tells) ?? '')
  const mails = await received()
  assert.equal(mails.length, Object.keys(aboutCards).length)
  for (const { text } of mails) assert.ok(text.includes(`/en/suivi/${applicationId}`), 'a card is followed on the page of its request')
  assert.match(
    mails.find(({ subject }) => subject.includes('post office until'))?.text ?? '',
    /up to and including Tuesday 29\u00a0December 2026/,
  )
  assert.match(mails.find(({ subject }) => subject.includes('correct your address'))?.text ?? '', /destroyed on Thursday 1\u00a0July 2027/)
  assert.match(mails.find(({ subject }) => subject.includes('at the desk'))?.text ?? '', /Préfecture de police \(Paris\)/)
})

test('the language is that of the account, whatever it was on the day of the request', async t => {
  const { deps, notify, received } = await post(t)
  const { accountId } = await signInPerson(deps, { lang: 'en' })
  const ids = await happen(deps, applications, applicationId, requestOf(accountId))
  await notify('request-approved', { applicationId }, ids.get('Approved') ?? '')
  const [mail] = await received()
  assert.equal(mail?.subject, 'Your licence request is approved')
  assert.equal(mail?.lang, 'en')
})

test('the same task run again sends nothing; killed before it was noted, the same message leaves under the same Message-ID', async t => {
  const { deps, boxes, notify, forget, rows } = await post(t)
  const { accountId } = await signInPerson(deps)
  const ids = await happen(deps, applications, applicationId, requestOf(accountId))
  const eventId = ids.get('Submitted') ?? ''
  await notify('request-received', { applicationId }, eventId)
  await notify('request-received', { applicationId }, eventId)
  assert.deepEqual(await boxes.count(), { deliveries: 1, messages: 1 })
  await forget()
  await notify('request-received', { applicationId }, eventId)
  assert.deepEqual(await boxes.count(), { deliveries: 2, messages: 1 })
  const [again, before] = await boxes.find({})
  assert.equal(again?.text, before?.text)
  assert.equal(before?.messageId, `${eventId}.request-received@localhost`)
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ['sent'],
  )
})

test('without an e-mail address nothing leaves, and the row says so', async t => {
  const { deps, notify, received, rows } = await post(t)
  const { accountId } = await signInPerson(deps, { email: '' })
  const ids = await happen(deps, applications, applicationId, requestOf(accountId))
  await notify('request-received', { applicationId }, ids.get('Submitted') ?? '')
  assert.deepEqual(await received(), [])
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ['no-address'],
  )
})

test('a mail server that is down makes the task come again; one that refuses the address for good does not', async t => {
  const { deps, notify, received, rows, turn } = await post(t)
  const { accountId } = await signInPerson(deps)
  const ids = await happen(deps, applications, applicationId, requestOf(accountId))
  const tell = () => notify('request-received', { applicationId }, ids.get('Submitted') ?? '')
  await turn('down')
  await assert.rejects(tell(), /no mail server/)
  assert.equal((await rows())[0]?.state, 'to-send')
  await turn('refusing')
  await tell()
  assert.deepEqual(
    (await rows()).map(({ state, why }) => ({ state, why })),
    [{ state: 'refused', why: '550' }],
  )
  await turn('open')
  await tell()
  assert.deepEqual(await received(), [])
})

test('through a mail server that is down the letter is kept and tried again; when it is back the letter leaves, once', async t => {
  const { deps, notify, received, rows, turn } = await post(t)
  const { accountId } = await signInPerson(deps)
  const ids = await happen(deps, applications, applicationId, requestOf(accountId))
  const asked = ['request-received', 'request-approved'] as const
  const tell = async (notice: (typeof asked)[number]) =>
    notify(notice, { applicationId }, ids.get(notice === 'request-received' ? 'Submitted' : 'Approved') ?? '')
  await turn('down')
  for (let again = 0; again < 3; again++) for (const notice of asked) await assert.rejects(tell(notice), /no mail server/)
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ['to-send', 'to-send'],
  )
  assert.deepEqual(await received(), [])
  await turn('open')
  for (let again = 0; again < 3; again++) for (const notice of asked) await tell(notice)
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ['sent', 'sent'],
  )
  const left = (await received()).map(({ messageId }) => messageId)
  assert.equal(left.length, 2)
  assert.equal(new Set(left).size, 2)
})

test('a letter about an unknown event is a fault, not a silence', async t => {
  const { deps, notify } = await post(t)
  const { accountId } = await signInPerson(deps)
  await happen(deps, applications, applicationId, requestOf(accountId))
  await assert.rejects(notify('request-received', { applicationId }, deps.ids()), /no event/)
  await assert.rejects(notify('request-lost', { applicationId }, deps.ids()), /no letter is called request-lost/)
})

test('who wants texts gets one beside each letter, once; it is followed until the phone has it', async t => {
  const { deps, books, notify, received, texts, askAboutTexts } = await post(t)
  const { accountId } = await signInPerson(deps)
  await deps.db.query(`update account set mobile = '0612345678', mobile_confirmed_at = $2, sms_wanted = true where id = $1`, [
    accountId,
    deps.clock.now(),
  ])
  const ids = await happen(deps, applications, applicationId, requestOf(accountId))
  for (const _ of [1, 2]) await notify('request-approved', { applicationId }, ids.get('Approved') ?? '')
  assert.equal((await received()).length, 1)
  assert.deepEqual(
    (await books.textsOf('+33612345678')).map(({ said }) => said),
    ['Papier rose : Votre demande de permis est acceptée. localhost:3000/compte STOP: répondez STOP'],
  )
  assert.equal((await texts())[0]?.state, 'sent')
  await askAboutTexts()
  assert.equal((await texts())[0]?.state, 'delivered')
  await books.answer('+33612345678', true)
  await notify('request-closed', { applicationId }, ids.get('Closed') ?? '')
  await notify('request-withdrawn', { applicationId }, ids.get('Withdrawn') ?? '')
  assert.deepEqual(
    (await texts()).map(({ state, why }) => why ?? state).sort(),
    ['delivered', 'opted-out'],
    'STOP ends the wish: the next letter has no text',
  )
})

test('a mobile that nobody confirmed gets no text, and an operator that is down does not hold the e-mail back', async t => {
  const { deps, books, notify, received, texts } = await post(t)
  const { accountId } = await signInPerson(deps)
  await deps.db.query(`update account set mobile = '0612345678', sms_wanted = true where id = $1`, [accountId])
  const ids = await happen(deps, applications, applicationId, requestOf(accountId))
  await notify('request-approved', { applicationId }, ids.get('Approved') ?? '')
  assert.deepEqual(await texts(), [])
  await deps.db.query('update account set mobile_confirmed_at = $2 where id = $1', [accountId, deps.clock.now()])
  await books.setDown(true)
  const tell = () => notify('request-closed', { applicationId }, ids.get('Closed') ?? '')
  await assert.rejects(tell(), /no operator of short texts/)
  assert.equal((await received()).length, 2)
  await books.setDown(false)
  await tell()
  assert.equal((await received()).length, 2)
  assert.equal((await books.textsOf('+33612345678')).length, 1)
})

test('a code goes to the address to confirm and stands in no row; the address that was replaced is told once', async t => {
  const { deps, boxes, books, go, rows } = await post(t)
  const { accountId } = await signInPerson(deps)
  const check = await beginCheck(deps, accountId, { channel: 'email', value: 'neuf@courriel.example', form: 'f1' })
  assert.ok(check)
  await go('contact-code', { checkId: check })
  const [mail] = await boxes.find({ to: 'neuf@' })
  const code = /\b\d{6}\b/.exec(mail?.subject ?? '')?.[0] ?? ''
  assert.equal(code, codeOf(deps.config.SESSION_SECRET, check))
  assert.deepEqual(await rows(), [])
  const found = await findContactCheck(deps.db, check)
  assert.ok(found)
  assert.equal(await confirmCheck(deps, found, code), 'confirmed')
  const { rows: changes } = await deps.db.query<{ id: string }>('select id from contact_change')
  for (const _ of [1, 2]) await go('contact-changed', { changeId: changes[0]?.id ?? '' })
  assert.deepEqual(
    (await boxes.find({ to: 'lina@' })).map(({ subject }) => subject),
    ['Votre adresse e-mail a changé chez Papier rose'],
  )
  const mobile = await beginCheck(deps, accountId, { channel: 'mobile', value: '0698765432', form: 'f2' })
  await go('contact-code', { checkId: mobile ?? '' })
  assert.match((await books.textsOf('+33698765432'))[0]?.said ?? '', /votre code est \d{6}, pendant 15 minutes/)
})

test('a letter about the record goes once to the account of its driver, without a fact; with no account nobody is written to', async t => {
  const { deps, go, received, rows } = await post(t)
  const driverId = await known(deps)
  const tell = (about: string) => go('notify-driver', { driverId, notice: 'code-read', about })
  await tell('reading-1')
  assert.deepEqual(await rows(), [])
  await signInPerson(deps, { driverId })
  for (const _ of [1, 2]) await tell('reading-2')
  const mails = await received()
  assert.deepEqual(
    mails.map(({ subject }) => subject),
    ['Un code que vous avez donné a été utilisé'],
  )
  assert.match(mails[0]?.text ?? '', /\/mon-permis\/codes/)
  await assert.rejects(go('notify-driver', { driverId, notice: 'none', about: 'x' }), /no letter is called none/)
})

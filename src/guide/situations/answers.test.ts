import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../kit/testing/markup.ts'
import { guideSite } from '../testing.ts'

const site = guideSite()
const text = async (address: string): Promise<string> => textOf(await (await site.request(address)).text()).replaceAll('\u00a0', ' ')

const foreign = (more: Record<string, string>): string =>
  `/guide/permis-etranger?${new URLSearchParams({
    category: 'B',
    nationality: 'other',
    startsOn: '2026-01-10',
    agreement: 'yes',
    student: 'no',
    french: 'no',
    licenceLastDay: '',
    missing: 'here',
    birth: '1990-01-01',
    housing: 'own',
    ...more,
  })}`

test('a licence of another State: one year, the window, the papers, and the day after which it is over', async () => {
  const page = await text(foreign({}))
  assert.match(page, /jusqu’au 10 janvier 2027 compris/)
  assert.match(page, /Faites la demande À partir du lundi 23 novembre 2026 ?, jusqu’au dimanche 10 janvier 2027/)
  assert.match(page, /Traduction par un traducteur assermenté/)
  assert.match(page, /Si vous ne faites rien Après le 10 janvier 2027/)
})

test('the last day of the year still opens the exchange; the day after, the exam', async () => {
  assert.match(await text(foreign({ startsOn: '2025-11-23' })), /remettez l’original/)
  const late = await text(foreign({ startsOn: '2025-11-22' }))
  assert.match(late, /Ne conduisez plus en France avec ce permis/)
  assert.match(late, /Inscrivez-vous à l’examen/)
  assert.doesNotMatch(late, /remettez l’original/)
})

test('a State without agreement leads to the exam, a student waits, a citizen of the Union counts from the sixth month', async () => {
  assert.match(await text(foreign({ agreement: 'no' })), /il faut passer l’examen français.*Inscrivez-vous à l’examen/)
  assert.match(await text(foreign({ student: 'yes' })), /pendant toute la durée des études/)
  const citizen = foreign({ nationality: 'eu' }).replace('student=no&', '')
  assert.match(await text(citizen), /entre le 6e et le 18e mois.*10 juillet 2027/)
  assert.match(await text(foreign({ agreement: 'unknown' })), /diplomatie\.gouv\.fr/)
})

test('a European licence may be kept, unless an offence or another category asks for its exchange', async () => {
  const european = (need: string): Promise<string> =>
    text(
      `/guide/permis-europeen?category=B&nationality=eu&startsOn=2026-01-10&fromNonReciprocal=no&need=${need}&licenceLastDay=&missing=here&birth=1990-01-01&housing=own`,
    )
  assert.match(await european('free'), /rien ne l’impose/)
  assert.match(await european('add'), /il faut d’abord échanger/)
  assert.match(await european('offence'), /l’échange est obligatoire/)
  assert.match(await european('free'), /Sans réponse le .*, la demande est refusée/)
})

const suspended = (months: number, ground: string): Promise<string> =>
  text(
    `/en/guide/suspension-prefet?ground=${ground}&retained=no&notifiedOn=2026-11-01&months=${months}&birth=1990-01-01&nationality=french&housing=own`,
  )
test('a suspension of one month for speed: the card is given back without a request; longer, or for alcohol, a doctor and a request', async () => {
  const short = await suspended(1, 'speed-40')
  assert.match(short, /Take your licence back from the préfecture On Wednesday 2 December 2026/)
  assert.doesNotMatch(short, /Make the request|Medical opinion/)
  for (const longer of [await suspended(2, 'speed-40'), await suspended(1, 'alcohol')]) {
    assert.match(longer, /Make the request/)
    assert.match(longer, /Medical opinion/)
  }
})

test('a diploma gives its categories, and no certificate to drive with', async () => {
  const page = await text('/guide/diplome?diploma=cap-road-goods&obtainedOn=2026-06-30&birth=2008-01-05&nationality=french&housing=own')
  assert.match(page, /B, C, CE : CAP conducteur routier/)
  assert.match(page, /attendez la carte avant de conduire/)
  assert.match(page, /Vous avez les 18 ans demandés avec ce diplôme pour la catégorie CE/)
  assert.match(await text('/guide/diplome?diploma=other&birth=1990-01-05&nationality=french&housing=own'), /Nous ne savons pas quelles/)
})

test('an older pink licence says what it becomes at least, and what was not read', async () => {
  const page = await text('/guide/permis-rose?issuedOn=1970-05-05')
  assert.match(page, /Modèle F2 : C deviendra au moins .*DE/)
  assert.match(page, /peut donner davantage, jamais moins/)
})

test('accompanied driving: its age, who sits beside, the year that is not over, and what an annulment closes', async () => {
  const learn = (more: Record<string, string>): Promise<string> =>
    text(
      `/guide/apprendre?${new URLSearchParams({ way: 'aac', lost: 'no', recordedOn: '2026-01-05', theory: '2026-02-10', startedOn: '2026-03-01', kilometres: '2999', meetings: '2', bSince: '2021-11-23', birth: '2010-05-05', nationality: 'french', housing: 'parents', ...more })}`,
    )
  const page = await learn({})
  assert.match(page, /3000 km : vous en avez 2999/)
  assert.match(page, /Il faut un an de conduite accompagnée : le 1er mars 2027/)
  assert.match(page, /Cette personne peut accompagner/)
  assert.match(page, /prolonge l’inscription de 5 ans : jusqu’au 10 février 2031/)
  assert.doesNotMatch(await learn({ kilometres: '3000' }), /vous en avez/)
  assert.doesNotMatch(await learn({ kilometres: '12500' }), /vous en avez|nombre entre/)
  assert.match(await learn({ bSince: '2021-11-24' }), /Il faut 5 ans de catégorie B/)
  assert.match(await learn({ lost: 'yes' }), /n’est pas ouverte après une annulation/)
})

test('abroad: a European country, a consulate for eighteen months, then nobody; a student stays with France', async () => {
  const abroad = (where: string, mission: string, settledOn: string): Promise<string> =>
    text(`/en/guide/vivre-a-l-etranger?where=${where}&mission=${mission}&settledOn=${settledOn}&what=other`)
  assert.match(await abroad('eu', 'no', '2026-01-10'), /its own authority handles your licence/)
  assert.match(await abroad('elsewhere', 'no', '2025-05-23'), /up to and including Monday 23 November 2026/i)
  assert.match(await abroad('elsewhere', 'no', '2025-05-22'), /no French office handles this licence any more/)
  assert.match(await abroad('elsewhere', 'yes', '2020-05-22'), /you stay with France/)
})

test('civil security: category B up to 4.5 t, once probation is over and the training done', async () => {
  const page = (kilograms: number, over: string, trainingOn: string): Promise<string> =>
    text(`/en/guide/securite-civile?kilograms=${kilograms}&over=${over}&trainingOn=${trainingOn}`)
  assert.match(await page(3500, 'no', ''), /You may drive this vehicle/)
  assert.match(await page(4500, 'yes', '2026-05-01'), /You may drive this vehicle/)
  assert.match(await page(4501, 'yes', '2026-05-01'), /Take a heavy category/)
  assert.match(await page(4000, 'no', ''), /Probation must be over.*training provided must have been followed/)
})

test('the international licence never outlives the French one', async () => {
  const page = (end: string): Promise<string> => text(`/en/guide/permis-international?issuedOn=2026-11-01&cardLastDay=${end}`)
  assert.match(await page('2028-06-30'), /until 30 June 2028/)
  assert.match(await page('2035-06-30'), /until 1 November 2029/)
})

test('a driver of before 1980 reads what else the card does not show', async () => {
  const page = (since: string): Promise<string> =>
    text(
      `/en/puis-je-conduire?category=B&on=&paper=card&since=${since}&first=no&issuedOn=${since}&cardLastDay=2033-01-19&rightLastDay=&ban=none&birth=1950-01-01`,
    )
  assert.match(await page('1980-02-29'), /What you also drive Category B obtained before 1 March 1980/)
  assert.doesNotMatch(await page('1980-03-01'), /before 1 March 1980/)
})

test('a failure tells until when the registration lasts', async () =>
  assert.match(
    await text('/en/guide/examen-echoue?category=B&examDay=2026-11-20&departement=44&outcome=absent&theory=&recordedOn=2023-01-15'),
    /Last day of the registration .*15 January 2028/,
  ))

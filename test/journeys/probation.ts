import { addDays } from '@papier-rose/law'
import { holderOf } from './record.ts'
import { seen, type Tale } from './tale.ts'
import { dayIn, type Town } from './town.ts'

/** Inès, under probation, has a 48N in her hands: her course ends in time. */
export async function inesIsInTime(tale: Tale, town: Town): Promise<void> {
  const ines = await holderOf(town, 'ines', 'MME INES GARNIER')
  const deadline = await tale.step('Inès reads her letter 48N, and until which day the course is due', async () => {
    const letter = await ines.reads('/mon-permis/courriers', /Lettre 48N – Retrait de points et stage obligatoire notifiée/)
    const due = await ines.reads('/mon-permis', /Suivez un stage de sensibilisation au plus tard le [^.]+\./)
    const points = await ines.reads('/mon-permis/points', '3 points sur 12')
    return { evidence: `« ${letter} »; « ${due} »; ${points}`, gives: dayIn(due, 'au plus tard le') }
  })
  await tale.step('the centre sends the certificate of the course: points the day after, and nothing is due', async () => {
    const today = town.today()
    const heard = await ines.tell([
      'centre-de-stages',
      'stage',
      'ST-IN-1',
      { firstDay: addDays(today, -1), lastDay: today, stage: 'obligatoire-48N' },
    ])
    await town.windTo(addDays(today, 1))
    const points = await ines.reads('/mon-permis/points', '6 points sur 12')
    const page = await ines.browser.get('/mon-permis')
    if (today > deadline || page.text.includes('Suivez un stage')) throw new Error('the course is still due')
    return seen(heard, points, `no course due any more (${deadline} was the last day)`)
  })
}

/** Zoé, under probation, gets a 48N by registered letter, and lets the four months go by. */
export async function zoeIsLate(tale: Tale, town: Town): Promise<void> {
  const zoe = await holderOf(town, 'zoe', 'MME ZOE OEUVRARD')
  const letter = await tale.step('three points lost in probation: a 48N leaves by registered letter', async () => {
    const today = town.today()
    const heard = await zoe.tell(
      ['antai', 'infraction', 'PV-ZO-1', { committedOn: addDays(today, -12), points: 3, class: 4, article: 'R. 412-6-1' }],
      ['antai', 'establishment', 'AF-ZO-1', { for: 'PV-ZO-1', on: today, by: 'paiement-amende-forfaitaire' }],
    )
    const envelope = await zoe.envelope('Lettre 48N')
    if (envelope.product !== '2A') throw new Error(`not a registered 48N: ${envelope.number}`)
    const mail = await town.mail(zoe.email, /Une lettre sur votre permis vous attend/)
    if (/48N|point/.test(mail.text)) throw new Error('the e-mail says what the letter says')
    return { evidence: `${heard}; La Poste: ${envelope.number}, « Lettre 48N » inside; mail « ${mail.subject} »`, gives: envelope.number }
  })
  const lastDay = await tale.step('she signs for it: the day of the signature notifies it, and opens four months', async () => {
    await town.letter(letter, 'Livrer')
    const notified = await zoe.reads('/mon-permis/courriers', /La décision vous est notifiée le [^.]+ : vous avez signé ce jour-là/)
    const due = await zoe.reads('/mon-permis', /Suivez un stage de sensibilisation au plus tard le [^.]+\./)
    return { evidence: `La Poste: ${(await town.codes(letter)).at(-1)}; « ${notified} »; « ${due} »`, gives: dayIn(due, 'au plus tard le') }
  })
  await tale.step(`no course by ${lastDay}: on the last day it is due, the day after it is late`, async () => {
    await town.windTo(lastDay)
    const page = await zoe.browser.get('/mon-permis')
    if (page.text.includes('Délai passé')) throw new Error('late on the last day')
    await town.windTo(addDays(lastDay, 1))
    return seen(`${lastDay}: not late`, `${town.today()}: « ${await zoe.reads('/mon-permis', /Délai passé Suivez un stage/)} »`)
  })
}

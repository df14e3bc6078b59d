import { addDays } from '@papier-rose/law'
import { holderOf, may } from './record.ts'
import { seen, type Tale } from './tale.ts'
import { found, pdfAt, type Town } from './town.ts'

/** Lina is retained and suspended for speed, then acquitted: her right is back at once, as if nothing had been decided. */
export async function linaIsAcquitted(tale: Tale, town: Town): Promise<void> {
  const lina = await holderOf(town, 'lina', 'MOREAU')
  const stopped = town.today()
  await tale.step('forty km/h too fast: the police keep her licence, the préfet suspends', async () => {
    const before = await may(lina, 'yes')
    const heard = await lina.tell(
      ['gendarmerie', 'infraction', 'PV-LI-1', { committedOn: stopped, points: 4, class: 4, article: 'R. 413-14', ground: 'speed-40' }],
      ['gendarmerie', 'retention', 'R-LI-1', { on: stopped, ground: 'speed-40', verified: false, for: 'PV-LI-1' }],
      [
        'prefecture',
        'administrative-suspension',
        '3F-LI-1',
        { ground: 'speed-40', notifiedOn: stopped, retainedOn: stopped, months: 4, for: 'PV-LI-1' },
      ],
    )
    return seen(`before: « ${before} »`, heard, `« ${await may(lina, 'no')} »`)
  })
  await tale.step('a month later the court acquits her: the suspension is void, and she drives the same day', async () => {
    await town.windTo(addDays(stopped, 30))
    const still = await may(lina, 'no')
    const heard = await lina.tell([
      'tribunal',
      'judgment',
      'TJ-LI-1',
      { executoryOn: town.today(), outcome: 'no-restriction', for: 'PV-LI-1' },
    ])
    const state = await lina.reads('/mon-permis/mesures', 'annulée, comme si elle n’avait pas existé')
    return seen(`« ${still} »`, heard, `« ${await may(lina, 'yes')} »`, `« ${state} »`)
  })
}

/** An infraction is established against Lina by mistake: it is withdrawn, and what had been announced is announced again. */
export async function linaIsWronged(tale: Tale, town: Town): Promise<void> {
  const lina = await holderOf(town, 'lina', 'MOREAU')
  await tale.step('an infraction is established: a letter 48 announces it', async () => {
    const today = town.today()
    const heard = await lina.tell(
      ['antai', 'infraction', 'PV-LI-9', { committedOn: addDays(today, -40), points: 1, class: 4, article: 'R. 413-14' }],
      ['antai', 'establishment', 'AF-LI-9', { for: 'PV-LI-9', on: today, by: 'paiement-amende-forfaitaire' }],
    )
    const { number, inside } = await lina.envelope('1 point en moins')
    const letter = await lina.reads('/mon-permis/courriers', /Lettre 48[MN]? – Retrait de points[^.]*?Émise le/)
    return seen(heard, `La Poste: ${number}, « ${found(inside, '1 point en moins')} »`, `« ${letter} »`)
  })
  await tale.step('the court cancels the withdrawal: another letter takes the first one back in words', async () => {
    const heard = await lina.tell(['tribunal', 'withdrawal-cancelled', 'TA-LI-9', { for: 'PV-LI-9', on: town.today() }])
    const withdrawn = /La lettre du [^:]+ est retirée : ce qu’elle annonçait n’est plus inscrit à votre dossier/
    const { number, inside } = await lina.envelope(withdrawn)
    const words = found(inside, withdrawn)
    const listed = await lina.reads('/mon-permis/courriers', /Lettre 48[MN]? retirée pour information/)
    const record = await pdfAt(lina.browser, '/mon-permis/releve-integral.pdf')
    return seen(
      heard,
      `La Poste: ${number}, « ${words} »`,
      `« ${listed} »`,
      `full record: ${found(record.text, 'retrait de points annulé')}`,
    )
  })
}

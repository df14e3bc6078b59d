import assert from 'node:assert/strict'
import { cite, refusalGround } from '@papier-rose/law'
import { theo } from '../../src/exam/fixtures.ts'
import { photoCodes } from '../../src/seed.ts'
import { answersOfLina, formWith, press } from '../road.ts'
import { askForLicence, takeFile } from './acts.ts'
import { seen, type Tale } from './tale.ts'
import { flat, found, pdfAt, sees, type Town, untilSees } from './town.ts'

const email = 'theo.bernard@exemple.invalid'
const facts = 'L’avis du médecin agréé, reçu avec la demande, conclut à une inaptitude temporaire.'
const code = 'medical-unfit'

/** Théo’s inspector asked for a medical check; the opinion is unfavourable: his request is refused, and he learns why and how to contest. */
export async function theoIsRefused(tale: Tale, town: Town): Promise<void> {
  const request = await askForLicence(tale, town, {
    login: 'theo',
    birthName: theo.birthName,
    email,
    answers: {
      ...answersOfLina(photoCodes[2] ?? ''),
      coordonnees: { email, mobile: '' },
      adresse: { street: '3 rue Saint-Maur', letterbox: 'BERNARD' },
    },
  })
  const { browser, id, follow } = request
  const orders = (await town.ledger()).length
  const ground = refusalGround(code)
  assert.ok(ground)
  const preview = await tale.step('Solange takes the file and prepares a refusal: no ground without its facts', async () => {
    const { browser: agent } = await town.agent('solange')
    sees(await takeFile(agent, theo.birthName), 'Vous instruisez ce dossier')
    const form = await agent.get(`/agents/dossiers/${id}/refuser`)
    const bare = await agent.post(formWith(form, 'grounds'), { grounds: code })
    sees(bare, 'Écrivez les faits de ce dossier pour ce motif', 422)
    const act = await agent.post(formWith(bare, 'grounds'), { grounds: code, [`facts-${code}`]: facts })
    sees(act, facts)
    return { evidence: `without facts: 422; the act to sign: « ${sees(act, ground.words.fr)} »`, gives: { agent, act } }
  })
  await tale.step('Solange signs; Théo is told', async () => {
    sees(await press(preview.agent, preview.act, /^Signer et envoyer/), 'Lire la décision de refus')
    const mail = await town.mail(email, /Une décision/)
    const page = await untilSees(browser, follow, 'a refusé votre demande')
    return seen(`mail « ${mail.subject} »`, `« ${found(page.text, 'La préfecture de police a refusé votre demande')} »`)
  })
  await tale.step('the decision as a PDF: grounds in law and in fact, who decided, how to contest', async () => {
    const { text } = await pdfAt(browser, `${follow}/decision.pdf`)
    found(text, ground.words.fr)
    found(text, cite(ground.article))
    found(text, 'inaptitude temporaire')
    found(text, 'Solange Faure')
    found(text, 'Recours gracieux')
    found(text, 'Recours hiérarchique')
    const court = found(text, /Tribunal administratif de Paris/i)
    return seen(
      `PDF: ${cite(ground.article)}`,
      'facts',
      'signed Solange Faure',
      court,
      found(text, /Dans les (?:2|deux) mois/i),
      found(text, 'le délai n’a pas commencé'),
    )
  })
  await tale.step('the decision explained in English; no card was ordered', async () => {
    const { text, language } = await pdfAt(browser, `${follow}/decision-en.pdf`)
    assert.match(language, /^en/)
    assert.equal((await town.ledger()).length, orders)
    const page = await browser.get(follow)
    assert.ok(!flat(page.text).includes('Voir la carte'))
    return seen(`PDF: « ${found(text, 'The French text alone counts')} »`, `ledger: ${orders} orders before, ${orders} after`)
  })
}

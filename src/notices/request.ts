import { type Category, type Day, day, type Words } from '@papier-rose/law'
import type { Application } from '../application/index.ts'
import { aboutRequest, inWords, officeInWords, seeFollowUp } from './notice.ts'

const nobody: Words = { fr: 'Personne : la demande est terminée.', en: 'Nobody: the request has ended.' }

const categoryOf = ({ subject }: Application): Category => {
  if (!subject) throw new Error('this request was never submitted')
  return subject.category
}

/** Until when the CEPC counts, when there is one. */
function cepc(lastDay: Day | undefined): Words[] {
  if (!lastDay) return []
  const until = inWords(lastDay)
  return [
    {
      fr: `Votre CEPC compte jusqu’au ${until.fr} compris. Après ce jour, ne conduisez pas sans votre carte.`,
      en: `Your CEPC counts up to and including ${until.en}. After that day, do not drive without your card.`,
    },
  ]
}

/** From the request that is received to the decision. */
export const requestNotices = {
  'request-received': aboutRequest('Submitted', {
    facts: ({ on, subject }) => ({ on, category: subject.category, office: subject.office, cepcLastDay: subject.cepcLastDay }),
    sample: { on: day('2026-11-24'), category: 'B', office: '94', cepcLastDay: day('2027-03-20') },
    write: ({ on, category, office, cepcLastDay }) => ({
      subject: { fr: 'Nous avons reçu votre demande de permis', en: 'We have received your licence request' },
      news: [
        {
          fr: `Votre demande de permis, catégorie ${category}, est arrivée le ${inWords(on).fr}. Votre accusé de réception est sur la page de suivi.`,
          en: `Your licence request, category ${category}, arrived on ${inWords(on).en}. Your receipt is on the follow-up page.`,
        },
      ],
      holder: officeInWords(office),
      next: [
        {
          fr: 'Un agent vérifie vos pièces. Les demandes dont le CEPC se termine le plus tôt passent en premier. Aucun texte ne fixe le jour de la réponse.',
          en: 'An agent checks your documents. Requests whose CEPC ends soonest come first. No text sets the day of the answer.',
        },
        ...cepc(cepcLastDay),
      ],
      todo: [],
      button: seeFollowUp,
    }),
  }),
  'request-joined': aboutRequest('Joined', {
    facts: (_, now) => ({ category: categoryOf(now) }),
    sample: { category: 'B' as Category },
    write: ({ category }) => ({
      subject: { fr: 'Votre nouvel envoi rejoint votre première demande', en: 'What you sent again joins your first request' },
      news: [
        {
          fr: `Vous aviez déjà une demande de permis en cours pour la catégorie ${category}. Nous y avons joint votre nouvel envoi.`,
          en: `You already had a licence request under way for category ${category}. We joined what you sent to it.`,
        },
      ],
      holder: { fr: 'Votre première demande continue et garde son rang.', en: 'Your first request goes on and keeps its rank.' },
      next: [{ fr: 'L’agent verra vos deux envois ensemble.', en: 'The agent will see both together.' }],
      todo: [],
      button: seeFollowUp,
    }),
  }),
  'request-approved': aboutRequest('Approved', {
    facts: ({ on }, now) => ({ on, category: categoryOf(now), cepcLastDay: now.subject?.cepcLastDay }),
    sample: { on: day('2026-12-03'), category: 'B', cepcLastDay: day('2027-03-20') },
    write: ({ on, category, cepcLastDay }) => ({
      subject: { fr: 'Votre demande de permis est acceptée', en: 'Your licence request is approved' },
      news: [
        {
          fr: `La préfecture a accepté votre demande, catégorie ${category}, le ${inWords(on).fr}.`,
          en: `The préfecture approved your request, category ${category}, on ${inWords(on).en}.`,
        },
      ],
      holder: { fr: 'L’imprimeur reçoit la commande de votre carte.', en: 'The printing house receives the order for your card.' },
      next: [
        { fr: 'Nous vous écrirons le jour où la carte part par La Poste.', en: 'We will write to you on the day the card is posted.' },
        ...cepc(cepcLastDay),
      ],
      todo: [
        {
          fr: 'Vérifiez que votre nom est lisible sur la boîte aux lettres.',
          en: 'Check that your name can be read on your letter box.',
        },
      ],
      button: seeFollowUp,
    }),
  }),
  'request-refused': aboutRequest('Refused', {
    facts: ({ on }, now) => ({ on, category: categoryOf(now) }),
    sample: { on: day('2026-12-08'), category: 'B' as Category },
    write: ({ on, category }) => ({
      subject: { fr: 'Une décision sur votre demande de permis vous attend', en: 'A decision on your licence request awaits you' },
      news: [
        {
          fr: `La préfecture a refusé votre demande, catégorie ${category}, le ${inWords(on).fr}. La décision dit pourquoi.`,
          en: `The préfecture refused your request, category ${category}, on ${inWords(on).en}. The decision says why.`,
        },
      ],
      holder: nobody,
      next: [
        {
          fr: 'Vous pouvez contester cette décision. Elle dit comment, auprès de qui et dans quel délai.',
          en: 'You can contest this decision. It says how, with whom and within what time.',
        },
        {
          fr: 'Ce message vous prévient seulement : il ne fait courir aucun délai.',
          en: 'This message only tells you: it starts no delay.',
        },
      ],
      todo: [{ fr: 'Lisez la décision sur la page de suivi et gardez-la.', en: 'Read the decision on the follow-up page and keep it.' }],
      button: { fr: 'Lire la décision', en: 'Read the decision' },
    }),
  }),
  'request-withdrawn': aboutRequest('Withdrawn', {
    facts: (_, now) => ({ category: categoryOf(now) }),
    sample: { category: 'B' as Category },
    write: ({ category }) => ({
      subject: { fr: 'Vous avez renoncé à votre demande de permis', en: 'You have withdrawn your licence request' },
      news: [
        {
          fr: `Votre demande, catégorie ${category}, est arrêtée parce que vous l’avez demandé.`,
          en: `Your request, category ${category}, has stopped because you asked for it.`,
        },
      ],
      holder: nobody,
      next: [{ fr: 'Vous pouvez faire une nouvelle demande.', en: 'You can make a new request.' }],
      todo: [
        {
          fr: 'Si ce n’était pas vous, connectez-vous, fermez les sessions que vous ne connaissez pas et prévenez la préfecture.',
          en: 'If this was not you, sign in, end the sessions that you do not know and tell the préfecture.',
        },
      ],
      button: seeFollowUp,
    }),
  }),
}

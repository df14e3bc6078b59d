import { applicationYears, type Day, lifeBanAge, pointsYears, recordYears, type Words, yearCount } from '@papier-rose/law'
import { heading, link, list, paragraph, table } from '../../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../../kit/html.ts'
import type { About } from './about.ts'
import { contact } from './contact.ts'

/** What the law has erased, after how long, by which paragraph of L. 225-2. */
const kept = (today: Day): readonly (readonly [what: Words, until: Words, article: string])[] => {
  const [request, points, record] = [applicationYears, pointsYears, recordYears].map(years => yearCount(years.on(today)))
  return [
    [
      { fr: 'Votre demande de permis', en: 'Your request for a licence' },
      { fr: `${request?.fr} après son enregistrement`, en: `${request?.en} after it was recorded` },
      'L. 225-2, VI',
    ],
    [
      { fr: 'Ce qui concerne vos points', en: 'What concerns your points' },
      {
        fr: `${points?.fr} après la dernière condamnation définitive ou le dernier paiement d’amende`,
        en: `${points?.en} after the last final conviction or the last fine paid`,
      },
      'L. 225-2, V',
    ],
    [
      { fr: 'Suspensions, annulations et autres mesures', en: 'Suspensions, annulments and other measures' },
      {
        fr: `${record?.fr} sans nouvelle décision, mesure ni infraction`,
        en: `${record?.en} without a new decision, measure or offence`,
      },
      'L. 225-2, I',
    ],
    [
      { fr: 'Une interdiction de conduire à vie', en: 'A ban on driving for life' },
      { fr: `à ${lifeBanAge.on(today)} ans`, en: `at the age of ${lifeBanAge.on(today)}` },
      'L. 225-2, IV',
    ],
    [
      { fr: 'Une mesure qui a été annulée', en: 'A measure that was cancelled' },
      { fr: 'effacée le jour même', en: 'erased the same day' },
      'L. 225-2, III',
    ],
  ]
}

const words = {
  kept: { fr: 'Ce que nous gardons, et jusqu’à quand', en: 'What we keep, and until when' },
  what: { fr: 'Quoi', en: 'What' },
  until: { fr: 'Jusqu’à quand', en: 'Until when' },
  article: { fr: 'Article du code de la route', en: 'Article of the Code de la route' },
}

/** What we keep about people, until when, by which article; and the cookies. */
export const privacy = (lang: Lang, about: About): Content => {
  const h2 = (fr: string, en: string, id?: string): Content => heading(lang, { fr, en }, { level: 2, ...(id ? { id } : {}) })
  return [
    heading(lang, { fr: 'Données personnelles et cookies', en: 'Personal data and cookies' }, { size: 'xl' }),
    paragraph(
      lang,
      {
        fr: 'Nous gardons ce qu’il faut pour traiter votre demande, et rien d’autre. Nous ne vendons et ne prêtons rien.',
        en: 'We keep what is needed to handle your request, and nothing else. We sell and lend nothing.',
      },
      'lead',
    ),
    h2('Ce que nous savons de vous', 'What we know about you'),
    list(lang, [
      {
        fr: 'vos noms, prénoms, date et lieu de naissance : FranceConnect nous les donne quand vous vous connectez',
        en: 'your names, date and place of birth: FranceConnect gives them to us when you sign in',
      },
      { fr: 'votre adresse, votre e-mail et votre mobile', en: 'your address, e-mail and mobile number' },
      { fr: 'les pièces que vous envoyez, votre photo et votre signature', en: 'the documents you send, your photo and your signature' },
      { fr: 'vos résultats d’examen et vos certificats', en: 'your exam results and your certificates' },
      { fr: 'votre dossier de conducteur : catégories, points, mesures', en: 'your driver’s file: categories, points, measures' },
    ]),
    paragraph(lang, {
      fr: 'Si votre santé compte pour le permis, nous gardons l’avis du médecin (apte, inapte, à quelles conditions). Nous ne demandons jamais quelle maladie vous avez.',
      en: 'If your health matters for the licence, we keep the doctor’s opinion (fit, unfit, under which conditions). We never ask which illness you have.',
    }),
    h2('Pourquoi nous en avons le droit', 'Why we may do so'),
    paragraph(lang, {
      fr: 'Délivrer les permis est une mission que la loi confie à l’administration (code de la route, art. L. 225-1). Votre accord n’est pas nécessaire, mais vos droits restent entiers.',
      en: 'Issuing licences is a task that the law gives to the administration (Code de la route, art. L. 225-1). Your consent is not needed, but you keep all your rights.',
    }),
    table({
      lang,
      caption: words.kept,
      rowHeaders: true,
      columns: [{ label: words.what }, { label: words.until }, { label: words.article }],
      rows: kept(about.today).map(([what, until, article]) => [what, until, article]),
    }),
    h2('Qui peut lire votre dossier', 'Who can read your file'),
    list(lang, [
      {
        fr: 'Les agents de la préfecture qui ont une autorisation personnelle. Chaque lecture est notée, avec son motif.',
        en: 'The agents of the préfecture who hold a personal authorisation. Each reading is recorded, with its reason.',
      },
      {
        fr: 'L’imprimeur reçoit ce qui est écrit sur la carte. La Poste reçoit votre nom et votre adresse.',
        en: 'The printing house receives what is written on the card. La Poste receives your name and address.',
      },
    ]),
    h2('Comment c’est protégé', 'How it is protected'),
    list(lang, [
      {
        fr: 'Chaque fichier que vous envoyez est chiffré avec sa propre clé. Détruire la clé détruit le fichier.',
        en: 'Each file that you send is encrypted with a key of its own. Destroying the key destroys the file.',
      },
      {
        fr: 'Ni votre nom, ni votre adresse, ni votre numéro NEPH ne s’écrivent dans les journaux techniques.',
        en: 'Neither your name, nor your address, nor your NEPH number is written in technical logs.',
      },
    ]),
    h2('Vos droits', 'Your rights'),
    paragraph(lang, {
      fr: 'Vous pouvez demander à voir ce que nous gardons, à le faire corriger s’il est faux, et à en limiter l’usage. Écrivez-nous : nous répondons dans le mois.',
      en: 'You can ask to see what we keep, to have it corrected if it is wrong, and to limit its use. Write to us: we answer within a month.',
    }),
    contact(lang, about),
    html`<p class="govuk-body">${lang === 'fr' ? 'Si la réponse ne vous convient pas, vous pouvez vous plaindre à la' : 'If the answer does not satisfy you, you can complain to the'} ${link(lang, { fr: 'CNIL', en: 'CNIL' }, 'https://www.cnil.fr/fr/plaintes')}${lang === 'fr' ? ', l’autorité qui protège les données personnelles.' : ', the authority that protects personal data.'}</p>`,
    h2('Cookies', 'Cookies', 'cookies'),
    paragraph(lang, {
      fr: 'Un cookie est un petit fichier que le site laisse dans votre navigateur. Il y en a deux, et aucun ne vous suit ailleurs :',
      en: 'A cookie is a small file that the site leaves in your browser. There are two, and none follows you elsewhere:',
    }),
    list(lang, [
      {
        fr: 'l’un garde votre connexion ouverte ; il disparaît quand vous vous déconnectez',
        en: 'one keeps you signed in; it goes when you sign out',
      },
      {
        fr: 'l’autre prouve que les formulaires viennent bien de ce site ; il disparaît quand vous fermez le navigateur',
        en: 'the other proves that forms do come from this site; it goes when you close the browser',
      },
    ]),
    paragraph(lang, {
      fr: 'Aucun traceur, aucune publicité, aucune mesure d’audience : il n’y a donc rien à accepter ni à refuser.',
      en: 'No trackers, no advertising, no audience measurement: so there is nothing to accept or refuse.',
    }),
    html`<p class="govuk-body">${link(lang, { fr: 'Comment signaler une faille de sécurité', en: 'How to report a security weakness' }, path(lang, '/securite'))}</p>`,
  ]
}

import { buttonGroup, heading, linkButton, list, paragraph } from '../kit/design/components.ts'
import { type Content, html, type Lang, path, type Text } from '../kit/html.ts'

/** The home page: in five seconds, what one can do here, with the three things people come for first. */
export const home = (lang: Lang): Content => [
  heading(
    lang,
    { fr: 'Votre permis de conduire, de l’examen à la carte', en: 'Your driving licence, from the exam to the card' },
    { size: 'xl' },
  ),
  paragraph(
    lang,
    {
      fr: 'Voyez votre résultat, téléchargez le certificat qui permet de conduire quatre mois, demandez votre carte et sachez à tout moment qui s’en occupe.',
      en: 'See your result, download the certificate that lets you drive for four months, request your card, and know at any time who is dealing with it.',
    },
    'lead',
  ),
  html`<div class="pr-home">${cards(lang)}</div>`,
]

const cards = (lang: Lang): Content => [
  card(
    lang,
    '/resultat',
    { fr: 'Voir mon résultat', en: 'See my result' },
    {
      fr: 'Avec votre numéro NEPH et votre date de naissance. Sans compte.',
      en: 'With your NEPH number and your date of birth. No account needed.',
    },
    true,
  ),
  card(
    lang,
    '/demande',
    { fr: 'Demander mon permis', en: 'Request my licence' },
    {
      fr: 'Après la réussite à l’examen. Comptez quinze minutes, votre pièce d’identité et un code photo-signature.',
      en: 'After you pass the exam. Allow fifteen minutes, with your identity document and a photo-signature code.',
    },
  ),
  card(
    lang,
    '/demande#suivi',
    { fr: 'Suivre ma demande', en: 'Follow my request' },
    { fr: 'Qui la tient, depuis quand, ce qui vient ensuite et pour quand.', en: 'Who holds it, since when, what comes next and by when.' },
  ),
  card(
    lang,
    '/guide',
    { fr: 'Que dois-je faire ?', en: 'What must I do?' },
    {
      fr: 'Permis perdu, volé, expiré, suspendu, étranger : un plan daté, sans compte.',
      en: 'Licence lost, stolen, expired, suspended, foreign: a dated plan, no account needed.',
    },
  ),
  card(
    lang,
    '/puis-je-conduire',
    { fr: 'Puis-je conduire ?', en: 'May I drive?' },
    { fr: 'Quelle catégorie, avec quel papier, jusqu’à quand.', en: 'Which category, with which paper, until when.' },
  ),
  card(
    lang,
    '/simulateur/points',
    { fr: 'Calculer mes points', en: 'Work out my points' },
    { fr: 'Combien il en reste, et ce qui revient quand.', en: 'How many are left, and what comes back when.' },
  ),
]

const card = (lang: Lang, to: string, title: Text, what: Text, start = false): Content =>
  html`<div>${heading(lang, title, { level: 2, size: 'm' })}${paragraph(lang, what)}${buttonGroup(
    linkButton({ lang, label: title, href: path(lang, to), start, look: start ? 'primary' : 'secondary' }),
  )}</div>`

export const help = (lang: Lang): Content => [
  heading(lang, { fr: 'Aide', en: 'Help' }, { size: 'xl' }),
  heading(lang, { fr: 'Je ne trouve pas mon résultat', en: 'I cannot find my result' }, { level: 2, size: 'm' }),
  paragraph(lang, {
    fr: 'Le résultat paraît le jour indiqué par le centre d’examen, jamais le jour même. Le numéro NEPH a douze chiffres : il est sur votre convocation et sur les papiers de votre auto-école.',
    en: 'The result appears on the day set for your exam centre, never on the exam day itself. The NEPH number has twelve digits: it is on your convocation and on the papers from your driving school.',
  }),
  heading(lang, { fr: 'Ma demande n’avance pas', en: 'My request is not moving' }, { level: 2, size: 'm' }),
  paragraph(lang, {
    fr: 'La page de suivi dit toujours qui tient votre dossier et depuis quand. Si c’est à vous d’agir, elle dit quoi faire.',
    en: 'The follow-up page always says who holds your file and since when. If it is your turn, it says what to do.',
  }),
  heading(
    lang,
    { fr: 'Mon certificat se termine avant la carte', en: 'My certificate ends before the card comes' },
    { level: 2, size: 'm' },
  ),
  paragraph(lang, {
    fr: 'Les dossiers dont le certificat se termine le plus tôt sont traités en premier. Après le dernier jour, ne conduisez pas sans autre titre.',
    en: 'Files whose certificate ends soonest are handled first. After its last day, do not drive without another document.',
  }),
]

export const accessibility = (lang: Lang): Content => [
  heading(lang, { fr: 'Accessibilité : non auditée', en: 'Accessibility: not audited' }, { size: 'xl' }),
  paragraph(lang, {
    fr: 'Ce site n’a pas encore été audité selon le RGAA 4.1.2. Nous ne déclarons donc aucun taux de conformité.',
    en: 'This site has not yet been audited against the RGAA 4.1.2. We therefore claim no conformity rate.',
  }),
  heading(lang, { fr: 'Ce qui est vérifié à chaque version', en: 'What is checked with each version' }, { level: 2, size: 'm' }),
  list(lang, [
    {
      fr: 'Chaque page est valide en HTML et passe les contrôles automatiques d’axe.',
      en: 'Each page is valid HTML and passes the automatic checks of axe.',
    },
    { fr: 'Le parcours principal se fait au clavier, et sans script.', en: 'The main road can be walked by keyboard, and without script.' },
    { fr: 'Rien ne dépasse d’un écran de 320 pixels.', en: 'Nothing is wider than a screen of 320 pixels.' },
  ]),
  paragraph(lang, {
    fr: 'Les contrôles automatiques ne voient qu’une partie des défauts. Si une page vous arrête, dites-le à la préfecture qui traite votre dossier.',
    en: 'Automatic checks see only part of the defects. If a page stops you, tell the préfecture that handles your file.',
  }),
]

export const privacy = (lang: Lang): Content => [
  heading(lang, { fr: 'Données personnelles', en: 'Personal data' }, { size: 'xl' }),
  paragraph(lang, {
    fr: 'Nous gardons ce qu’il faut pour traiter votre demande, et rien d’autre : votre état civil, votre adresse, vos pièces, vos résultats d’examen.',
    en: 'We keep what is needed to handle your request, and nothing else: your civil status, your address, your documents, your exam results.',
  }),
  list(lang, [
    {
      fr: 'Chaque pièce est chiffrée avec sa propre clé. Détruire la clé détruit la pièce.',
      en: 'Each document is encrypted with a key of its own. Destroying the key destroys the document.',
    },
    {
      fr: 'Chaque lecture de votre dossier par un agent est notée, avec son motif.',
      en: 'Each reading of your file by an agent is recorded, with its reason.',
    },
    {
      fr: 'Aucun traceur : un seul cookie de session et un cookie qui protège les formulaires.',
      en: 'No trackers: one session cookie, and one cookie that protects forms.',
    },
    {
      fr: 'La loi fait effacer les demandes deux ans après leur enregistrement (code de la route, art. L. 225-2).',
      en: 'The law has requests erased two years after they are recorded (code de la route, art. L. 225-2).',
    },
  ]),
]

import type { Words } from '@papier-rose/law'
import { heading, paragraph } from '../../kit/design/components.ts'
import { type Content, html, type Lang, say } from '../../kit/html.ts'

const w = (fr: string, en: string): Words => ({ fr, en })

/** The words that a person meets on the way to a licence and that nobody is born knowing: each in one or two plain sentences. */
export const explained: readonly (readonly [term: string, means: Words])[] = [
  [
    'AAC',
    w(
      'Apprentissage anticipé de la conduite : conduire dès 15 ans avec un adulte. On dit aussi conduite accompagnée.',
      'Anticipated learning: driving from the age of 15 with an adult.',
    ),
  ],
  [
    'ADCS',
    w(
      'Attestation de droits à conduire sécurisée : un papier que l’on demande en ligne. Il prouve ce que l’on a le droit de conduire.',
      'A paper that one asks for online. It proves what one may drive.',
    ),
  ],
  [
    'ADS',
    w(
      'Attestation de dépôt sécurisé : le papier reçu quand on rend l’original d’un permis étranger pour l’échanger.',
      'The paper received when the original of a foreign licence is handed in to be exchanged.',
    ),
  ],
  [
    'Annulation',
    w(
      'Un juge retire le permis. Il faut repasser l’examen pour conduire de nouveau.',
      'A court takes the licence away. The exam must be passed again to drive.',
    ),
  ],
  [
    'ANTS',
    w(
      'L’ancien nom de France Titres, l’agence de l’État qui fait fabriquer les permis, les passeports et les cartes d’identité.',
      'The former name of France Titres, the State agency that has licences, passports and identity cards made.',
    ),
  ],
  [
    'ASSR, ASR',
    w(
      'Attestations de sécurité routière : les diplômes de code passés au collège (ASSR) ou hors du collège (ASR).',
      'Road-safety certificates, obtained at school (ASSR) or outside school (ASR).',
    ),
  ],
  [
    'Avis de passage',
    w(
      'Le papier que le facteur laisse quand il n’a pas pu remettre une lettre. Il dit où aller la chercher, et jusqu’à quel jour.',
      'The paper that the postman leaves when a letter could not be delivered. It says where to collect it, and until which day.',
    ),
  ],
  ['CAP', w('Certificat d’aptitude professionnelle : un diplôme pour apprendre un métier.', 'A diploma by which one learns a trade.')],
  [
    'Catégorie',
    w(
      'Ce qu’un permis permet de conduire : B pour la voiture, A pour la moto, C pour le camion, D pour l’autocar.',
      'What a licence lets one drive: B for a car, A for a motorcycle, C for a lorry, D for a coach.',
    ),
  ],
  [
    'CEPC',
    w(
      'Certificat d’examen du permis de conduire : le papier reçu après la réussite. Il permet de conduire en France en attendant la carte, jusqu’au jour écrit dessus.',
      'The certificate received after passing the exam. It lets one drive in France until the card comes, up to the day written on it.',
    ),
  ],
  ['CERFA', w('Un formulaire officiel de l’administration, avec un numéro.', 'An official form of the administration, with a number.')],
  [
    'CERT',
    w(
      'Centre d’expertise et de ressources titres : le service de l’État qui examine à distance une sorte de demandes.',
      'An office of the State that examines one kind of requests from afar.',
    ),
  ],
  [
    'CNIL',
    w(
      'L’autorité qui protège les données personnelles. On peut s’y plaindre gratuitement.',
      'The authority that protects personal data. One can complain to it free of charge.',
    ),
  ],
  [
    'Code de restriction',
    w(
      'Un nombre écrit sur la carte, qui ajoute une condition : 01 veut dire « avec des lunettes ou des lentilles ».',
      'A number on the card that adds a condition: 01 means “with glasses or contact lenses”.',
    ),
  ],
  [
    'CREPIC',
    w(
      'Le service de la préfecture de police de Paris qui échange les permis étrangers.',
      'The office of the préfecture de police in Paris that exchanges foreign licences.',
    ),
  ],
  [
    'CRPA',
    w(
      'Code des relations entre le public et l’administration : un recueil de lois sur les droits de chacun face aux bureaux.',
      'A French code of law, on what people may ask of offices.',
    ),
  ],
  ['CSI', w('Code de la sécurité intérieure : un recueil de lois.', 'A French code of law, on internal security.')],
  [
    'EAD',
    w(
      'Éthylotest anti-démarrage : un appareil qui empêche la voiture de démarrer si le conducteur a bu.',
      'A device that keeps the car from starting if the driver has drunk alcohol.',
    ),
  ],
  [
    'FIMO, FCO',
    w(
      'Les formations des conducteurs de camion et d’autocar : la première (FIMO), puis les suivantes (FCO).',
      'Training of lorry and coach drivers: the first one (FIMO), then the following ones (FCO).',
    ),
  ],
  [
    'FranceConnect',
    w(
      'Le moyen de se connecter avec un compte que l’on a déjà, par exemple celui des impôts ou d’Ameli.',
      'The way to sign in with an account one already has, for example that of the tax office or of health insurance.',
    ),
  ],
  [
    'INSEE',
    w(
      'L’institut qui tient la liste des communes et des pays, avec leurs numéros.',
      'The institute that keeps the list of communes and countries, with their numbers.',
    ),
  ],
  [
    'Invalidation',
    w(
      'Le permis n’a plus de points : il n’est plus valable. Il faut le repasser.',
      'The licence has no points left: it is no longer valid. It must be obtained again.',
    ),
  ],
  [
    'JDC',
    w(
      'Journée défense et citoyenneté : la journée que les jeunes Français font après 16 ans. On en garde un certificat.',
      'The defence and citizenship day that young French people attend after the age of 16. A certificate is given.',
    ),
  ],
  ['JSON', w('Une forme de fichier que les logiciels lisent facilement.', 'A kind of file that programs read easily.')],
  [
    'Justificatif de domicile',
    w(
      'Un papier récent qui prouve où l’on habite : facture, quittance, avis d’impôt.',
      'A recent paper that proves where one lives: a bill, a rent receipt, a tax notice.',
    ),
  ],
  [
    'Lettre 48N',
    w(
      'La lettre recommandée qui oblige un conducteur débutant à suivre un stage.',
      'The registered letter that makes a new driver take a course.',
    ),
  ],
  [
    'Lettre 48SI',
    w(
      'La lettre recommandée qui dit que le permis n’a plus de points et n’est plus valable.',
      'The registered letter that says that the licence has no points left and is no longer valid.',
    ),
  ],
  [
    'Médecin agréé',
    w(
      'Un médecin autorisé par la préfecture à dire si l’on peut conduire. Ce n’est pas le médecin traitant.',
      'A doctor authorised by the préfecture to say whether one can drive. It is not one’s own doctor.',
    ),
  ],
  [
    'NATINF',
    w(
      'Le numéro que la justice donne à chaque infraction. Il est écrit sur l’avis de contravention.',
      'The number that the courts give to each offence. It is written on the notice.',
    ),
  ],
  [
    'NEPH',
    w(
      'Le numéro du dossier de conducteur : douze chiffres, les mêmes pour toute la vie. Il est sur la convocation à l’examen.',
      'The number of a driver’s file: twelve digits, the same for life. It is on the letter that calls one to the exam.',
    ),
  ],
  ['NPH', w('L’ancien nom du NEPH.', 'The former name of the NEPH.')],
  [
    'OFII',
    w('Office français de l’immigration et de l’intégration : il accueille les étrangers.', 'The French office that receives foreigners.'),
  ],
  [
    'Permis probatoire',
    w(
      'Le permis des premières années : moins de points, des vitesses plus basses, moins d’alcool permis.',
      'The licence of the first years: fewer points, lower speeds, less alcohol allowed.',
    ),
  ],
  [
    'Photo-signature',
    w(
      'Une photo et une signature faites ensemble chez un photographe ou dans une cabine. On reçoit un code à recopier ici.',
      'A photo and a signature made together at a photographer’s or in a booth. One receives a code to copy here.',
    ),
  ],
  [
    'Préfecture',
    w(
      'Le bureau de l’État dans chaque département. Elle délivre les permis et peut les suspendre.',
      'The office of the State in each département. It issues licences and can suspend them.',
    ),
  ],
  ['Préfet', w('La personne qui dirige la préfecture.', 'The person in charge of the préfecture.')],
  [
    'Recours',
    w(
      'Demander qu’une décision soit changée : à celui qui l’a prise, à son chef, ou à un juge.',
      'Asking that a decision be changed: by whoever took it, by their superior, or by a court.',
    ),
  ],
  ['Refus d’obtempérer', w('Ne pas s’arrêter quand la police ou la gendarmerie le demande.', 'Not stopping when the police ask one to.')],
  [
    'Représentant légal',
    w(
      'La personne qui signe pour un enfant mineur ou pour un adulte protégé : père, mère ou tuteur.',
      'The person who signs for a child or for a protected adult: father, mother or guardian.',
    ),
  ],
  [
    'RGPD',
    w(
      'Règlement général sur la protection des données : le texte européen sur ce que l’on peut garder de vous, et vos droits.',
      'The European text on what may be held about you, and on your rights.',
    ),
  ],
  [
    'Rétention',
    w(
      'La police ou la gendarmerie garde le permis quelques jours, en attendant la décision du préfet.',
      'The police keep the licence for a few days, until the préfet decides.',
    ),
  ],
  [
    'RGAA',
    w(
      'Les règles françaises pour que les sites servent à tous, avec ou sans handicap.',
      'The French rules by which sites serve everybody, with or without a disability.',
    ),
  ],
  [
    'RIR, RII',
    w(
      'Relevés du dossier de conducteur : le complet (RII, pour le conducteur), le restreint (RIR, pour certains demandeurs).',
      'Statements of the driver’s file: the full one (RII, for the driver), the short one (RIR, for some who may ask).',
    ),
  ],
  ['SMS', w('Un message écrit reçu sur un téléphone.', 'A written message received on a telephone.')],
  [
    'Stage',
    w(
      'Deux jours de cours sur la sécurité routière. Il peut rendre jusqu’à quatre points.',
      'Two days of lessons on road safety. It can give back up to four points.',
    ),
  ],
  [
    'Suspension',
    w(
      'Le droit de conduire est retiré pour un temps. À la fin, le permis est rendu, parfois après une visite médicale.',
      'The right to drive is taken away for a time. At the end the licence is given back, sometimes after a medical visit.',
    ),
  ],
  ['Téléservice', w('Une démarche que l’on fait en ligne.', 'Something asked of the administration online.')],
  ['VTC', w('Voiture de transport avec chauffeur.', 'A car hired with its driver.')],
]

const anchor = (term: string): string =>
  term
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w]+/g, '-')
    .toLowerCase()

/** The words of the licence, each explained simply. The term stays French: it is the one that is written on the papers. */
export const wordsPage = (lang: Lang): Content => [
  heading(lang, { fr: 'Les mots du permis', en: 'The words of the licence' }, { size: 'xl' }),
  paragraph(
    lang,
    {
      fr: 'Ces mots sont sur les papiers et sur ce site. Voici ce qu’ils veulent dire.',
      en: 'These French words are on the papers and on this site. Here is what they mean.',
    },
    'lead',
  ),
  html`<dl class="pr-words">${explained.map(
    ([term, means]) => html`<dt id="${anchor(term)}" lang="fr">${term}</dt><dd>${say(means, lang)}</dd>`,
  )}</dl>`,
]

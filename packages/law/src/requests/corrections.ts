import type { Words } from '../answer.ts'
import type { Piece } from './pieces.ts'

/** Why one piece must be sent again, and what to do: words for the person, not for the file. */
export interface CorrectionReason {
  readonly code: string
  readonly words: Words
  readonly next: Words
}

const why = (code: string, fr: string, en: string, nextFr: string, nextEn: string): CorrectionReason => ({
  code,
  words: { fr, en },
  next: { fr: nextFr, en: nextEn },
})

const everywhere: readonly CorrectionReason[] = [
  why(
    'unreadable',
    'Le document est illisible.',
    'The document cannot be read.',
    'Photographiez-le à plat, à la lumière du jour, sans reflet, et vérifiez que chaque ligne se lit.',
    'Photograph it flat, in daylight, without reflection, and check that every line can be read.',
  ),
  why(
    'cut',
    'Le document est coupé.',
    'The document is cut.',
    'Recommencez avec les quatre bords visibles.',
    'Take it again with the four edges in sight.',
  ),
  why(
    'wrong-person',
    'Le document concerne une autre personne.',
    'The document is about another person.',
    'Envoyez le document à votre nom, ou à celui de la personne demandée.',
    'Send the document in your name, or in that of the person asked.',
  ),
  why(
    'not-accepted',
    'Ce type de document n’est pas accepté.',
    'This kind of document is not accepted.',
    'Choisissez un document de la liste affichée sur la page.',
    'Choose a document from the list shown on the page.',
  ),
  why(
    'wrong-document',
    'Ce n’est pas le document demandé.',
    'This is not the document asked.',
    'Envoyez le document dont le nom figure au-dessus.',
    'Send the document named above.',
  ),
  why(
    'incomplete',
    'Il manque une page ou une signature.',
    'A page or a signature is missing.',
    'Envoyez toutes les pages, signées là où c’est demandé.',
    'Send every page, signed where it is asked.',
  ),
]

const expired = why(
  'expired',
  'Le document n’est plus valable.',
  'The document is no longer valid.',
  'Envoyez un document valable, ou dont la date de fin est passée depuis moins longtemps que la limite affichée.',
  'Send a valid document, or one expired for less than the limit shown.',
)
const oneSide = why(
  'one-side-missing',
  'Il manque le recto ou le verso.',
  'The front or the back is missing.',
  'Envoyez les deux faces.',
  'Send both sides.',
)
const tooOld = why(
  'older-than-6-months',
  'Le justificatif a six mois ou plus.',
  'The proof is six months old or more.',
  'Envoyez un justificatif de moins de six mois.',
  'Send a proof less than six months old.',
)
const otherAddress = why(
  'other-address',
  'L’adresse n’est pas celle de la demande.',
  'The address is not that of the request.',
  'Envoyez un justificatif à l’adresse déclarée, ou corrigez l’adresse.',
  'Send a proof at the declared address, or correct the address.',
)
const otherName = why(
  'other-name',
  'Le nom ne correspond pas à celui de la demande.',
  'The name does not match that of the request.',
  'Envoyez un document au même nom, ou l’acte qui explique la différence.',
  'Send a document in the same name, or the record that explains the difference.',
)
const notSigned = why(
  'not-signed',
  'Une signature manque.',
  'A signature is missing.',
  'Faites signer le document par les personnes indiquées, puis envoyez-le de nouveau.',
  'Have it signed by the people named, then send it again.',
)

const photoCriteria = {
  'photo-code-unknown': ['Le code photo est inconnu, expiré ou déjà utilisé.', 'The photo code is unknown, expired or already used.'],
  'photo-old': ['La photo a six mois ou plus.', 'The photo is six months old or more.'],
  'photo-size': ['Le visage n’a pas la taille demandée (32 à 36 mm).', 'The face is not of the size asked (32 to 36 mm).'],
  'photo-sharpness': ['La photo est floue, pliée ou tachée.', 'The photo is blurred, folded or stained.'],
  'photo-light': ['La photo est trop claire, trop sombre ou montre une ombre.', 'The photo is too bright, too dark or shows a shadow.'],
  'photo-background': ['Le fond doit être uni et clair, mais pas blanc.', 'The background must be plain and light, but not white.'],
  'photo-head': ['La tête doit être nue, droite et face à l’objectif.', 'The head must be bare, straight and facing the lens.'],
  'photo-expression': ['L’expression doit être neutre, bouche fermée.', 'The expression must be neutral, mouth closed.'],
  'photo-eyes': [
    'Les yeux doivent être ouverts et visibles, sans cheveux devant.',
    'The eyes must be open and visible, without hair over them.',
  ],
  'photo-glasses': [
    'Les lunettes teintées, épaisses ou avec reflet ne sont pas admises.',
    'Tinted, thick or reflecting glasses are not allowed.',
  ],
  'photo-colour': ['La photo doit être en couleur.', 'The photo must be in colour.'],
  'photo-other-person': ['La photo ne correspond pas à la personne.', 'The photo does not match the person.'],
} as const
const signatureCriteria = {
  'signature-empty': ['La signature manque.', 'The signature is missing.'],
  'signature-cut': ['La signature touche le bord du cadre.', 'The signature touches the frame.'],
  'signature-not-handwritten': ['La signature n’est pas manuscrite.', 'The signature is not handwritten.'],
} as const

const newCode = [
  'Faites une nouvelle photo-signature et saisissez son code : le dossier garde sa place.',
  'Have a new photo-signature made and enter its code: the file keeps its rank.',
] as const
const photo = Object.entries({ ...photoCriteria, ...signatureCriteria }).map(([code, [fr, en]]) => why(code, fr, en, ...newCode))

const signedPapers: readonly Piece[] = ['host-attestation', 'representative-consent', 'conversion-sheet']
const twoSided: readonly Piece[] = ['identity', 'host-identity', 'representative-identity', 'stay', 'current-licence', 'foreign-licence']
const lasting: readonly Piece[] = [...twoSided, 'medical-opinion', 'psychotechnical-report', 'rights-attestation', 'training-certificate']
const addresses: readonly Piece[] = ['address-proof', 'hotel-attestation', 'harbour-attestation']

/** The reasons an agent may choose from to ask for one piece again. */
export function correctionReasons(piece: Piece): readonly CorrectionReason[] {
  if (piece === 'photo-signature') return photo
  return [
    ...everywhere,
    ...(lasting.includes(piece) ? [expired] : []),
    ...(twoSided.includes(piece) ? [oneSide] : []),
    ...(addresses.includes(piece) ? [tooOld, otherAddress] : []),
    ...(signedPapers.includes(piece) ? [notSigned] : []),
    otherName,
  ]
}

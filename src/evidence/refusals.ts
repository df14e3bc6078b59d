import type { Words } from '@papier-rose/law'

/** What a file may weigh and hold. Technical limits, not the law's. */
export const limits = { bytes: 10 * 1024 * 1024, pixels: 40_000_000, pages: 20, filesForAPiece: 10 } as const

const megabytes = limits.bytes / 1024 / 1024
const megapixels = limits.pixels / 1_000_000

const otherWay: Words = {
  fr: 'Vous pouvez aussi photographier le document et envoyer la photo.',
  en: 'You can also take a photo of the document and send the photo.',
}
const printAgain: Words = {
  fr: `Ouvrez-le, choisissez « Imprimer », puis « Enregistrer au format PDF », et envoyez le nouveau fichier. ${otherWay.fr}`,
  en: `Open it, choose “Print”, then “Save as PDF”, and send the new file. ${otherWay.en}`,
}

/** Why a file is not taken, and what to do then: shown beside the field. */
export const refusals = {
  'empty-file': {
    fr: 'Votre fichier est vide. Vérifiez qu’il s’ouvre sur votre appareil, puis choisissez-le à nouveau.',
    en: 'Your file is empty. Check that it opens on your device, then choose it again.',
  },
  'too-large': {
    fr: `Votre fichier pèse plus de ${megabytes} Mo. Refaites la photo avec une qualité plus basse, ou enregistrez le document en PDF plus léger.`,
    en: `Your file is larger than ${megabytes} MB. Take the photo again at a lower quality, or save the document as a smaller PDF.`,
  },
  'too-many-pixels': {
    fr: `Votre image compte plus de ${megapixels} millions de pixels. Refaites la photo avec une définition plus basse, ou réduisez l’image.`,
    en: `Your image has more than ${megapixels} million pixels. Take the photo again at a lower resolution, or make the image smaller.`,
  },
  'other-type': {
    fr: `Ce fichier n’est ni une photo (JPEG, PNG, WebP ou HEIC) ni un PDF, quel que soit son nom. ${otherWay.fr}`,
    en: `This file is neither a photo (JPEG, PNG, WebP or HEIC) nor a PDF, whatever its name says. ${otherWay.en}`,
  },
  program: {
    fr: 'Ce fichier est un programme, pas un document, quel que soit son nom. Envoyez une photo ou un PDF. Si vous pensiez envoyer un document, faites vérifier votre appareil.',
    en: 'This file is a program, not a document, whatever its name says. Send a photo or a PDF. If you meant to send a document, have your device checked.',
  },
  infected: {
    fr: 'Notre antivirus a reconnu un virus dans ce fichier : nous ne l’avons pas gardé. Faites vérifier votre appareil, puis photographiez à nouveau le document.',
    en: 'Our virus scanner has recognised a virus in this file: we have not kept it. Have your device checked, then take a new photo of the document.',
  },
  'damaged-image': {
    fr: 'Votre image est incomplète ou abîmée : nous ne pouvons pas l’afficher en entier. Refaites la photo, ou copiez-la à nouveau depuis votre appareil.',
    en: 'Your image is incomplete or damaged: we cannot show all of it. Take the photo again, or copy it again from your device.',
  },
  'pdf-damaged': {
    fr: `Nous ne pouvons pas lire votre PDF : il est incomplet ou abîmé. ${printAgain.fr}`,
    en: `We cannot read your PDF: it is incomplete or damaged. ${printAgain.en}`,
  },
  'pdf-locked': {
    fr: `Votre PDF est protégé (mot de passe ou chiffrement). ${printAgain.fr}`,
    en: `Your PDF is protected (password or encryption). ${printAgain.en}`,
  },
  'pdf-script': {
    fr: `Votre PDF contient un programme ou un formulaire actif. Par sécurité, nous ne le prenons pas. ${printAgain.fr}`,
    en: `Your PDF contains a program or an active form. For safety, we do not take it. ${printAgain.en}`,
  },
  'pdf-attachment': {
    fr: `Votre PDF contient un autre fichier en pièce jointe. Par sécurité, nous ne le prenons pas. ${printAgain.fr}`,
    en: `Your PDF contains another file as an attachment. For safety, we do not take it. ${printAgain.en}`,
  },
  'pdf-launch': {
    fr: `Votre PDF demande à ouvrir un programme ou un autre fichier. Par sécurité, nous ne le prenons pas. ${printAgain.fr}`,
    en: `Your PDF asks to open a program or another file. For safety, we do not take it. ${printAgain.en}`,
  },
  'pdf-too-many-pages': {
    fr: `Votre PDF compte plus de ${limits.pages} pages. N’envoyez que les pages demandées.`,
    en: `Your PDF has more than ${limits.pages} pages. Send only the pages we ask for.`,
  },
  'took-too-long': {
    fr: `La lecture de votre fichier prend trop de temps : il est trop complexe. ${otherWay.fr}`,
    en: `Reading your file takes too long: it is too complex. ${otherWay.en}`,
  },
  'too-heavy': {
    fr: `Votre fichier, une fois ouvert, est trop gros pour être lu. Envoyez une version plus simple. ${otherWay.fr}`,
    en: `Once opened, your file is too big to be read. Send a simpler version. ${otherWay.en}`,
  },
  busy: {
    fr: 'Beaucoup de fichiers arrivent en ce moment. Attendez une minute, puis envoyez le vôtre à nouveau.',
    en: 'Many files are arriving at this moment. Wait a minute, then send yours again.',
  },
  'no-room': {
    fr: 'Nous ne pouvons pas garder de fichier en ce moment, par notre faute. Rien de votre demande n’est perdu. Envoyez votre fichier à nouveau dans quelques minutes.',
    en: 'We cannot keep any file at this moment, and it is our fault. Nothing of your request is lost. Send your file again in a few minutes.',
  },
  'too-many-files': {
    fr: `Vous avez déjà envoyé ${limits.filesForAPiece} fichiers pour cette pièce. Retirez-en un avant d’en ajouter un autre.`,
    en: `You have already sent ${limits.filesForAPiece} files for this document. Remove one before you add another.`,
  },
  'form-used': {
    fr: 'Cette page a déjà servi. Rechargez-la, puis choisissez votre fichier à nouveau.',
    en: 'This page has already been used. Reload it, then choose your file again.',
  },
  'no-such-file': {
    fr: 'Ce fichier n’est plus là. Rechargez la page pour voir ceux que nous avons.',
    en: 'This file is no longer here. Reload the page to see those we have.',
  },
  'already-submitted': {
    fr: 'Ce fichier fait partie de votre demande envoyée : il ne peut plus être retiré. Nous vous dirons s’il faut le remplacer.',
    en: 'This file is part of the request you sent: it can no longer be removed. We will tell you if it must be replaced.',
  },
} as const satisfies Record<string, Words>

export type RefusalCode = keyof typeof refusals

export interface Refusal {
  readonly code: RefusalCode
  readonly words: Words
}

export const refuse = (code: RefusalCode): Refusal => ({ code, words: refusals[code] })

/** Thrown where a file is read, caught where the reading ends: the file is not taken. */
export class NotTaken extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}

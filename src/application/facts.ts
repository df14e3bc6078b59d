import type { Day, Housing, MedicalSituation, Nationality, Piece, Words } from '@papier-rose/law'
import type { Lang } from '../kit/html.ts'
import type { PostalAddress, TypedAddress } from './address/index.ts'

/** What a person answered, page by page, before it is sent. A key that is absent was not answered yet. */
export interface Answers {
  readonly identity?: { readonly right: true } | { readonly right: false; readonly words: string }
  readonly nationality?: Nationality
  readonly contact?: { readonly email: string; readonly mobile?: string }
  /** Asked first: the communes of the list are those of this postcode. */
  readonly postcode?: string
  readonly address?: TypedAddress
  readonly housing?: Housing
  readonly representative?: { readonly name: string; readonly link: 'parent' | 'guardian' }
  /** The causes of a medical opinion that the person ticked; an empty list is an answer. */
  readonly medical?: readonly MedicalCause[]
  readonly photo?: { readonly code: string; readonly takenOn: Day; readonly lastDay: Day }
  /** Pieces for which the person declares on honour instead of sending a document. */
  readonly declared?: readonly Piece[]
}

export type MedicalCause = Exclude<keyof MedicalSituation, 'inspectorAsked' | 'afterMeasure'>

/** What an agent and the next steps need of the answers, whatever the pages that asked. */
export interface Facts {
  readonly lang: Lang
  readonly email: string
  readonly mobile?: string
  readonly nationality: Nationality
  readonly housing: Housing
  readonly address: PostalAddress
  readonly photoCode: string
  /** The request's name at the provider of the photo: the images can be read under it. */
  readonly photoHolder: string
  readonly medical: readonly MedicalCause[]
  readonly declared: readonly Piece[]
  readonly representative?: { readonly name: string; readonly link: 'parent' | 'guardian' }
  /** What the person says is wrong in the civil status that we hold. */
  readonly identityRemark?: string
}

/** One question as it was worded, with its answer. */
export interface Asked {
  /** The page that asked it. */
  readonly page: string
  readonly question: Words
  readonly answer: Words
}

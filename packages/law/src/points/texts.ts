import { article } from '../text.ts'

const route = (number: string, mark: 'V' | 'K' | 'C' = 'V') => article('Code de la route', number, '2026-03-31', mark)

export const l221_1 = route('L. 221-1')
export const l223_1 = route('L. 223-1')
export const l223_2 = route('L. 223-2')
export const l223_4 = route('L. 223-4')
export const l223_5 = route('L. 223-5')
export const l223_6 = route('L. 223-6')
export const l223_10 = route('L. 223-10')
export const l223_11 = route('L. 223-11')
export const l235_1 = route('L. 235-1')
export const l121_3 = route('L. 121-3')
export const r211_5 = route('R. 211-5')
export const r223_1 = route('R. 223-1')
export const r223_2 = route('R. 223-2')
export const r223_3 = route('R. 223-3')
export const r223_4 = route('R. 223-4')
export const r223_4_1 = route('R. 223-4-1')
export const r223_8 = route('R. 223-8')
export const r224_20 = route('R. 224-20')
export const l224_14 = route('L. 224-14')

const councilOfState = (number: string, read: string) => article('Conseil d’État', number, read)
/** One point lost and recovered still blocks the yearly gains. */
export const ce393522 = councilOfState('15 juin 2016, n° 393522', '2026-11-01')
/** An infraction does not prolong probation. */
export const bizet = councilOfState('avis, 31 mai 2013, n° 366865', '2026-11-01')
/** Committed before the six months start: does not block. */
export const ce402423 = councilOfState('4 décembre 2017, n° 402423', '2026-11-01')
/** Class 4, class 5 and délits since the licence or the last full recovery: three years. */
export const ce392555 = councilOfState('21 novembre 2016, n° 392555', '2026-11-01')
/** Zero never notified: recovery stays possible. */
export const makesse = councilOfState('17 février 2016, n° 380684', '2026-11-01')
/** A withdrawal counts from the decision, and binds once notified. */
export const ce461479 = councilOfState('29 septembre 2023, n° 461479', '2026-11-01')
/** A 48SI annulled after a new licence: one licence only, without the points of the old one. */
export const ce2016OneLicence = article('Conseil d’État', '22 juillet 2016', '2026-11-01')
/** Twelve points for a foreign licence: no decree found, a decision told by a newspaper. */
export const ce2025Foreign = article('Conseil d’État', 'mars 2025, permis étrangers', '2026-11-01')
/** The list of infractions: those of learners cost no point. */
export const natinf = article('Ministère de la justice', 'liste NATINF de 2014', '2026-11-01')
export const l243_1 = route('L. 243-1')
export const l244_1 = route('L. 244-1')
/** Vehicles that need no licence: no withdrawal. */
export const ce158676 = councilOfState('8 décembre 1995, n° 158676', '2026-11-01')

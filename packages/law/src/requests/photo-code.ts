import { official2026, type Settings } from '../settings.ts'

const lengths: Record<Settings['photo-code-length'], readonly [least: number, most: number]> = {
  '20-to-30': [20, 30],
  '22': [22, 22],
  '21': [21, 21],
}

/** Reads the code of a photo-signature as people type it: separators are dropped, capitals are made; `null` when it cannot be one. */
export function normalizePhotoCode(text: string, settings: Settings = official2026): string | null {
  const typed = text.replace(/[\s.\-\u2010-\u2015/_]/gu, '').toUpperCase()
  const [least, most] = lengths[settings['photo-code-length']]
  return /^[0-9A-Z]+$/.test(typed) && typed.length >= least && typed.length <= most ? typed : null
}

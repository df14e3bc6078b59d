const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

const first = (table: typeof browsers, text: string): string | undefined => table.find(([sign]) => sign.test(text))?.[1]

/** Enough for a person to recognise their own browser, and no more: `Firefox, Windows`. Empty when it says nothing that we know. */
export const deviceOf = (userAgent = ''): string => [first(browsers, userAgent), first(systems, userAgent)].filter(Boolean).join(', ')

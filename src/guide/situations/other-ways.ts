import { abroadSituations } from './abroad.ts'
import { another, heavy, light, over60 } from './categories.ts'
import { civilSecurity } from './civil-security.ts'
import { diploma, military } from './converted.ts'
import { exchange } from './exchange.ts'
import { type GuideSituation, w } from './plan.ts'

export const otherSituations: readonly GuideSituation[] = [
  exchange('exchange-eu'),
  exchange('exchange-non-eu'),
  military,
  diploma,
  another('nouvelle-categorie', w('Je veux une nouvelle catégorie', 'I want a new category'), light),
  another('permis-lourd', w('Je veux conduire un poids lourd ou un autocar', 'I want to drive a lorry or a coach'), heavy),
  over60,
  civilSecurity,
  ...abroadSituations,
]

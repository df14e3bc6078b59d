import { addDays, type Day, gridB } from '@papier-rose/law'
import { departementName } from '../application/index.ts'
import type { Somebody } from './people.ts'
import type { Chance } from './random.ts'

const everyMark = Object.fromEntries(gridB.map(line => [line.id, line.maximum]))

/** Tries of category B that succeed, in a hundred (2024). */
const success = 58

/** How the exams of somebody went, as a centre sends them; the last one first. Who failed the last one has not tried again yet. */
export function examLines(who: Somebody, source: string, today: Day, chance: Chance) {
  const passed = chance.inHundred(88)
  const tries = [passed]
  while (tries.length < 4 && !chance.inHundred(success)) tries.push(false)
  let on = who.examDay
  return tries
    .map((favourable, i) => {
      const line = lineOf(who, `${source}-${i}`, on, favourable)
      on = addDays(on, -chance.between(20, 75))
      return line
    })
    .filter(({ examDay }) => examDay <= today)
}

function lineOf(who: Somebody, source: string, examDay: Day, favourable: boolean) {
  const departement = who.office
  return {
    source,
    neph: who.neph,
    birthName: who.birthName,
    firstNames: [...who.firstNames],
    sex: who.sex,
    birthDay: who.birthDay,
    birthplaceCode: who.birthplaceCode,
    birthplace: who.birthplace,
    birthCountry: who.birthCountry,
    category: who.category,
    kind: 'practical',
    examDay,
    centre: departementName(departement) ?? 'Centre',
    departement,
    outcome: favourable ? 'favourable' : 'insufficient',
    inspector: `${departement}001`.slice(0, 20),
    learning: who.learning,
    automatic: who.automatic,
    ...(who.category === 'B' ? { marks: favourable ? everyMark : { ...everyMark, rules: 'E' } } : {}),
  }
}

import { type Answer, answer, reason } from '../answer.ts'
import type { Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article } from '../text.ts'
import { longDay } from '../words.ts'
import { proofLastDay } from './proofs.ts'

const r233_1 = article('Code de la route', 'R. 233-1')

/** The receipt of a loss: from when it can be shown, and its last day. `null` while the declaration waits for its check. */
export function lossReceipt(
  loss: { declaredOn: Day; checkedOn?: Day },
  settings: Settings = official2026,
): Answer<{ firstDay: Day; lastDay: Day | null } | null> {
  const firstDay = settings['loss-attestation'] === 'at-declaration' ? loss.declaredOn : loss.checkedOn
  const declared = longDay(loss.declaredOn)
  if (firstDay === undefined) {
    const words = {
      fr: `Votre déclaration du ${declared.fr} est en cours de vérification : l’attestation de perte vient ensuite.`,
      en: `Your declaration of ${declared.en} is being checked: the receipt of loss comes next.`,
    }
    return answer<{ firstDay: Day; lastDay: Day | null } | null>(
      null,
      reason('loss-being-checked', words, r233_1, { declaredOn: loss.declaredOn }),
    )
  }
  const last = proofLastDay('loss-receipt', loss.declaredOn, settings)
  return { value: { firstDay, lastDay: last.value }, reasons: last.reasons }
}

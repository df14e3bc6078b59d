import { longDay, type Words } from '@papier-rose/law'
import type { Refusal } from '../../kit/store.ts'

const w = (fr: string, en: string): Words => ({ fr, en })

/** Why an act was not recorded, and what to do now. */
export function refusedWords({ refused, facts }: Refusal): Words {
  const on = typeof facts.day === 'string' ? longDay(facts.day as never) : undefined
  switch (refused) {
    case 'record-changed':
      return w(
        'Le dossier a changé depuis que vous l’avez ouvert. Relisez-le, puis envoyez de nouveau : ce que vous avez écrit est encore là.',
        'The record has changed since you opened it. Read it again, then send again: what you wrote is still here.',
      )
    case 'contradicts-itself':
      return w(
        'Votre bureau a déjà inscrit autre chose sous ce numéro. Corrigez cet acte-là, ou écrivez le bon numéro.',
        'Your office has recorded something else under this number. Correct that act, or write the right number.',
      )
    case 'told-of-another':
      return w(
        'Ce numéro est celui d’un acte sur une autre personne. Vérifiez-le.',
        'This number is that of an act about another person. Check it.',
      )
    case 'key-used':
      return w(
        'Ce formulaire a déjà servi. Ouvrez le dossier et recommencez s’il le faut.',
        'This form was used before. Open the record and begin again if needed.',
      )
    case 'after-today':
      return w(`Le ${on?.fr ?? 'jour'} n’est pas encore venu.`, `${on?.en ?? 'That day'} has not come yet.`)
    case 'before-birth':
      return w(`Le ${on?.fr ?? 'jour'} précède la naissance de la personne.`, `${on?.en ?? 'That day'} is before the birth of the person.`)
    case 'same-person':
      return w(
        'Vous avez proposé cet acte : une autre personne doit le confirmer.',
        'You proposed this act: another person has to confirm it.',
      )
    case 'fact-unknown':
      return w(
        'Cet acte n’attend plus : un collègue l’a confirmé, écarté ou repris.',
        'This act waits no more: a colleague confirmed it, declined it or took it back.',
      )
    case 'proposed-already':
      return w(
        'Un collègue a déjà proposé de reprendre cet acte : confirmez ou écartez sa proposition.',
        'A colleague has already proposed to take this act back: confirm or decline the proposal.',
      )
    case 'reason-missing':
      return w('Écrivez en quelques mots pourquoi.', 'Write in a few words why.')
    default:
      return w('Votre habilitation ne permet pas cet acte.', 'Your habilitation does not allow this act.')
  }
}

import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { button, column, form, heading, link, paragraph, warning } from '../../kit/design/components.ts'
import { forgetPages } from '../../kit/headers.ts'
import { type Content, type Lang, path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, giveCookie, page, readCookie, seeOther } from '../../kit/http.ts'
import { token } from '../../kit/ids.ts'
import { endSession } from '../sessions.ts'
import type { SignInPartners } from './signing-in.ts'

const words = {
  ask: { fr: 'Se déconnecter', en: 'Sign out' },
  askHelp: {
    fr: 'Votre session se termine ici et chez FranceConnect ou ProConnect. Vos demandes et vos brouillons restent enregistrés.',
    en: 'Your session ends here and at FranceConnect or ProConnect. Your requests and drafts stay saved.',
  },
  done: { fr: 'Vous êtes déconnecté', en: 'You are signed out' },
  doneHelp: {
    fr: 'Sur un ordinateur partagé, fermez aussi le navigateur.',
    en: 'On a shared computer, close the browser too.',
  },
  halfDone: {
    fr: 'Votre session est terminée ici, mais le service qui a vérifié votre identité ne répond pas : il vous croit peut-être encore connecté. Fermez le navigateur.',
    en: 'Your session has ended here, but the service that checked your identity does not answer: it may still hold you as signed in. Close the browser.',
  },
  home: { fr: 'Revenir à l’accueil', en: 'Go to the first page' },
} satisfies Record<string, Words>

/** Asks before signing out: for those who come by the address. */
export const askToLeave = (lang: Lang, ids: { csrf: string; id: string }): Content =>
  column(
    heading(lang, words.ask),
    paragraph(lang, words.askHelp),
    form({ action: path(lang, '/deconnexion'), ...ids, content: button({ lang, label: words.ask }) }),
  )

/** Says that the session is over; `everywhere` when the partner's is too. */
export const left = (lang: Lang, everywhere: boolean): Content =>
  column(
    heading(lang, words.done),
    everywhere ? paragraph(lang, words.doneHelp) : warning(lang, words.halfDone),
    paragraph(lang, link(lang, words.home, path(lang, '/'))),
  )

/** Signing out: our session first, then the partner's. */
export const signOutPages = ({ franceConnect, proConnect }: SignInPartners): Hono<Env> =>
  new Hono<Env>()
    .get('/deconnexion', c =>
      c.var.who.kind === 'nobody'
        ? seeOther(c, '/deconnexion/retour')
        : page(c, { title: words.ask, content: askToLeave(c.var.lang, formIds(c)) }),
    )
    .post('/deconnexion', async c => {
      c.header(forgetPages.name, forgetPages.value)
      const secret = readCookie(c, 'session')
      const { kind, idToken } = secret ? await endSession(c.var.deps.db, secret) : {}
      forget(c)
      if (!idToken) return seeOther(c, '/deconnexion/retour')
      const departure = await (kind === 'agent' ? proConnect : franceConnect).logoutUrl(idToken, token())
      if ('url' in departure) return c.redirect(departure.url.href, 303)
      return page(c, { title: words.done, content: left(c.var.lang, false) })
    })
    .get('/deconnexion/retour', c => page(c, { title: words.done, content: left(c.var.lang, true) }))

/** This browser knows nothing of the person any more: neither their session nor the forms they were shown. */
function forget(c: Ctx): void {
  c.set('who', { kind: 'nobody' })
  for (const name of ['session', 'visitor', 'kept']) giveCookie(c, name, '', 0)
}

import { isDay } from '@papier-rose/law'
import { codeOf, findAccount, findAgent, findContactChange, findContactCheck, findSupervisors, minutesToType } from '../account/index.ts'
import { realNow } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { say } from '../kit/html.ts'
import type { Tasks } from '../kit/jobs.ts'
import type { Mailer } from '../partners/mail/index.ts'
import type { Texter } from '../partners/sms/index.ts'
import { changeLetters, codeLetter, codeText } from './contact.ts'
import { habilitationEnding, habilitationToRenew } from './habilitation.ts'
import type { Letter } from './notice.ts'
import { sendLetter, writeLetter } from './notify.ts'
import { type Addressed, asPage, asText, subjectOf } from './render.ts'

/** Codes to addresses that somebody says are theirs, the news that an address was replaced, habilitations that come to their end. */
export const accountTasks = (deps: Deps, { mail, sms }: { mail: Mailer; sms: Texter }): Tasks => ({
  'contact-code': async ({ checkId = '' }) => {
    const check = await findContactCheck(deps.db, checkId)
    if (!check || check.confirmed || check.until < realNow()) return
    const account = await findAccount(deps.db, check.accountId)
    if (!account) return
    const code = codeOf(deps.config.SESSION_SECRET, check.id)
    if (check.channel === 'mobile') {
      const sent = await sms.send({
        id: `${check.id}.code`,
        to: check.value,
        text: say(codeText(code, minutesToType), account.lang).replaceAll('\u00a0', ' '),
      })
      if (sent.down) throw new Error(`no operator of short texts: ${sent.reason}`)
      return
    }
    const { baseUrl, demonstration } = deps.config
    const to: Addressed = { letter: codeLetter(code, minutesToType), lang: account.lang, baseUrl, demonstration }
    const messageId = `${check.id}.code@${new URL(baseUrl).hostname}`
    const sent = await mail.send({
      messageId,
      to: check.value,
      subject: subjectOf(to),
      text: asText(to),
      html: asPage(to),
      lang: account.lang,
    })
    if ('down' in sent) throw new Error(`no mail server: ${sent.reason}`)
  },
  'contact-changed': async ({ changeId = '' }) => {
    const change = await findContactChange(deps.db, changeId)
    const account = change && (await findAccount(deps.db, change.accountId))
    if (!change || !account) return
    const address = change.channel === 'email' ? change.before : account.email
    const letter = {
      id: `${changeId}.${change.channel}-changed`,
      notice: `${change.channel}-changed`,
      letter: changeLetters[change.channel],
    }
    await sendLetter(deps, mail, await writeLetter(deps, letter, { accountId: account.id, address, lang: account.lang }))
  },
  'habilitation-ending': async ({ agentId = '', lastDay = '' }) => {
    const agent = await findAgent(deps.db, agentId)
    if (!agent || !isDay(lastDay)) return
    const id = `${agentId}.${lastDay}`
    const send = async (notice: 'habilitation-ending' | 'habilitation-to-renew', letter: Letter, to: { id: string; email: string }) => {
      const row = await writeLetter(
        deps,
        { id: `${id}.${to.id}.${notice}`, notice, letter },
        { agentId: to.id, address: to.email, lang: 'fr' },
      )
      await sendLetter(deps, mail, row)
    }
    await send('habilitation-ending', habilitationEnding(lastDay), agent)
    const supervisors = await findSupervisors(deps.db, agent.departement)
    for (const one of supervisors) if (one.id !== agentId) await send('habilitation-to-renew', habilitationToRenew(lastDay), one)
  },
})

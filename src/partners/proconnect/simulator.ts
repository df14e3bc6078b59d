import type { HttpBindings } from '@hono/node-server'
import type { JWK } from 'oidc-provider'
import { base as ordinaryPolicy } from 'oidc-provider/lib/helpers/interaction_policy/index.js'
import { z } from 'zod'
import { type Html, html } from '../../kit/html.ts'
import { broker, type Handler, type RegisteredService } from '../franceconnect/broker/broker.ts'
import { both, page } from '../franceconnect/broker/page.ts'
import type { ParameterRules } from '../franceconnect/broker/parameters.ts'
import { derived } from '../franceconnect/broker/store.ts'

/** An agent as their administration's identity provider knows them. */
export interface Agent {
  readonly sub: string
  readonly given_name: string
  readonly usual_name: string
  readonly email: string
  readonly uid: string
  readonly siret: string
  readonly roles: readonly ('agent_public' | 'agent_public_etat' | 'agent_public_territorial')[]
  readonly organization_label: string
}

export interface ProConnectSimulatorConfig {
  /** The address under which it is reached, path included: `http://localhost:3001/proconnect/api/v2`. */
  readonly issuer: string
  readonly services: readonly RegisteredService[]
  readonly seed: string
  readonly agents: readonly Agent[]
  readonly keys?: readonly JWK[]
}

const minute = 60
const hour = 60 * minute

/** Lives of what ProConnect issues, in seconds. */
const ttl = {
  AuthorizationCode: minute,
  AccessToken: hour,
  IdToken: hour,
  RefreshToken: 2 * hour,
  Interaction: hour,
  Session: 12 * hour,
  Grant: 12 * hour,
}

const own = ['given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id', 'roles', 'organization_label']
const claims: Record<string, null | readonly string[]> = {
  acr: null,
  amr: null,
  auth_time: null,
  iss: null,
  sid: null,
  openid: ['sub'],
  ...Object.fromEntries(own.map(name => [name, [name]])),
}

const acrValues = ['eidas0', 'eidas0-mfa', 'eidas1', 'eidas1-mfa', 'eidas2', 'eidas3']

const parameters: ParameterRules = {
  known: [
    'response_type',
    'client_id',
    'redirect_uri',
    'scope',
    'state',
    'nonce',
    'claims',
    'prompt',
    'idp_hint',
    'login_hint',
    'siret_hint',
  ],
  required: ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce'],
  shortest: { get: 32, post: 32 },
}

const claimsParameter = z.object({
  id_token: z.object({ acr: z.object({ essential: z.boolean().optional(), values: z.array(z.string()).optional() }) }),
})

/** Does the service ask for more than a password? */
function wantsTwoFactors(requested: unknown): boolean {
  if (typeof requested !== 'string') return false
  const read = claimsParameter.safeParse(JSON.parse(requested))
  const acr = read.data?.id_token.acr
  return acr?.essential === true && !(acr.values ?? []).includes('eidas1')
}

/** Answers as ProConnect does, with the agents' identity provider behind it: one chooses who one is, and with how many factors. */
export function proConnectSimulator(config: ProConnectSimulatorConfig): Handler {
  const bySub = new Map(config.agents.map(agent => [agent.sub, agent]))
  const policy = ordinaryPolicy()
  policy.remove('consent')
  const { provider, pages, mount, handle } = broker({
    name: 'ProConnect',
    issuer: config.issuer,
    seed: config.seed,
    services: config.services,
    keys: config.keys,
    parameters,
    claims,
    acrValues,
    ttl,
    interactions: { policy },
    account: id => {
      const agent = bySub.get(id)
      return agent && { ...agent, idp_id: 'simulateur' }
    },
    personKey: id => JSON.stringify(['simulateur', id]),
    // Agents are not asked whether their administration may know their name.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId })
      grant.addOIDCScope(String(oidc.params?.scope))
      grant.addOIDCClaims([...oidc.requestParamClaims])
      await grant.save()
      return grant
    },
  })
  const show = (title: string, content: Html) => page(mount, `ProConnect : ${title}`, content)
  /** What ProConnect would send by e-mail, shown instead. */
  const codeOf = (uid: string, sub: string) =>
    String(Number.parseInt(derived(config.seed, `${uid} ${sub}`).slice(0, 8), 16) % 1_000_000).padStart(6, '0')

  pages.get('/interaction/:uid', async c => {
    const { uid, params } = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
    return c.html(show('choisissez un agent', loginForm(`${mount}/interaction/${uid}`, config.agents, params.login_hint)))
  })

  pages.post('/interaction/:uid/login', async c => {
    const interaction = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
    const form = await c.req.formData()
    const agent = bySub.get(String(form.get('agent') ?? ''))
    const action = `${mount}/interaction/${interaction.uid}`
    if (!agent) return c.html(show('choisissez un agent', loginForm(action, config.agents, undefined, true)), 422)
    const byCard = form.get('with') === 'card'
    if (!byCard && wantsTwoFactors(interaction.params.claims))
      return c.html(show('code à usage unique', codeForm(action, agent, codeOf(interaction.uid, agent.sub))))
    const proof = byCard ? { acr: 'eidas1-mfa', amr: ['pop', 'mfa'] } : { acr: 'eidas1', amr: ['pwd'] }
    return c.redirect(await signedIn(c.env, agent, proof), 303)
  })

  pages.post('/interaction/:uid/code', async c => {
    const { uid } = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
    const form = await c.req.formData()
    const agent = bySub.get(String(form.get('agent') ?? ''))
    const action = `${mount}/interaction/${uid}`
    if (!agent) return c.redirect(action, 303)
    const code = codeOf(uid, agent.sub)
    if (form.get('code') !== code) return c.html(show('code à usage unique', codeForm(action, agent, code, true)), 422)
    return c.redirect(await signedIn(c.env, agent, { acr: 'eidas1-mfa', amr: ['pwd', 'mail', 'mfa'] }), 303)
  })

  pages.get('/interaction/:uid/abort', async c => {
    const aborted = { error: 'access_denied', error_description: 'User auth aborted' }
    return c.redirect(await provider.interactionResult(c.env.incoming, c.env.outgoing, aborted, { mergeWithLastSubmission: false }), 303)
  })

  const signedIn = ({ incoming, outgoing }: HttpBindings, agent: Agent, proof: { acr: string; amr: string[] }) =>
    provider.interactionResult(incoming, outgoing, { login: { accountId: agent.sub, ...proof } }, { mergeWithLastSubmission: false })

  return handle
}

function loginForm(action: string, agents: readonly Agent[], hint?: unknown, wrong = false): Html {
  const first = agents.find(agent => agent.email === hint) ?? agents[0]
  const choices = agents.map(
    agent =>
      html`<label class="choice"><input type="radio" name="agent" value="${agent.sub}"${agent === first ? html` checked` : ''}> <strong>${agent.given_name} ${agent.usual_name}</strong> : ${agent.organization_label}, ${agent.email}</label>`,
  )
  return html`${wrong ? html`<p class="error" role="alert">${both('Choisissez un agent.', 'Choose an agent.')}</p>` : ''}
<form method="post" action="${action}/login">
<fieldset><legend>${both('Qui êtes-vous ?', 'Who are you?')}</legend>
${choices}
</fieldset>
<button type="submit" name="with" value="card">Carte agent et code PIN</button>
<button type="submit" name="with" value="password">Mot de passe seul</button>
</form>
<p><a href="${action}/abort">Annuler et revenir au service</a></p>`
}

const codeForm = (action: string, agent: Agent, code: string, wrong = false): Html => html`<p>${both(
  `Le service demande un second facteur. ProConnect enverrait ce code à ${agent.email} :`,
  'The service asks for a second factor. ProConnect would send this code by e-mail:',
)} <strong id="sent">${code}</strong></p>
${wrong ? html`<p class="error" role="alert">${both('Ce n’est pas le code envoyé.', 'This is not the code that was sent.')}</p>` : ''}
<form method="post" action="${action}/code">
<input type="hidden" name="agent" value="${agent.sub}">
<p><label for="code">${both('Code reçu', 'Code received')}</label> <input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code"></p>
<button type="submit">Continuer</button>
</form>
<p><a href="${action}/abort">Annuler et revenir au service</a></p>`

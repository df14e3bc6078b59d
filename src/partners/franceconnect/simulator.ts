import type { JWK } from 'oidc-provider'
import { type Html, html } from '../../kit/html.ts'
import { broker, type Handler, type RegisteredService } from './broker/broker.ts'
import { both, page } from './broker/page.ts'
import type { ParameterRules } from './broker/parameters.ts'
import { type Citizen, civilStatusKey, claimsOf, testCitizens } from './citizens.ts'

export interface FranceConnectSimulatorConfig {
  /** The address under which it is reached, path included: `http://localhost:3001/franceconnect/api/v2`. */
  readonly issuer: string
  readonly services: readonly RegisteredService[]
  readonly seed: string
  /** People of the demonstration, shown before the test identities. */
  readonly personas?: readonly Citizen[]
  readonly keys?: readonly JWK[]
}

const minute = 60
const hour = 60 * minute

/** Lives of what FranceConnect issues, in seconds. */
const ttl = { AuthorizationCode: 30, AccessToken: minute, IdToken: minute, Interaction: 30 * minute, Session: 30 * minute, Grant: hour }

const identity = ['given_name', 'given_name_array', 'family_name', 'birthdate', 'gender']

const claims: Record<string, null | readonly string[]> = {
  acr: null,
  auth_time: null,
  iss: null,
  sid: null,
  openid: ['sub'],
  identite_pivot: [...identity, 'birthplace', 'birthcountry'],
  profile: [...identity, 'preferred_username'],
  birth: ['birthplace', 'birthcountry'],
  given_name: ['given_name', 'given_name_array'],
  ...Object.fromEntries(
    [
      'family_name',
      'gender',
      'birthdate',
      'birthplace',
      'birthcountry',
      'email',
      'preferred_username',
      'idp_birthdate',
      'amr',
      'idp_id',
    ].map(name => [name, [name]]),
  ),
}

const parameters: ParameterRules = {
  known: ['client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'nonce', 'acr_values', 'claims', 'prompt', 'idp_hint'],
  required: ['client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'nonce', 'acr_values'],
  shortest: { get: 22, post: 32 },
}

/** Every test identity has this one. */
const password = '123'

/** Answers as FranceConnect version 2 does, with the identity provider behind it: one chooses who one is. */
export function franceConnectSimulator(config: FranceConnectSimulatorConfig): Handler {
  const citizens = [...(config.personas ?? []), ...testCitizens]
  const byLogin = new Map(citizens.map(citizen => [citizen.login, citizen]))
  const { provider, pages, mount, handle } = broker({
    name: 'FranceConnect',
    issuer: config.issuer,
    seed: config.seed,
    services: config.services,
    keys: config.keys,
    parameters,
    claims,
    acrValues: ['eidas1'],
    ttl,
    forcedPrompt: 'login consent',
    account(id) {
      const citizen = byLogin.get(id)
      return citizen && claimsOf(citizen)
    },
    personKey(id) {
      const citizen = byLogin.get(id)
      return citizen ? civilStatusKey(citizen) : id
    },
  })
  const show = (title: string, content: Html) => page(mount, `FranceConnect : ${title}`, content)

  pages.get('/interaction/:uid', async c => {
    const { uid, prompt, params, session } = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
    if (prompt.name === 'login') return c.html(show('choisissez une identité', loginForm(`${mount}/interaction/${uid}`, citizens)))
    const service = config.services.find(s => s.clientId === params.client_id)
    const citizen = byLogin.get(session?.accountId ?? '')
    return c.html(show('vos données', consentForm(`${mount}/interaction/${uid}`, service?.name ?? '', citizen, String(params.scope))))
  })

  pages.post('/interaction/:uid/login', async c => {
    const interaction = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
    const form = await c.req.formData()
    const citizen = byLogin.get(String(form.get('login') ?? ''))
    if (!citizen || form.get('password') !== password) {
      return c.html(
        show('choisissez une identité', loginForm(`${mount}/interaction/${interaction.uid}`, citizens, citizen?.login ?? 'nobody')),
        422,
      )
    }
    // Whoever was here before leaves first: the sign-in that follows is this person's.
    if (interaction.session && interaction.session.accountId !== citizen.login) {
      const before = await provider.Session.findByUid(interaction.session.uid)
      interaction.session = undefined
      await interaction.persist()
      await before?.destroy()
    }
    const login = { accountId: citizen.login, acr: 'eidas1', amr: ['pwd'], remember: false }
    return c.redirect(await provider.interactionResult(c.env.incoming, c.env.outgoing, { login }, { mergeWithLastSubmission: false }), 303)
  })

  pages.post('/interaction/:uid/consent', async c => {
    const { session, params, prompt, grantId } = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId)
    const grant = known ?? new provider.Grant({ accountId: session?.accountId, clientId: String(params.client_id) })
    grant.addOIDCScope(String(params.scope))
    const { missingOIDCClaims } = prompt.details
    if (Array.isArray(missingOIDCClaims)) grant.addOIDCClaims(missingOIDCClaims.map(String))
    const consent = { grantId: await grant.save() }
    return c.redirect(await provider.interactionResult(c.env.incoming, c.env.outgoing, { consent }, { mergeWithLastSubmission: true }), 303)
  })

  pages.get('/interaction/:uid/abort', async c => {
    const aborted = { error: 'access_denied', error_description: 'User auth aborted' }
    return c.redirect(await provider.interactionResult(c.env.incoming, c.env.outgoing, aborted, { mergeWithLastSubmission: false }), 303)
  })

  return handle
}

const describe = ({ familyName, givenNames, birthdate, about }: Citizen): string =>
  [`${givenNames.join(' ')} ${familyName}`.trim(), birthdate, about].filter(Boolean).join(' · ')

function loginForm(action: string, citizens: readonly Citizen[], wrong?: string): Html {
  const choices = citizens.map(
    (citizen, i) =>
      html`<label class="choice"><input type="radio" name="login" value="${citizen.login}"${(wrong ? citizen.login === wrong : i === 0) ? html` checked` : ''}> <strong>${citizen.login}</strong> : ${describe(citizen)}</label>`,
  )
  return html`${wrong ? html`<p class="error" id="wrong" role="alert">${both('Choisissez une identité et tapez son mot de passe, 123.', 'Choose an identity and type its password, 123.')}</p>` : ''}
<form method="post" action="${action}/login">
<fieldset><legend>${both('Qui êtes-vous ?', 'Who are you?')}</legend>
${choices}
</fieldset>
<p><label for="password">${both('Mot de passe (123)', 'Password (123)')}</label> <input type="password" id="password" name="password" value="${wrong ? '' : password}" autocomplete="current-password"></p>
<button type="submit">Se connecter</button>
</form>
<p><a href="${action}/abort">Annuler et revenir au service</a></p>`
}

const dataOfScope: Readonly<Record<string, string>> = {
  identite_pivot: 'Nom de naissance, prénoms, date et lieu de naissance, sexe',
  preferred_username: 'Nom d’usage',
  email: 'Adresse électronique',
}

function consentForm(action: string, service: string, citizen: Citizen | undefined, scope: string): Html {
  const told = scope.split(' ').filter(name => name !== 'openid')
  return html`<p>${citizen ? describe(citizen) : ''}</p>
<p>${both('Ces données vont être transmises à', 'These data will be given to')} <strong>${service}</strong>.</p>
<ul>${told.map(name => html`<li>${dataOfScope[name] ?? name}</li>`)}</ul>
<form method="post" action="${action}/consent"><button type="submit">Continuer</button></form>
<p><a href="${action}/abort">Annuler et revenir au service</a></p>`
}

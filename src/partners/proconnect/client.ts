import { type RelyingPartyConfig, relyingParty } from '../franceconnect/index.ts'
import { agentClaims, claimsRequest, type ProConnect, scopes, twoFactorLevels } from './contract.ts'

const withTwoFactors = new Set<unknown>(twoFactorLevels)

/** Signs agents in through ProConnect; a sign-in with one factor is refused, whatever the partner says of it. */
export function proConnect(config: RelyingPartyConfig): ProConnect {
  const party = relyingParty(config)
  return {
    // Any parameter that ProConnect does not know is an error there, `max_age` too: what it was asked is checked by `auth_time` when it comes back.
    start: attempt =>
      party.start(attempt, {
        scope: scopes.join(' '),
        claims: JSON.stringify(claimsRequest),
        ...(attempt.againSince ? { prompt: 'login' } : {}),
      }),
    async finish(currentUrl, attempt) {
      const answer = await party.finish(currentUrl, attempt)
      if (!('userinfo' in answer)) return answer
      const { acr } = answer.claims
      if (typeof acr !== 'string' || !withTwoFactors.has(acr)) return { refused: 'two-factors-missing' }
      const read = agentClaims.safeParse(answer.userinfo)
      if (!read.success) return { refused: 'identity-incomplete' }
      const { given_name, usual_name, idp_id, organization_label, ...same } = read.data
      const agent = { ...same, givenName: given_name, usualName: usual_name, idpId: idp_id, organization: organization_label, acr }
      return { agent, idToken: answer.idToken, provedAt: answer.provedAt }
    },
    logoutUrl: party.logoutUrl,
  }
}

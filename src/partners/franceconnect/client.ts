import { claimsRequest, type FranceConnect, pivotClaims, scopes } from './contract.ts'
import { type RelyingPartyConfig, relyingParty } from './relying.ts'

/** Signs people in through FranceConnect; what comes back is verified twice, by its signature and by whom it speaks of. */
export function franceConnect(config: RelyingPartyConfig): FranceConnect {
  const party = relyingParty(config)
  return {
    // Asked so each time, and imposed by FranceConnect: nobody comes back who has not just proved who they are.
    start: attempt =>
      party.start(attempt, {
        scope: scopes.join(' '),
        acr_values: 'eidas1',
        prompt: 'login consent',
        claims: JSON.stringify(claimsRequest),
      }),
    async finish(currentUrl, attempt) {
      const answer = await party.finish(currentUrl, attempt)
      if (!('userinfo' in answer)) return answer
      if (answer.claims.acr !== 'eidas1') return { refused: 'assurance-too-low' }
      const identity = pivotClaims.safeParse(answer.userinfo)
      if (!identity.success) return { refused: 'identity-incomplete' }
      return { identity: identity.data, idToken: answer.idToken, provedAt: answer.provedAt, acr: answer.claims.acr }
    },
    logoutUrl: party.logoutUrl,
  }
}

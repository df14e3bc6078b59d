import { details, drawing, heading, link, list, paragraph } from '../../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../../kit/html.ts'
import type { About } from './about.ts'
import { contact } from './contact.ts'

/** Help: what to do when one is stuck, and who answers. */
export const help = (lang: Lang, about: About): Content => {
  const go = (to: string, fr: string, en: string): Content => link(lang, { fr, en }, path(lang, to))
  return [
    heading(lang, { fr: 'Aide et contact', en: 'Help and contact' }, { size: 'xl' }),
    paragraph(
      lang,
      {
        fr: 'Cherchez votre problème dans la liste. S’il n’y est pas, écrivez-nous.',
        en: 'Look for your problem in the list. If it is not there, write to us.',
      },
      'lead',
    ),
    details(
      lang,
      { fr: 'Je ne trouve pas mon résultat', en: 'I cannot find my result' },
      html`${paragraph(lang, {
        fr: 'Le résultat paraît le jour indiqué par le centre d’examen. Ce n’est jamais le jour même.',
        en: 'The result appears on the day set for your exam centre. It is never on the exam day itself.',
      })}${paragraph(lang, {
        fr: 'Le numéro NEPH est votre numéro de dossier. Il a douze chiffres. Il est sur votre convocation et sur les papiers de votre auto-école.',
        en: 'The NEPH number is your file number. It has twelve digits. It is on your exam letter and on the papers from your driving school.',
      })}<p class="govuk-body">${go('/resultat', 'Voir mon résultat', 'See my result')}</p>`,
      true,
    ),
    details(
      lang,
      { fr: 'Ma demande n’avance pas', en: 'My request is not moving' },
      html`${paragraph(lang, {
        fr: 'La page de suivi dit qui a votre dossier et depuis quand. Si c’est à vous d’agir, elle dit quoi faire.',
        en: 'The follow-up page says who has your file and since when. If it is your turn, it says what to do.',
      })}<p class="govuk-body">${go('/demande#suivi', 'Suivre ma demande', 'Follow my request')}</p>`,
    ),
    details(
      lang,
      { fr: 'Mon certificat se termine avant la carte', en: 'My certificate ends before the card comes' },
      paragraph(lang, {
        fr: 'Nous traitons en premier les dossiers dont le certificat se termine le plus tôt. Après le dernier jour, ne conduisez pas sans autre permis valable.',
        en: 'We handle first the files whose certificate ends soonest. After its last day, do not drive without another valid licence.',
      }),
    ),
    details(
      lang,
      { fr: 'On me demande une pièce que je n’ai pas', en: 'I am asked for a document that I do not have' },
      html`${paragraph(lang, {
        fr: 'La page de chaque pièce dit tout ce qui est accepté. Souvent, un autre papier convient, ou une déclaration suffit.',
        en: 'The page of each document says all that is accepted. Often another paper will do, or a declaration is enough.',
      })}<p class="govuk-body">${go('/demande', 'Ma demande', 'My request')}</p>`,
    ),
    details(
      lang,
      { fr: 'Je ne sais pas me servir d’internet', en: 'I am not at ease with the internet' },
      html`${paragraph(lang, {
        fr: 'Un proche peut vous aider, à côté de vous. Dans un espace France services, un agent le fait avec vous, gratuitement.',
        en: 'Someone close to you can help, sitting beside you. In a France services centre, an agent does it with you, free of charge.',
      })}<p class="govuk-body">${go('/facile-a-lire', 'Le permis, en facile à lire', 'The licence, easy to read')}</p>`,
    ),
    details(
      lang,
      { fr: 'Un message bizarre me parle de mon permis', en: 'An odd message talks about my licence' },
      list(lang, [
        {
          fr: 'Nous ne demandons jamais d’argent par e-mail ni par SMS.',
          en: 'We never ask for money by e-mail or by text message.',
        },
        {
          fr: 'Nous ne demandons jamais votre mot de passe ni votre numéro de carte bancaire.',
          en: 'We never ask for your password or your bank card number.',
        },
        {
          fr: 'En cas de doute, n’ouvrez pas le lien : tapez vous-même l’adresse de ce site.',
          en: 'If in doubt, do not open the link: type the address of this site yourself.',
        },
      ]),
    ),
    heading(lang, { fr: 'Écrire ou venir', en: 'Write or come' }, { level: 2 }),
    html`<div class="pr-aside">${drawing('telephone')}<div>${contact(lang, about)}${paragraph(lang, {
      fr: 'La préfecture qui a votre dossier est écrite sur la page de suivi.',
      en: 'The préfecture that has your file is written on the follow-up page.',
    })}</div></div>`,
    heading(lang, { fr: 'Si rien ne marche', en: 'If nothing works' }, { level: 2 }),
    paragraph(lang, {
      fr: 'Le Défenseur des droits aide les personnes qui n’arrivent pas à faire respecter leurs droits. C’est gratuit.',
      en: 'The Défenseur des droits (the national ombudsman) helps people whose rights are not respected. It is free.',
    }),
    html`<p class="govuk-body">${link(lang, { fr: 'Défenseur des droits', en: 'Défenseur des droits (in French)' }, 'https://www.defenseurdesdroits.fr/')}</p>`,
  ]
}

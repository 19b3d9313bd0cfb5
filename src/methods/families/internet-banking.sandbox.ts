import type { SandboxMethod } from '../../sandbox/method.ts';
import { FIELDS, type Provider } from './provider.sandbox.ts';
import { redirectChannel } from './redirect.sandbox.ts';

/** An internet banking whose test users decide: one pays, one is refused (contract §6.3). */
export interface InternetBanking extends Pick<Provider, 'channel' | 'name' | 'paths' | 'mark'> {
  readonly position: number;
  readonly pays: string;
  readonly fails: string;
}

export function internetBanking({ position, pays, fails, ...provider }: InternetBanking): SandboxMethod {
  return redirectChannel({
    position,
    provider: {
      ...provider,
      steps: {
        login: {
          fields: [FIELDS.user, FIELDS.password],
          button: { en: 'Log in and pay', id: 'Masuk dan bayar' },
          hint: {
            en: `User ID ${pays} pays, ${fails} is refused; any password.`,
            id: `User ID ${pays} membayar, ${fails} ditolak; kata sandi apa saja.`,
          },
          judge({ user = '' }) {
            const name = user.trim().toLowerCase();
            if (name === pays) return { end: 'pay' };
            if (name === fails) return { end: 'refuse' };
            return {
              wrong: {
                en: `This user is not known. Use ${pays} or ${fails}.`,
                id: `User ini tidak dikenal. Pakai ${pays} atau ${fails}.`,
              },
            };
          },
        },
      },
    },
    hints: [`${provider.name}: user id ${pays} pays, ${fails} is refused`],
  });
}

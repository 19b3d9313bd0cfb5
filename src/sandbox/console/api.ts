import { translator } from '../../i18n/i18n.ts';
import { texts } from './texts.ts';

/** The levers, as the console calls them. Beyond loopback the printed token is in the page's own address. */

const token = new URLSearchParams(location.search).get('token');

/** An address of a download, with the token where there is one. */
export const address = (path: string): string =>
  `/_sandbox/${path}${token === null ? '' : `${path.includes('?') ? '&' : '?'}token=${encodeURIComponent(token)}`}`;

/** Nothing answers: the sandbox was stopped, or its answer was cut off. */
export class NoAnswer extends Error {}

const words = translator(texts);

const noAnswer = (error: unknown): never => {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  throw new NoAnswer(words()('noAnswer'));
};

/** @throws Error with the sandbox's own words, or NoAnswer with those of the console */
export async function ask(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
  const answer = await fetch(`/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { 'x-kasir-token': token }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch(noAnswer);
  const said = (await answer.json().catch(noAnswer)) as { readonly error?: string };
  if (!answer.ok) throw new Error(said.error ?? String(answer.status));
  return said;
}

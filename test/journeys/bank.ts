import type { open } from './open.ts';

/** What the customer does on the bank's page: opens it, types the code, is led through. */
export async function atBank(
  journey: ReturnType<typeof open>,
  url: string,
  button: 'ok' | 'cancel' | 'resend',
  otp = '112233',
): Promise<string> {
  const html = await (await journey.sandbox(new Request(url))).text();
  if (!html.includes('Issuing Bank')) throw new Error(html);
  const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    /value="([^"]*)"/.exec(input)?.[1] ?? '',
  ]);
  const body = new URLSearchParams([...hidden, ['otp', otp], [button, button]]);
  const answer = await journey.sandbox(
    new Request(new URL(action, url), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(url).origin },
    }),
  );
  return await answer.text();
}

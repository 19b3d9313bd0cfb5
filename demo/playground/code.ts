import { pretty, type JsonObject } from './json.ts';
import { shareable, type Settings } from './settings.ts';

const TOKEN = 'THE_TOKEN';

/** What a shop's page needs for the same try. Keys and card data are placeholders or left out. */
export function htmlCode(settings: Settings, gatewayUrl: string): string {
  const safe = shareable(settings).settings;
  const script = `<script src="${gatewayUrl}/snap/snap.js" data-client-key="YOUR_CLIENT_KEY"></script>`;
  if (safe.mode === 'window') return windowCode(safe);
  const call = safe.mode === 'embed' ? 'embed' : 'pay';
  const lines = [
    script,
    ...(safe.mode === 'embed' ? ['<div id="snap-container"></div>'] : []),
    '<script>',
    ...(safe.showsFirst ? ['  window.snap.show();', '  // …fetch the token from your back end, then:'] : []),
    indented(`window.snap.${call}('${TOKEN}'${argument(safe)});`),
    '</script>',
  ];
  return lines.join('\n');
}

function windowCode({ options }: Settings): string {
  const query = new URLSearchParams(Object.entries(options).map(([name, value]) => [name, String(value)])).toString();
  const suffix = query && `?${query}`;
  return `<!-- No script: send the customer to the redirect_url that came with the token. -->
<a href="THE_REDIRECT_URL${suffix.replaceAll('&', '&amp;')}">Pay</a>`;
}

function argument({ mode, options, callbacks }: Settings): string {
  const place = mode === 'embed' ? { embedId: 'snap-container' } : {};
  const given = Object.entries({ ...place, ...options }).map(([name, value]) => `  ${name}: ${literal(value)},`);
  const handed = callbacks.map((name) => {
    const parameter = name === 'onClose' ? '' : 'result';
    return `  ${name}(${parameter}) { console.log('${name}'${parameter && `, ${parameter}`}); },`;
  });
  const lines = [...given, ...handed];
  return lines.length === 0 ? '' : `, {\n${lines.join('\n')}\n}`;
}

/** A value as JavaScript that may stand inside a page's `<script>`. */
function literal(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** The token request for a shell. The server key comes from the environment. */
export function curlCode(settings: Settings, gatewayUrl: string): string {
  const body = pretty(shareable(settings).settings.request).replaceAll("'", "'\\''");
  return `curl ${gatewayUrl}/snap/v1/transactions \\
  -u "$SERVER_KEY:" \\
  -H 'Content-Type: application/json' -H 'Accept: application/json' \\
  -d '${body}'`;
}

/** The token request with the official Node client. */
export function nodeCode(settings: Settings, gatewayUrl: string): string {
  const request: JsonObject = shareable(settings).settings.request;
  return `import midtransClient from 'midtrans-client';

const snap = new midtransClient.Snap({ isProduction: false, serverKey: process.env.SERVER_KEY });
snap.apiConfig.getSnapApiBaseUrl = () => '${gatewayUrl}/snap/v1';
snap.apiConfig.getCoreApiBaseUrl = () => '${gatewayUrl}';

const { token, redirect_url } = await snap.createTransaction(${pretty(request)});`;
}

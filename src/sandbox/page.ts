import { html } from 'hono/html';
import type { Language, Markup } from './method.ts';

/** The frame of every bank, app and simulator page: no script, one style sheet. */
export function layout(language: Language, title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/simulator.css" />
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

/** Headers of those pages: nothing but their own style sheet and forms to themselves, and frameable by a checkout on any shop. */
export const PAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'",
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** `id` unless the query or the browser asks for English. */
export function pageLanguage(query: string | undefined, accepted: string | undefined): Language {
  if (query === 'en' || query === 'id') return query;
  const first = /^\s*([a-z]{2})/i.exec(accepted ?? '')?.[1]?.toLowerCase();
  return first === undefined || first === 'id' || first === 'in' ? 'id' : 'en';
}

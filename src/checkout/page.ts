import type { FirstAnswer } from '../gateway/gateway.ts';

/** What the gateway wrote into the page it served (`<script type="application/json" id="kasir-page">`, never executed). */
export interface Page {
  readonly environment: 'sandbox' | 'production';
  /** Origins of the Snap API and of the tokenisation endpoint. */
  readonly app: string;
  readonly api: string;
  /** The full window's transaction, so that it needs no second round trip. */
  readonly first?: FirstAnswer;
}

/** A gateway that writes nothing gets the defaults: production, its own origin. */
export function readPage(document: Document, origin: string): Page {
  const written = parse(document.querySelector('#kasir-page')?.textContent ?? '{}');
  const first = written['transaction'] as FirstAnswer | undefined;
  return {
    environment: written['environment'] === 'sandbox' ? 'sandbox' : 'production',
    app: String(written['app'] || origin),
    api: String(written['api'] || origin),
    ...(typeof first?.status === 'number' && { first }),
  };
}

const parse = (text: string): Record<string, unknown> => {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
};

import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Pages in TypeScript, checked by the compiler with snap.d.ts beside declarations of their own (usage.md §10). */

const types = fileURLToPath(new URL('../../src/loader/snap.d.ts', import.meta.url));
const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

const RESULT =
  'interface Result { order_id: string; transaction_id: string; status_code: string; gross_amount: string; transaction_status: string }';

const PAGES = {
  'no-declaration': `
    snap.pay('t');
    window.snap.pay('t', { onSuccess: (result) => result.order_id.length, onClose: () => {} });
    window.snap?.hide();
    if (window.snap?.pay) window.snap.pay('t');
    snap.embed('t', { embedId: 'box', onPending: (r) => r.va_numbers?.[0]?.va_number });
    snap.embed('t', { embedID: document.body });
    snap.pay('t', { onError: (r) => String(r.status_message), env: 'sandbox', $timestamp: 1, later() {} });
    const options = { language: 'en', skipOrderSummary: true, autoCloseDelay: 5 };
    snap.pay('t', options);
    const { pay } = snap; pay('t', { onSuccess: async (result) => { await fetch('/x', { body: JSON.stringify(result) }); } });
    document.body.append(String(snap.reset()), String(snap.init({ anything: 1 })));`,
  'optional-declaration': `
    ${RESULT}
    declare global { interface Window { snap?: { pay: (token: string, options?: {
      onSuccess?: (result: Result) => void; onPending?: (result: Result) => void; onError?: (result: Result) => void; onClose?: () => void;
    }) => void } } }
    window.snap?.pay('t', { onSuccess: (result) => console.log(result.order_id), onClose: () => {} });
    window.snap?.pay('t');
    window.snap?.hide();`,
  'required-declaration': `
    declare global { interface Window { snap: {
      pay: (token: string, options: { onSuccess: (result: any) => void; onPending: (result: any) => void; onError: (result: any) => void; onClose: () => void }) => void;
      embed: (token: string, options: { embedId: string; onSuccess?: (result: unknown) => void }) => void; hide: () => void; show: () => void;
    } } }
    window.snap.pay('t', { onSuccess: (r) => r.anything.at.all, onPending: (r) => r, onError: (r) => r, onClose: () => {} });
    window.snap.embed('t', { embedId: 'box', onSuccess: (result) => console.log(result) });
    window.snap.show();`,
  'record-result': `
    declare global { interface Window { snap?: { pay(token: string, options?: Record<string, unknown>): void; isOpen?: boolean } } }
    if (window.snap?.isOpen) window.snap.hide();
    window.snap?.pay('t', { onSuccess: (r: Record<string, unknown>) => r['order_id'] });`,
  'extra-members': `
    ${RESULT}
    declare global { interface Window { snap: { show(): void; hide(): void; init(options: object): void; invalidEvent?: string; currentTransaction?: string;
      pay(token: string, options?: { onError?: (result: { status_code: string; status_message: string[] }) => void; onClose?: (result?: Result) => void; isDemoMode?: boolean }): void } } }
    window.snap.currentTransaction = 'T-1';
    window.snap.pay('t', { isDemoMode: true, onError: (e) => e.status_message.join(', '), onClose: (result) => result?.order_id });`,
  'annotated-callbacks': `
    ${RESULT}
    const onSuccess = (result: Result) => { location.href = '/done?' + result.order_id; };
    window.snap.pay('t', { onSuccess, onPending: onSuccess, onError: (r: { status_code: string; status_message: string[] }) => r.status_message.join() });
    snap.pay('t', { onClose: (result?: unknown) => console.log(result) });`,
} satisfies Record<string, string>;

const MISTAKES = {
  'no token': 'snap.pay();',
  'embed without a container': "snap.embed('t', {});",
  'a callback that is none': "snap.pay('t', { onSuccess: 'thanks' });",
} satisfies Record<string, string>;

const mistakes = Object.fromEntries(
  Object.entries(MISTAKES).map(([name, code]) => [`mistake-${name.replaceAll(' ', '-')}`, code]),
);

let folder: string;
let printed: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kasir-types-'));
  copyFileSync(types, join(folder, 'snap.d.ts'));
  const pages = Object.entries({ ...PAGES, ...mistakes });
  for (const [name, code] of pages)
    writeFileSync(join(folder, `${name}.ts`), `import type {} from './snap.d.ts';\n${code}\nexport {};\n`);
  // What pages declare on Window would meet in one program; the others share one.
  const own = pages.filter(([, code]) => code.includes('declare global')).map(([name]) => [name]);
  const rest = pages.filter(([, code]) => !code.includes('declare global')).map(([name]) => name);
  printed = (await Promise.all([...own, rest].map(check))).join('');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const FLAGS =
  '--noEmit --ignoreConfig --strict --skipDefaultLibCheck --target es2022 --module esnext --moduleResolution bundler --allowImportingTsExtensions';

/** What the compiler says about these pages; nothing when all is well. */
async function check(names: readonly string[]): Promise<string> {
  const files = names.map((name) => join(folder, `${name}.ts`));
  const run = promisify(execFile)(process.execPath, [compiler, ...FLAGS.split(' '), '--types', '', ...files]);
  return run.then(
    () => '',
    (error: { stdout?: string }) => error.stdout ?? '',
  );
}

test.for(Object.keys(PAGES))('%s compiles', (name) => {
  expect(printed.split('\n').filter((line) => line.includes(name))).toEqual([]);
});

test.for(Object.keys(mistakes))('%s does not', (name) => {
  expect(printed).toContain(`${name}.ts`);
});

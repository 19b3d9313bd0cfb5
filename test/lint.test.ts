import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Every rule of who may import whom, as a file that breaks it and words of the sentence it must be answered with. */
const forbidden: [rule: string, file: string, code: string, sentence: string][] = [
  ['the loader takes no package', 'src/loader/a1.ts', `import 'preact';`, 'run on the shop’s page'],
  ['the loader takes no dynamic package', 'src/loader/a2.ts', `await import('preact');`, 'run on the shop’s page'],
  ['the loader knows no checkout', 'src/loader/a3.ts', `import '../checkout/step.ts';`, 'run on the shop’s page'],
  ['the loader knows no method', 'src/loader/a4.ts', `import '../methods/index.ts';`, 'run on the shop’s page'],
  ['the loader knows no ui', 'src/loader/a5.ts', `import '../ui/button.tsx';`, 'run on the shop’s page'],
  ['the bridge knows no texts', 'src/bridge/a.ts', `import '../i18n/i18n.ts';`, 'run on the shop’s page'],
  ['the bridge takes no package', 'src/bridge/b.ts', `import '@preact/signals';`, 'run on the shop’s page'],
  ['the bridge knows no loader', 'src/bridge/c.ts', `import '../loader/snap.ts';`, 'loader and checkout share'],
  ['the checkout imports no sandbox', 'src/checkout/a.ts', `import '../sandbox/state.ts';`, 'over the wire'],
  ['a screen imports no sandbox', 'src/checkout/screens/a.tsx', `import '../../sandbox/state.ts';`, 'over the wire'],
  ['the checkout imports no Node', 'src/checkout/b.ts', `import 'node:fs';`, 'no Node modules'],
  ['the gateway client imports no sandbox', 'src/gateway/a.ts', `import '../sandbox/state.ts';`, 'over the wire'],
  ['a view imports no sandbox half', 'src/methods/qris/view.tsx', `import './sandbox.ts';`, 'over the wire'],
  [
    'a view imports no sandbox half of a family',
    'src/methods/gopay/view.tsx',
    `import '../families/qr.sandbox.ts';`,
    'over the wire',
  ],
  ['a family imports no sandbox half', 'src/methods/families/qr.tsx', `import './qr.sandbox.ts';`, 'over the wire'],
  ['the finder of methods imports no sandbox half', 'src/methods/index.ts', `import './qris/sandbox.ts';`, 'wire'],
  ['ui imports no Node', 'src/ui/a.ts', `import 'node:path';`, 'no Node modules'],
  ['the checkout names no method', 'src/checkout/c.ts', `import '../methods/gopay/index.ts';`, 'no method by name'],
  ['nor by a dynamic import', 'src/checkout/d.ts', `await import('../methods/gopay/view.tsx');`, 'no method by name'],
  ['nor in a screen', 'src/checkout/screens/b.ts', `import '../../methods/gopay/index.ts';`, 'no method by name'],
  ['a method knows no other method', 'src/methods/qris/a.ts', `import '../gopay/view.tsx';`, 'no other method'],
  [
    'nor by its types',
    'src/methods/qris/b.ts',
    `import type { A } from '../gopay/view.tsx'; export type B = A;`,
    'other',
  ],
  ['nor do sandbox halves', 'src/methods/qris/sandbox.ts', `import '../gopay/sandbox.ts';`, 'no other method'],
  [
    'a family knows no method',
    'src/methods/families/a.ts',
    `import '../gopay/texts.ts';`,
    'knows none of them by name',
  ],
  ['a method knows no checkout', 'src/methods/qris/c.ts', `import '../../checkout/step.ts';`, 'never reaches for'],
  ['a method knows no loader', 'src/methods/qris/d.ts', `import '../../loader/snap.ts';`, 'never reaches for'],
  ['a method knows no bridge', 'src/methods/qris/e.ts', `import '../../bridge/port.ts';`, 'never reaches for'],
  ['a family knows no checkout', 'src/methods/families/b.ts', `import '../../checkout/step.ts';`, 'never reaches for'],
  ['what a method is knows no checkout', 'src/methods/method.ts', `import '../checkout/step.ts';`, 'never reaches for'],
  ['a method calls no gateway', 'src/methods/qris/f.ts', `import { a } from '../../gateway/gateway.ts'; a();`, 'types'],
  ['ui knows no gateway', 'src/ui/b.ts', `import '../gateway/types.ts';`, 'knows no payments'],
  ['ui knows no method', 'src/ui/c.ts', `import '../methods/index.ts';`, 'knows no payments'],
  ['ui knows no checkout', 'src/ui/d.ts', `import '../checkout/step.ts';`, 'knows no payments'],
  ['the gateway client knows no ui', 'src/gateway/b.ts', `import '../ui/button.tsx';`, 'shows nothing'],
  ['the gateway client knows no texts', 'src/gateway/c.ts', `import '../i18n/i18n.ts';`, 'shows nothing'],
  ['the languages know no screen', 'src/i18n/a.ts', `import '../checkout/App.tsx';`, 'neither screens nor payments'],
  ['lib imports nothing of ours', 'src/lib/a.ts', `import '../ui/button.tsx';`, 'imports nothing'],
  ['lib imports no package', 'src/lib/b.ts', `import 'preact';`, 'imports nothing'],
  ['sources know no demo', 'src/checkout/e.ts', `import '../../demo/shop/cart.ts';`, 'does not depend on the demo'],
  ['sources know no tests', 'src/loader/b.ts', `import '../../test/clock.ts';`, 'does not depend on the demo'],
  ['sources know no e2e', 'src/sandbox/a.ts', `import '../../e2e/servers.ts';`, 'does not depend on the demo'],
  ['the demo knows no sources', 'demo/shop/a.ts', `import '../../src/lib/money.ts';`, 'as a shop would'],
  ['e2e knows no sources', 'e2e/a.spec.ts', `import '../src/lib/money.ts';`, 'as a shop would'],
  ['nor does its folder of patterns', 'e2e/patterns/a.ts', `import '../../src/lib/money.ts';`, 'as a shop would'],
  ['the server takes no browser code', 'src/sandbox/b.ts', `import { a } from '../checkout/step.ts'; a();`, 'opinion'],
  ['the server takes no view', 'src/sandbox/c.ts', `import { a } from '../methods/gopay/view.tsx'; a();`, 'opinion'],
  [
    'the server takes no screen of a family',
    'src/sandbox/d.ts',
    `import { a } from '../methods/families/qr.tsx'; a();`,
    'opinion',
  ],
  ['a sandbox half takes no view', 'src/methods/gopay/sandbox.ts', `import { a } from './view.tsx'; a();`, 'opinion'],
  [
    'a sandbox half takes no state',
    'src/methods/dana/sandbox.ts',
    `import '../../sandbox/state.ts';`,
    'sandbox/method.ts',
  ],
  [
    'nor does a page of it',
    'src/methods/gopay/app.sandbox.ts',
    `import '../../sandbox/state.ts';`,
    'sandbox/method.ts',
  ],
  [
    'not even types of the parser',
    'src/sandbox/e.ts',
    `import type { A } from '../gateway/parse.ts'; export type B = A;`,
    'two readings',
  ],
  ['one file opens a socket', 'src/sandbox/f.ts', `import 'node:http';`, 'only src/sandbox/main.ts'],
  ['the parser stays out of main too', 'src/sandbox/main.ts', `import '../gateway/parse.ts';`, 'two readings'],
  ['the console is browser code', 'src/sandbox/console/a.ts', `import 'node:fs';`, 'no Node modules'],
  [
    'the console takes no checkout',
    'src/sandbox/console/b.ts',
    `import '../../checkout/step.ts';`,
    'only ui, i18n, lib',
  ],
  [
    'a page takes no server code',
    'src/sandbox/pages/a.ts',
    `import { a } from '../state.ts'; a();`,
    'only ui, i18n, lib',
  ],
  ['no cycles', 'src/ui/e.ts', `import { f } from './f.ts'; export const e = f;`, 'cycle'],
  ['no innerHTML', 'src/ui/g.ts', `document.body.innerHTML = location.hash;`, 'could become markup'],
  [
    'no dangerouslySetInnerHTML',
    'src/ui/h.tsx',
    `export const H = () => <b dangerouslySetInnerHTML={{ __html: '' }} />;`,
    'dangerouslySetInnerHTML',
  ],
  ['no eval', 'src/lib/c.ts', `eval('1');`, 'eval'],
  ['no new Function', 'src/lib/d.ts', `export const d = new Function('return 1');`, 'Function'],
  ['no javascript: address', 'src/lib/e.ts', `export const e = 'javascript:alert(1)';`, 'javascript:'],
  ['no window.open', 'src/checkout/f.ts', `window.open('/');`, 'a link to tap'],
  ['nothing newer than the floor', 'src/ui/i.ts', `export const i = [1].toSorted();`, 'oldest browsers'],
  ['no default export', 'src/lib/f.ts', `export default 1;`, 'named exports'],
  ['no any', 'src/lib/g.ts', `export const g: any = 1;`, 'any'],
];

/** Files that a tired eye would take for the above, and that must pass. */
const allowed: [file: string, code: string][] = [
  ['src/ui/f.ts', `import { e } from './e.ts'; export const f = () => e;`],
  ['src/loader/ok.ts', `import '../bridge/port.ts'; import '../lib/url.ts';`],
  [
    'src/checkout/ok.ts',
    `import '../methods/index.ts'; import '../methods/method.ts'; import '../gateway/gateway.ts'; import 'preact';`,
  ],
  ['src/checkout/screens/ok.ts', `import '../../methods/index.ts'; import '../step.ts';`],
  [
    'src/methods/qris/ok.ts',
    `import '../families/qr.tsx'; import '../method.ts'; import '../../ui/button.tsx'; import './texts.ts';`,
  ],
  ['src/methods/qris/types.ts', `import type { Charge } from '../../gateway/types.ts'; export type A = Charge;`],
  [
    'src/methods/shopeepay/sandbox.ts',
    `import '../../sandbox/method.ts'; import '../families/qr.sandbox.ts'; import './texts.ts';`,
  ],
  ['src/methods/shopeepay/index.ts', `export default 1;`],
  [
    'src/sandbox/ok.ts',
    `import '../methods/gopay/sandbox.ts'; import '../methods/gopay/texts.ts'; import 'node:crypto'; import 'hono';`,
  ],
  ['src/sandbox/pages/ok.ts', `import '../../ui/button.tsx'; import type { A } from '../state.ts'; export type B = A;`],
  ['src/checkout/step.test.ts', `import '../methods/gopay/index.ts';`],
  ['demo/shop/ok.ts', `import './cart.ts'; import 'hono';`],
];

interface Finding {
  filename: string;
  message: string;
  help?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'kasir-lint-'));
let findings: Finding[] = [];

function write(file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${text}\nexport {};\n`);
}

beforeAll(() => {
  const config = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as { options: { typeAware: boolean } };
  config.options.typeAware = false; // the rules proven here need no types, and the folder has none
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
  for (const [, file, code] of forbidden) write(file, code);
  for (const [file, code] of allowed) write(file, code);
  const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');
  let output: string;
  try {
    output = execFileSync(process.execPath, [oxlint, '--format', 'json', '.'], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  findings = (JSON.parse(output) as { diagnostics: Finding[] }).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const about = (file: string) =>
  findings
    .filter(({ filename }) => filename.replaceAll('\\', '/') === file)
    .map(({ message, help }) => `${message} ${help ?? ''}`.replaceAll("'", '’'));

describe('the linter stops', () => {
  test.for(forbidden)('%s', ([, file, , sentence]) => {
    expect(about(file).join('\n')).toContain(sentence);
  });
});

describe('the linter lets pass', () => {
  test.for(allowed)('%s', ([file]) => {
    expect(about(file).filter((text) => /restricted|default export/i.test(text))).toEqual([]);
  });
});

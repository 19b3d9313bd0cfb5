import type { SandboxMethod } from './method.ts';

const found = import.meta.glob<SandboxMethod>('../methods/*/sandbox.ts', {
  eager: true,
  import: 'sandbox',
});

/** Every way to pay that the sandbox can emulate, in the default order of the payment list. */
export const sandboxMethods: readonly SandboxMethod[] = Object.values(found).toSorted(
  (a, b) => a.position - b.position,
);

import { fileURLToPath } from 'node:url';
import { folderAssets } from './assets.ts';
import { createSandbox as create, type Sandbox, type SandboxOptions } from './sandbox.ts';

const below = (folder: string) => folderAssets(fileURLToPath(new URL(folder, import.meta.url)));

/** The sandbox with the checkout and the console that were built with it: they lie beside it in `dist`. */
export const createSandbox = (options: SandboxOptions = {}): Sandbox =>
  create({ assets: below('../snap'), consoleAssets: below('app'), ...options });

import { ownTag, readScript } from './script.ts';
import { expose, type Snap, use } from './snap.ts';

/**
 * The page has one loader however often the script runs. It is found under a symbol and not under `window.snap`,
 * which pages delete, replace and wrap.
 */
const LOADER = Symbol.for('kasir.snap');

interface Shop {
  snap?: unknown;
  [LOADER]?: { use: typeof use; expose: typeof expose; snap?: Snap };
}

const tag = ownTag();
if (tag) {
  const shop = window as unknown as Shop;
  const loader = (shop[LOADER] = shop[LOADER] || { use, expose });
  loader.use(readScript(tag));
  if (shop.snap !== loader.snap || !loader.snap) shop.snap = loader.snap = loader.expose();
}

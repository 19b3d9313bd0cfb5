import { watch } from 'node:fs';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

/** Builds come as many files at once: the page is told when they have settled, in milliseconds. */
const SETTLED = 300;

/** The page waits for a new build, and for this server to be there again after its own. */
const SCRIPT = `let boot;
new EventSource('/dev/builds').onmessage = ({ data }) => {
  if (boot !== undefined && boot !== data) location.reload();
  boot = data;
};`;

export const RELOAD_TAG = '<script type="module" src="/dev/reload.js"></script>';

/**
 * `npm run dev` only: pages load anew when something was built.
 * @param folder where all builds go.
 */
export function reloadRoutes(folder: string): Hono {
  const routes = new Hono();
  const pages = new Set<() => void>();
  let build = Date.now();
  let timer: NodeJS.Timeout | undefined;
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      build = Date.now();
      for (const tell of pages) tell();
    }, SETTLED);
  });
  routes.get('/dev/reload.js', (context) => context.body(SCRIPT, 200, { 'content-type': 'text/javascript' }));
  routes.get('/dev/builds', (context) =>
    streamSSE(context, async (stream) => {
      const tell = () => void stream.writeSSE({ data: String(build) });
      tell();
      pages.add(tell);
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      pages.delete(tell);
    }),
  );
  return routes;
}

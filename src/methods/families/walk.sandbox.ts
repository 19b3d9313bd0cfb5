interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A browser, as far as it is needed here. */
export interface Walker {
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly form: (path: string, fields: Record<string, string>) => Promise<Reply>;
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');

/** The form of a page: where it goes, and what it carries unseen. */
function formOf(html: string): { readonly action: string; readonly hidden: Record<string, string> } {
  const inputs = html.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return {
    action: attribute(/<form[^>]*>/.exec(html)?.[0] ?? '', 'action'),
    hidden: Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')])),
  };
}

/**
 * Walks through a provider's pages as a customer does, for tests: opens `url`, sends each page's form with its answers, and
 * follows where it leads. `stops` are the pages on the way; the last may be the shop's own, which is not opened.
 */
export async function walk(
  world: Walker,
  url: string,
  answers: readonly Readonly<Record<string, string>>[] = [],
  headers: Record<string, string> = {},
) {
  const { origin } = new URL(url);
  const stops = [url];
  let page = await world.call('GET', url, undefined, headers);
  const follow = async () => {
    for (let to = page.headers.get('location'); to !== null; to = page.headers.get('location')) {
      const next = new URL(to, url);
      stops.push(next.href);
      if (next.origin !== origin) return;
      page = await world.call('GET', next.href, undefined, headers);
    }
  };
  await follow();
  for (const given of answers) {
    const { action, hidden } = formOf(page.text);
    page = await world.form(new URL(action, url).href, { ...hidden, ...given });
    await follow();
  }
  return { stops, text: page.text, status: page.status, at: stops.at(-1) ?? url };
}

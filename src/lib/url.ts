/** A URL, or `undefined` where the text is none. (`URL.canParse` is younger than the oldest browsers supported.) */
export const parseUrl = (text: string, base?: string): URL | undefined => {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
};

/** Whether a URL from outside may be gone to: http and https only. */
export const isWebUrl = (text: string): boolean => /^https?:$/.test(parseUrl(text)?.protocol ?? '');

/** Adds to a URL's query and keeps what it has. */
export const withQuery = (url: string, query: Readonly<Record<string, string>>): string => {
  const [head = '', fragment] = url.split(/(?=#)/);
  return `${head}${head.includes('?') ? '&' : '?'}${new URLSearchParams(query)}${fragment ?? ''}`;
};

/**
 * Adds a style sheet that came inside a script (`import css from './x.css?inline'`). What is fetched later brings its
 * styles this way: no second file, no helper that fetches it, nothing shown before its style, and a strict `style-src`
 * has nothing against it. `first` is for what others build on, whichever comes sooner.
 */
export const adopt = (css: string, place: 'first' | 'last' = 'last'): void => {
  // Models are also run without a page.
  if (typeof document === 'undefined') return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  if (place === 'first') document.adoptedStyleSheets.unshift(sheet);
  else document.adoptedStyleSheets.push(sheet);
};

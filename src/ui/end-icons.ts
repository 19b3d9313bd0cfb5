/** Icons of the pages at the end, apart from `icons.ts`, which every way to pay fetches. */
export const offline = 'M4 4l16 16M5 12a10 10 0 014-2.5M19 12a10 10 0 00-5-2.8M8.5 15.5a5 5 0 016-.7M12 19v.1';
export const search = 'M11 4.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM16 16l4 4';
export const shop = 'M6 8h12l1 12H5zM9 8a3 3 0 016 0';
export const cancelled = 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM8 12h8';
export const pause = 'M9 6v12M15 6v12';

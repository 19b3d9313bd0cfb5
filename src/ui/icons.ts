/** Icons of screens that are fetched when they are needed; see `icon.tsx`. */
export const copy = 'M9 9h10v11H9zM15 9V4H5v11h4';
export const check = 'M5 12.5l4.5 4.5L19 7.5';
export const info = 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 11v5M12 7.8v.1';
export const out = 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5';
export const save = 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14';
export const print = 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z';
export const phone = 'M7 3h10v18H7zM11 18h2';
export const refresh = 'M19 12a7 7 0 11-2-4.9M19 4v4h-4';

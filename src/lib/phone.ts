/** An Indonesian mobile number as people write it at home: `+62 812-3456-7890`, `62812…` and `0812…` are all `081234567890`. */
export const localPhone = (text: string): string => text.replace(/\D/g, '').replace(/^(00)?62(?=8)/, '0');

/** `0812 3456 7890`: a local number in groups that stay on one line. */
export const groupPhone = (local: string): string => local.replace(/^(\d{4})(\d{3,4})(\d+)$/, '$1\u00a0$2\u00a0$3');

/** Whole rupiah as `Rp150.000`, the same in both languages; below zero with a true minus sign. No `Intl`: its first use costs 16 ms. */
export const formatRupiah = (amount: number): string => {
  const digits = String(Math.abs(Math.trunc(amount))).replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${amount < 0 ? '−' : ''}Rp${digits}`;
};

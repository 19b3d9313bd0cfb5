/** Said where a channel is not offered (contract §8.4). */
export const ACTIVATED_ONLY = 'Payment channel is not activated.';

import { internetBanking } from '../families/internet-banking.sandbox.ts';

export const sandbox = internetBanking({
  channel: 'bri_epay',
  name: 'BRImo',
  position: 360,
  pays: 'testuser00',
  fails: 'testuser03',
  paths: { start: '/bri/epay/index', step: '/bri/epay', end: '/bri/briPayment' },
  mark: ({ id }) => ({ tid: id }),
});

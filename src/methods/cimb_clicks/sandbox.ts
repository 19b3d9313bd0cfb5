import { internetBanking } from '../families/internet-banking.sandbox.ts';

export const sandbox = internetBanking({
  channel: 'cimb_clicks',
  name: 'OCTO Clicks',
  position: 350,
  pays: 'testuser00',
  fails: 'testuser01',
  paths: { start: '/cimb-clicks/index', step: '/cimb-clicks', end: '/cimb-clicks/response' },
});

/**
 * contract.md §6.2, copied line by line, so that the sandbox's own table is not its own judge. Where a line has several
 * numbers they are parted by spaces, in the contract's order.
 */

/** What becomes of a card, by its column. */
export type Column =
  | 'full, accepted'
  | 'full, denied by the bank'
  | 'attempted, accepted'
  | 'attempted, denied by the fraud system'
  | 'attempted, denied by the bank'
  | 'full, too little money'
  | 'full, offline card'
  | 'without a question, accepted'
  | 'without a question, denied'
  | 'denied at the challenge'
  | 'pending, then accepted'
  | 'not authenticated'
  | '3-D Secure 1'
  | 'held by the fraud system';

export interface CardLine {
  readonly number: string;
  readonly column: Column;
  /** The issuer, where the contract names one. */
  readonly issuer?: string;
  readonly debit?: true;
}

const line = (numbers: string, column: Column, more: Omit<CardLine, 'number' | 'column'> = {}): CardLine[] =>
  numbers.split(' ').map((number) => ({ number, column, ...more }));

/** Columns of the first table. */
const GENERAL = [
  'full, accepted',
  'full, denied by the bank',
  'attempted, accepted',
  'attempted, denied by the fraud system',
  'attempted, denied by the bank',
] as const;

const brand = (numbers: string): CardLine[] =>
  numbers.split(' ').flatMap((number, at) => line(number, GENERAL[at] ?? 'full, accepted'));

const bank = (issuer: string, full: string, attempted: string, denied: string, debit?: true): CardLine[] => {
  const more = { issuer, ...(debit && { debit }) };
  return [
    ...line(full, 'full, accepted', more),
    ...(attempted === '' ? [] : line(attempted, 'attempted, accepted', more)),
    ...line(denied, 'full, denied by the bank', more),
  ];
};

export const CARD_LINES: readonly CardLine[] = [
  // General: Visa, Mastercard, JCB, AmEx, CUP.
  ...brand('4811111111111114 4911111111111113 4411111111111118 4611111111111116 4711111111111115'),
  ...brand('5211111111111117 5111111111111118 5410111111111116 5411111111111115 5511111111111114'),
  ...brand('3528203324564357 3528512944932269 3528868047864225 3528185267171623 3528909779837631'),
  ...brand('370192169722458 374296354400881 373747726661940 378096218340018 370356097975856'),
  ...brand('6212487892425802 6212484129687072 6212489506621198 6212482535178193972 6212484228635865'),
  // By bank: full authentication, attempted, denied.
  ...bank(
    'mandiri',
    '4617006959746656 5573381072196900',
    '4617001741942101 5573381999825417',
    '4617008560831760 5573384043224447',
  ),
  ...bank('mandiri', '4097661111111113', '4097661111111139', '4097667672178631', true),
  ...bank(
    'cimb',
    '4599207887122414 5481169818832479',
    '4599203997052898 5481167121032563',
    '4599206009733090 5481169191782739',
  ),
  ...bank(
    'bni',
    '4105058689481467 5264221038874659',
    '4105052541512148 5264224971761016',
    '4105054148541363 5264223530131711',
  ),
  ...bank('bni', '1946415981487684', '', '1946410271931269'),
  ...bank(
    'bca',
    '4773776057051650 5229903136853172',
    '4773773810981190 5229907364303610',
    '4773775202011809 5229903405423830',
  ),
  ...bank(
    'bri',
    '4365026335737199 5520029870899100',
    '4365027867232690 5520025486468439',
    '4365028662512583 5520021909203008',
  ),
  ...bank(
    'mega',
    '4201910000000009 5221030000000009',
    '4201910000000017 5221030000000017',
    '4201910000000025 5221030000000025',
  ),
  ...bank(
    'maybank',
    '4055772026036004 5520086752102334',
    '4055771335144012 5520086774908452',
    '4055779628460474 5520088314653770',
  ),
  ...line('4472429869996670 4806000000000081', 'full, too little money'),
  ...line('4705859510984866 5597518926561951', 'full, offline card'),
  // 3-D Secure 2: Visa, Mastercard, AmEx.
  ...line('4556557955726624 4024007189449340 5333259155643223 341502098634895', 'without a question, accepted'),
  ...line('4485436455354151 5328720384582224 345695399207589', 'without a question, denied'),
  ...line('4916994064252017 5306889942833340 348638267931507', 'full, accepted'),
  ...line('4604633194219929 5424184049821670 372021106351394', 'denied at the challenge'),
  ...line('4024007176265022 5487971631330522 345197771649926', 'pending, then accepted'),
  ...line('4716125059847899 5250548692069390 3794521996036850', 'not authenticated'),
  ...line('4723249479082225 5555666677771111 3528927894502153 3419184532253540', '3-D Secure 1'),
];

/** Ours: the contract lists none that is held, and its AmEx card that is not authenticated has a digit too many for the form. */
export const OUR_LINES: readonly CardLine[] = [
  ...line('4511111111111117', 'held by the fraud system'),
  ...line('379452199603685', 'not authenticated'),
];

import { expect, type FrameLocator, type Page } from '@playwright/test';

/** What a customer does, screen by screen. `place` is the checkout: the frame, or the page in a window of its own. */
export type Place = FrameLocator | Page;

/** Test cards by what the sandbox's bank makes of them. */
export const CARDS = {
  accepted: '4811 1111 1111 1114',
  deniedByBank: '4911 1111 1111 1113',
  deniedByFds: '4611 1111 1111 1116',
} as const;

export const list = (place: Place) => place.getByRole('heading', { name: /Pilih cara bayar|Choose how to pay/ });

export async function choose(place: Place, method: RegExp): Promise<void> {
  await place.getByRole('link', { name: method }).click();
}

/** Banks stand behind one row of the list. */
export async function toBca(place: Place): Promise<void> {
  await choose(place, /^Virtual account/);
  await choose(place, /BCA virtual account/);
}

export const toGopay = (place: Place) => choose(place, /GoPay/);
export const toCard = (place: Place) => choose(place, /Kartu kredit|Credit or debit card|Credit\/debit card/);

export const vaNumber = (place: Place) => place.locator('#vaField');

/** The number as a screen reader reads it, digit by digit, without the spaces. */
export async function vaDigits(place: Place): Promise<string> {
  await expect(vaNumber(place)).toBeVisible();
  const [shown = ''] = await vaNumber(place).locator('> *').allTextContents();
  return shown.replaceAll(/\D/g, '');
}

export interface CardForm {
  readonly number: string;
  readonly expiry?: string;
  readonly cvv?: string;
}

export async function typeCard(place: Place, { number, expiry = '01/30', cvv = '123' }: CardForm): Promise<void> {
  await place.locator('input[autocomplete=cc-number]').fill(number);
  await place.locator('input[autocomplete=cc-exp]').fill(expiry);
  await place.locator('input[autocomplete=cc-csc]').fill(cvv);
}

export const payButton = (place: Place) => place.getByRole('button', { name: /^(Bayar|Pay) Rp/ });

export async function payByCard(place: Place, card: CardForm): Promise<void> {
  await toCard(place);
  await typeCard(place, card);
  await payButton(place).click();
}

/** The bank's page inside the checkout. */
export const bank = (place: Place): FrameLocator => place.frameLocator('iframe.iframe-3ds');

export async function answerBank(place: Place, how: 'ok' | 'cancel' = 'ok'): Promise<void> {
  if (how === 'ok') await bank(place).locator('#otp').fill('112233');
  await bank(place).locator(`button[name=${how}]`).click();
}

export const paid = (place: Place) => place.getByRole('heading', { name: /Pembayaran berhasil|Payment complete/ });

export const backToShop = (place: Place) =>
  place.getByRole('button', { name: /^(Kembali ke|Back to|Pesan lagi di|Order again at)/ }).last();

export const closeButton = (place: Place) => place.getByRole('button', { name: /^(Tutup pembayaran|Close payment)$/ });

export const question = (place: Place) => place.getByRole('alertdialog');

export async function expectPaid(place: Place): Promise<void> {
  await expect(paid(place)).toBeVisible({ timeout: 15_000 });
}

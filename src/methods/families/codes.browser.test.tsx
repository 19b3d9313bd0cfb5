import '../../ui/tokens.css';
import '../../ui/base.css';
import { BarcodeFormat, BinaryBitmap, Code128Reader, HybridBinarizer, RGBLuminanceSource } from '@zxing/library';
import jsQR from 'jsqr';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { Charge, Transaction } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import { methods } from '../index.ts';
import type { InstructionProps } from '../method.ts';

const NOW = Date.parse('2026-02-03T10:15:00+07:00');
const QRIS =
  '00020101021226620014COM.GO-JEK.WWW01189360000012345678900209936000000303UMI51450014ID.CO.QRIS.WWW0216ID93600000123450303UMI5204549953033605406189000' +
  '5802ID5910TOKO KASIR6007JAKARTA61051219062290525F5LXX1ZZ5PNORYNQGLHMSBP3T6304E2B1';
const LINK = 'https://wallet.test/v2/deeplink/index?tref=1';

let root: HTMLElement;

const show = async (id: string, charge: Partial<Charge>, more: Partial<InstructionProps> = {}) => {
  const view = await methods.get(id)?.view();
  if (!view) throw new Error(`no ${id}`);
  const props: InstructionProps = {
    transaction: { orderId: 'ORD-1', merchant: { name: 'Toko Kasir' } } as Transaction,
    charge: { status: 'pending', amount: 189_000, expiresAt: NOW + 900_000, wire: {}, ...charge },
    presentation: 'qr',
    now: () => NOW,
    check: () => {},
    checking: false,
    notYet: false,
    change: undefined,
    framed: true,
    ...more,
  };
  await act(() => render(<view.Instruction {...props} />, root));
};

/** What a camera would see of an element. */
async function picture(selector: string): Promise<ImageData> {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  const base64 = await page.screenshot({ element, save: false });
  const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
  const bitmap = await createImageBitmap(blob);
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.drawImage(bitmap, 0, 0);
  return pen.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** A drawing as it stands on the page, on white, pixel by pixel; the runner scales its screenshots. */
async function drawn(selector: string): Promise<ImageData> {
  const svg = root.querySelector<SVGSVGElement>(selector);
  if (!svg) throw new Error(`no ${selector}`);
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('height', String(height));
  copy.removeAttribute('style');
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  return pen.getImageData(0, 0, width, height);
}

beforeEach(() => {
  setLanguage('en');
  root = document.createElement('div');
  root.style.width = '390px';
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

const button = (name: string) =>
  [...root.querySelectorAll('button, a')].find(({ textContent }) => textContent?.includes(name)) as HTMLElement;

describe.for(['gopay', 'shopeepay', 'qris', 'other_qris'])('%s', (id) => {
  test.for(['light', 'dark'])('on a %s page the code is read back by another decoder', async (scheme) => {
    document.documentElement.style.colorScheme = scheme;
    await show(id, { qr: { text: QRIS }, appUrl: LINK });
    const { data, width, height } = await picture('.qr');
    expect(jsQR(data, width, height)?.data).toBe(QRIS);
  });

  test('expired: the code is crossed out; one button makes a new one', async () => {
    const renew = vi.fn();
    await show(id, { qr: { text: QRIS }, appUrl: LINK }, { now: () => NOW + 900_000, renew });
    expect(root.textContent).toContain('This code has expired');
    expect(root.textContent).toContain('No money was taken');
    const { data, width, height } = await picture('.qr--over');
    expect(jsQR(data, width, height)).toBeNull();
    expect(root.querySelector('a')).toBeNull();
    button('Get a new code').click();
    expect(renew).toHaveBeenCalledOnce();
  });

  test('its time is over here, but the gateway has not said so: no new code yet', async () => {
    await show(id, { qr: { text: QRIS } }, { now: () => NOW + 900_000 });
    expect(button('Get a new code')).toBeUndefined();
    expect(button('Check status')).toBeDefined();
    expect(root.textContent).toContain('This page keeps checking');
  });

  test('a gateway without the text shows its own picture', async () => {
    await show(id, {
      qr: { imageUrl: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7' },
    });
    expect(root.querySelector('img.qr-image')?.getAttribute('alt')).toBe('QR code to pay Rp189.000');
    expect(button('Save')).toBeUndefined();
  });
});

test('on a phone the app comes first; one that does not open is said', async () => {
  vi.useFakeTimers();
  await show('gopay', { qr: { text: QRIS }, appUrl: '#' }, { presentation: 'app' });
  const link = button('Open the GoPay app');
  expect(link.compareDocumentPosition(root.querySelector('.qr') as Node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(root.textContent).toContain('Or scan from another phone');
  await act(() => link.click());
  await act(async () => void (await vi.advanceTimersByTimeAsync(2_100)));
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Has the app not opened?');
  expect(root.querySelector('.qr')).toBeNull();
  await act(() => button('Show the QR code').click());
  expect(root.querySelector('.qr')).not.toBeNull();
  vi.useRealTimers();
});

test('DANA has only its app', async () => {
  const renew = vi.fn();
  await show('dana', { appUrl: LINK });
  expect(button('Open the DANA app').getAttribute('href')).toBe(LINK);
  await show('dana', { appUrl: LINK }, { now: () => NOW + 900_000, renew });
  button('Try again').click();
  expect(renew).toHaveBeenCalledOnce();
});

describe.for(['indomaret', 'alfamart', 'kioson'])('%s', (id) => {
  test.for(['081234567890', '9909743975002416', 'G7723491121852129730'])(
    'the barcode of %s is read back',
    async (code) => {
      await show(id, { paymentCode: code });
      const { data, width, height } = await drawn('.bar svg');
      const grey = new Uint8ClampedArray(width * height).map((_, i) => data[i * 4] ?? 0);
      const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
      const result = new Code128Reader().decode(bitmap);
      expect([result.getText(), result.getBarcodeFormat()]).toEqual([code, BarcodeFormat.CODE_128]);
      expect(root.querySelector('.bar svg')?.getAttribute('aria-label')).toBe(`Barcode ${[...code].join(' ')}`);
      expect(root.querySelector('#payment-code .number')?.textContent).toBe(code);
    },
  );

  test('a code that has no barcode is still shown', async () => {
    await show(id, { paymentCode: 'KODE ☕' });
    expect(root.querySelector('.bar')).toBeNull();
    expect(root.querySelector('#payment-code .number')?.textContent).toBe('KODE ☕');
  });
});

import { describe, expect, test, vi } from 'vitest';

import { HELLO } from '../bridge/protocol.ts';
import { framedHost, optionsOf, windowHost } from './host.ts';

describe('the full window', () => {
  const window = (href: string) => {
    const { pathname, search, hash } = new URL(href);
    const assign = vi.fn();
    return { assign, host: windowHost({ location: { pathname, search, hash, assign } } as unknown as Window) };
  };

  test('takes the token from the path, options from the query and the method from the hash', async () => {
    const { host } = window(
      'https://gateway.test/snap/v4/redirection/a-token?language=en&gopayMode=deeplink#/bank-transfer/bca-va',
    );
    await expect(host.opening).resolves.toEqual({
      token: 'a-token',
      mode: 'window',
      options: { language: 'en', gopayMode: 'deeplink' },
      route: 'bank-transfer/bca-va',
    });
  });

  test.for([
    ['https://shop.test/finish', 1],
    ['javascript:alert(1)', 0],
    ['data:text/html,x', 0],
    [undefined, 0],
  ] as const)('goes to %s: %i', ([url, times]) => {
    const { host, assign } = window('https://gateway.test/snap/v4/redirection/t');
    host.finish({ outcome: 'success', ...(url && { url }) });
    expect(assign).toHaveBeenCalledTimes(times);
  });
});

describe('options in a query', () => {
  test.for([
    ['GoPayMode=qr', { gopayMode: 'qr' }],
    ['uiMode=QR', { uiMode: 'qr' }],
    ['uiMode=sideways&language=fr', {}],
    ['enabledPayments=bca_va,gopay', { enabledPayments: ['bca_va', 'gopay'] }],
    ['autoCloseDelay=30', { autoCloseDelay: 30 }],
    ['autoCloseDelay=-1', {}],
    ['autoCloseDelay=soon', {}],
    ['showOrderId=false&skipOrderSummary=false', { showOrderId: false, skipOrderSummary: false }],
    ['selectedPaymentType=', {}],
    ['unknown=1', {}],
  ] as const)('%s', ([query, options]) => {
    expect(optionsOf(new URLSearchParams(query))).toEqual(options);
  });
});

describe('the frame', () => {
  /** A framed window and its parent; `deliver` is the browser delivering a message to the frame. */
  function framed() {
    const listeners = new Set<(event: unknown) => void>();
    const parent = { postMessage: vi.fn() };
    const self = {
      parent,
      addEventListener: (_type: string, listener: (event: unknown) => void) => listeners.add(listener),
      removeEventListener: (_type: string, listener: (event: unknown) => void) => listeners.delete(listener),
    };
    const deliver = (event: object) => [...listeners].forEach((listener) => listener({ ports: [], ...event }));
    return { parent, deliver, listeners, host: framedHost(self as unknown as Window) };
  }

  test('says hello, takes the parent’s port, starts, and finishes through it', async () => {
    const { parent, deliver, host } = framed();
    expect(parent.postMessage).toHaveBeenCalledWith(HELLO, '*');
    const { port1, port2 } = new MessageChannel();
    deliver({ source: parent, origin: 'https://shop.test', data: { snap: 'welcome', version: 1 }, ports: [port2] });
    const dismiss = vi.fn();
    host.onDismiss(dismiss);
    const heard: unknown[] = [];
    port1.onmessage = ({ data }) => heard.push(data);
    port1.postMessage({ type: 'start', payload: { token: 't', mode: 'popup', options: {}, names: [] } });
    const opening = await host.opening;
    expect(opening).toMatchObject({ token: 't', mode: 'popup', options: {}, origin: 'https://shop.test' });
    await expect(opening.hints?.()).resolves.toEqual([]);
    port1.postMessage({ type: 'dismiss', payload: null });
    await vi.waitFor(() => expect(dismiss).toHaveBeenCalledOnce());
    const leave = vi.fn();
    host.onLeft(leave);
    port1.postMessage({ type: 'left', payload: null });
    await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
    host.shown();
    host.resized(700);
    host.finish({ outcome: 'close' });
    await vi.waitFor(() =>
      expect(heard).toEqual([
        { type: 'heard', payload: null },
        { type: 'shown', payload: null },
        { type: 'finish', payload: { outcome: 'close' } },
      ]),
    );
    port1.close();
  });
});

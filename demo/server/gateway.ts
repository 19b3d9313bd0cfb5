import midtransClient from 'midtrans-client';
import * as v from 'valibot';
import type { Config } from './config.ts';
import { statusSchema, type GatewayStatus } from './request-body.ts';

/** What the gateway gave for a new transaction. */
export interface Session {
  token: string;
  redirect_url: string;
}

/**
 * The gateway did not do what was asked. `status` is its HTTP status, or null when it could not be reached;
 * `body` is its answer. It never carries the request, which holds the server key.
 */
export class GatewayFailure extends Error {
  override name = 'GatewayFailure';
  readonly status: number | null;
  readonly body: unknown;
  constructor(status: number | null, body: unknown) {
    super(status === null ? 'The payment gateway cannot be reached.' : `The payment gateway answered ${status}.`);
    this.status = status;
    this.body = body;
  }
}

/** The gateway as the shop's back end uses it. */
export interface Gateway {
  createTransaction(request: object): Promise<Session>;
  /** The state of an order by the gateway's own word. Null while nothing was charged for it. */
  status(orderId: string): Promise<GatewayStatus | null>;
}

const sessionSchema = v.object({ token: v.string(), redirect_url: v.string() });

/** The official client, pointed at the configured gateway; every transaction notifies this shop. */
export function connect({ gatewayUrl, shopUrl, serverKey, clientKey }: Config): Gateway {
  const snap = new midtransClient.Snap({ isProduction: false, serverKey, clientKey });
  snap.apiConfig.getSnapApiBaseUrl = () => `${gatewayUrl}/snap/v1`;
  snap.apiConfig.getCoreApiBaseUrl = () => gatewayUrl;
  const { defaults } = snap.httpClient.http_client;
  defaults.timeout = 15_000;
  // A machine's outgoing proxy has no way back to a gateway on the same machine.
  if (isLoopback(new URL(gatewayUrl).hostname)) defaults.proxy = false;
  defaults.headers.common['X-Override-Notification'] = `${shopUrl}/notifications`;
  return {
    createTransaction: async (request) => v.parse(sessionSchema, await asked(snap.createTransaction(request))),
    status: async (orderId) => {
      try {
        return v.parse(statusSchema, await asked(snap.transaction.status(encodeURIComponent(orderId))));
      } catch (error) {
        if (error instanceof GatewayFailure && error.status === 404) return null;
        throw error;
      }
    },
  };
}

async function asked(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    // The client's error holds the whole request, key included: only the answer goes on from here.
    const { httpStatusCode, ApiResponse } = error as { httpStatusCode?: number | string | null; ApiResponse?: unknown };
    throw new GatewayFailure(httpStatusCode ? Number(httpStatusCode) : null, ApiResponse ?? null);
  }
}

/** Whether a host name can only mean this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

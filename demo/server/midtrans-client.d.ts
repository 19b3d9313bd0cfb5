/** The part of the official Node client (it carries no types) that the shop uses. */
declare module 'midtrans-client' {
  interface ApiConfig {
    getSnapApiBaseUrl(): string;
    getCoreApiBaseUrl(): string;
  }
  interface HttpClient {
    http_client: { defaults: { proxy?: unknown; timeout?: number; headers: { common: Record<string, string> } } };
  }
  class Snap {
    constructor(options: { isProduction: boolean; serverKey: string; clientKey: string });
    apiConfig: ApiConfig;
    httpClient: HttpClient;
    transaction: { status(id: string): Promise<unknown> };
    createTransaction(parameter: object): Promise<unknown>;
  }
  const midtransClient: { Snap: typeof Snap };
  export default midtransClient;
}

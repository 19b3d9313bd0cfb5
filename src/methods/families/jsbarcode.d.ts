/** The library's encoder by itself; its main file brings every other barcode and the DOM. */
declare module 'jsbarcode/bin/barcodes/CODE128/CODE128.js' {
  class Code128 {
    /** The text comes after the character that starts its code set. */
    constructor(text: string, options: object);
    /** `1` is a module of a bar. */
    encode(): { readonly data: string };
  }
  /** A CommonJS module: some loaders unwrap its `default`, some do not. */
  const loaded: typeof Code128 | { readonly default: typeof Code128 };
  export default loaded;
}

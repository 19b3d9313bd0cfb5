/** Texts are data: this file imports nothing, so that a server may use them too. */

/** Names of the `{{placeholders}}` in a text. */
type Placeholders<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/** Indonesian has the same keys as English, and each text the same placeholders. */
type SamePlaceholders<En, Id> = {
  [Key in keyof En]: Key extends keyof Id
    ? [Placeholders<En[Key]>] extends [Placeholders<Id[Key]>]
      ? [Placeholders<Id[Key]>] extends [Placeholders<En[Key]>]
        ? Id[Key]
        : never
      : never
    : never;
};

export interface Texts<En> {
  readonly en: En;
  readonly id: { readonly [Key in keyof En]: string };
}

/** A set of texts in both languages. A missing key or a lost `{{value}}` does not compile. */
export const defineTexts = <const En extends Record<string, string>, const Id extends Record<string, string>>(both: {
  readonly en: En;
  readonly id: Id & SamePlaceholders<En, Id>;
}): Texts<En> => both;

/** Puts values in the place of their `{{names}}`. Whoever shows the text escapes it. */
export const fill = (text: string, values: Readonly<Record<string, string | number>> | undefined): string =>
  values === undefined ? text : text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

/** Calls that a text allows: values for its placeholders, and none where it has none. */
export type Translate<En> = <Key extends keyof En & string>(
  key: Key,
  ...values: [Placeholders<En[Key]>] extends [never] ? [] : [Record<Placeholders<En[Key]>, string | number>]
) => string;

/** A mobile number as OVO's customers write it, `08…`, from what was typed; undefined when it is none. */
export function mobileNumber(typed: string): string | undefined {
  const own = /^(?:62|0)?(8\d{7,12})$/.exec(typed.replace(/\D/g, ''))?.[1];
  return own === undefined ? undefined : `0${own}`;
}

/** `0812-3456-7890`, as it is read. */
export const groupedPhone = (number: string): string => number.match(/\d{1,4}/g)?.join('-') ?? number;

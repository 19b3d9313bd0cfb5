import { defineMethod, type Method } from '../method.ts';

export interface VirtualAccountMethod extends Pick<Method, 'id' | 'logo' | 'view'> {
  readonly bank: string;
  /** Whose customers can pay it: the bank's own, or every bank's. */
  readonly from: 'own' | 'any';
}

const ANY = { en: 'From any bank', id: 'Dari bank mana pun' };

/** A bank's virtual account in the list. */
export const virtualAccountMethod = ({ id, bank, from, logo, view }: VirtualAccountMethod): Method =>
  defineMethod({
    id,
    group: 'virtual_account',
    name: `${bank} virtual account`,
    hint: from === 'any' ? ANY : { en: `From a ${bank} account`, id: `Dari rekening ${bank}` },
    route: `bank-transfer/${id.replace('_', '-')}`,
    logo,
    request: () => ({ payment_type: id }),
    view,
  });

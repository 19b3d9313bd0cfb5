import { translator } from '../../i18n/i18n.ts';
import { texts } from './merchant-texts.ts';
import type { Channel } from './shop.ts';

const useTexts = translator(texts);

const swapped = (list: readonly Channel[], at: number, by: -1 | 1): readonly Channel[] => {
  const [one, other] = [list[at], list[at + by]];
  if (!one || !other) return list;
  return list.map((channel, place) => (place === at ? other : place === at + by ? one : channel));
};

interface ChannelsProps {
  readonly list: readonly Channel[];
  readonly onChange: (list: readonly Channel[]) => void;
}

/** Which channels are offered, and in which order. */
export function Channels({ list, onChange }: ChannelsProps) {
  const t = useTexts();
  const toggle = (name: string, enabled: boolean) =>
    onChange(list.map((one) => (one.name === name ? { name, enabled } : one)));
  return (
    <details>
      <summary>{t('channels', { count: list.filter(({ enabled }) => enabled).length })}</summary>
      <p class="muted">{t('channelsHint')}</p>
      <ol class="channels">
        {list.map(({ name, enabled }, at) => (
          <li key={name}>
            <label class="check">
              <input
                type="checkbox"
                checked={enabled}
                onChange={({ currentTarget }) => toggle(name, currentTarget.checked)}
              />
              {name}
            </label>
            <button
              type="button"
              aria-label={t('up', { name })}
              disabled={at === 0}
              onClick={() => onChange(swapped(list, at, -1))}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={t('down', { name })}
              disabled={at === list.length - 1}
              onClick={() => onChange(swapped(list, at, 1))}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

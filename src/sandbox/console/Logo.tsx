import { useSignal } from '@preact/signals';
import { translator } from '../../i18n/i18n.ts';
import { texts } from './merchant-texts.ts';
import { Labelled } from './parts.tsx';

const useTexts = translator(texts);

const dataUrl = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });

interface LogoProps {
  /** As a `data:` URL; empty for none. */
  readonly logo: string;
  readonly onChange: (logo: string) => void;
}

/** The merchant's picture: chosen from a file, or taken away. */
export function Logo({ logo, onChange }: LogoProps) {
  const t = useTexts();
  const unread = useSignal('');
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    try {
      onChange(await dataUrl(file));
      unread.value = '';
    } catch (error) {
      unread.value = String(error);
    }
    // The same file may be chosen again.
    input.value = '';
  };
  return (
    <div class="row middle">
      {logo !== '' && <img src={logo} alt={t('logoNow')} width="48" height="48" />}
      <Labelled label={t('logo')} hint={t('logoHint')}>
        <input
          type="file"
          accept="image/png,image/jpeg,image/webp"
          onChange={({ currentTarget }) => void take(currentTarget)}
        />
      </Labelled>
      {logo !== '' && (
        <button type="button" onClick={() => onChange('')}>
          {t('noLogo')}
        </button>
      )}
      {unread.value !== '' && <p class="problem">{unread.value}</p>}
    </div>
  );
}

import { language, translator } from '../../i18n/i18n.ts';
import { formatTime } from '../../lib/clock-time.ts';
import { formatRupiah } from '../../lib/money.ts';
import { clock, Icon } from '../../ui/icon.tsx';
import { save } from '../../ui/icons.ts';
import { qrImage, saveFile } from '../../ui/qr-image.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Part, Slip, Tear } from '../../ui/Slip.tsx';
import { Who } from '../../ui/Who.tsx';
import type { InstructionProps } from '../method.ts';
import { qrTexts } from './qr-texts.ts';

const useTexts = translator(qrTexts);

interface QrSlipProps extends InstructionProps {
  readonly logo: string;
  /** Which apps scan it, or that another phone's may. */
  readonly title: string;
  /** Its time has passed. */
  readonly over: boolean;
}

/** QRIS payloads have at most 512 characters; more is no payload. */
const LONGEST = 900;

/** The code, until when it holds, and how to keep it. */
export function QrSlip(props: QrSlipProps) {
  const t = useTexts();
  const { qr, amount, expiresAt } = props.charge;
  const { logo, over, title } = props;
  const text = qr?.text !== undefined && qr.text.length < LONGEST ? qr.text : undefined;
  const label = over ? t('over') : t('qr', { amount: formatRupiah(amount) });
  return (
    <Slip>
      <Part>
        <Who logo={logo}>{title}</Who>
        <div class={over ? 'qr--over' : undefined}>
          {text === undefined ? (
            // Without its text, the gateway's own picture.
            <div class="qr">
              <img class="qr-image" src={qr?.imageUrl} alt={label} />
            </div>
          ) : (
            <QrCode text={text} label={label} />
          )}
          {over && (
            <div class="qr__over">
              <Icon d={clock} />
              <b class="strong">{t('over')}</b>
            </div>
          )}
        </div>
      </Part>
      <Tear />
      <Part kind="pair" small>
        <div class="waiting" role="status">
          {!over && <span class="pulse" />}
          <span>
            {!over && <b class="strong">{t('waiting')}</b>}
            {expiresAt !== undefined && (
              <span class="caption muted line">
                {t(over ? 'endedAt' : 'validUntil', { time: formatTime(expiresAt, language.value) })}
              </span>
            )}
          </span>
        </div>
        {!over && text !== undefined && <Save {...props} text={text} />}
      </Part>
    </Slip>
  );
}

function Save({ text, charge, transaction, presentation }: InstructionProps & { readonly text: string }) {
  const t = useTexts();
  const caption = [transaction.merchant.name, formatRupiah(charge.amount)].filter(Boolean).join(' · ');
  const keep = async () => {
    const image = await qrImage(text, caption);
    if (image) await saveFile(image, `qris-${transaction.orderId}.png`, presentation === 'app');
  };
  return (
    <button type="button" class="btn btn--soft btn--auto qris-download-button" onClick={() => void keep()}>
      <Icon d={save} size="s" />
      {t('save')}
    </button>
  );
}

/** Line icons of the pages, drawn on 24 units. Each stands beside a text, so none is read out. */
const paths = {
  peak: 'M2.5 19 9 8l4 6.5L15.5 11l6 8zM9 8l1.8 3',
  cart: 'M3 4h2.2l2.3 11h10l2-7.5H6.3M9 19.5h.01M16.5 19.5h.01',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 7v5l3 2M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17z',
  cross: 'M6 6l12 12M18 6L6 18',
  back: 'M12 5l-7 7 7 7M5 12h14',
  undo: 'M9 6L4 11l5 5M4 11h10a6 6 0 010 12h-1',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  alert: 'M12 4l9 16H3zM12 10v4.5M12 17.2h.01',
  out: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  wrench: 'M14 7a4.5 4.5 0 015.8-4.3L17 5.5 18.5 7l2.8-2.8A4.5 4.5 0 0115.6 10L7.5 18.1a2 2 0 11-2.8-2.8L12.8 7.2z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg class={small ? 'icon icon--small' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

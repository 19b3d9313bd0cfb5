import { useEffect } from 'preact/hooks';

/** Keeps the screen on while a code is shown, where the browser allows it; taken again when the page is seen again. */
export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    const lock = (navigator as Partial<Navigator>).wakeLock;
    if (!wanted || !lock) return undefined;
    let taken: Promise<WakeLockSentinel | undefined> | undefined;
    const take = () => {
      // Where it is not allowed (battery, a frame without permission) the screen may sleep.
      if (!document.hidden) taken = lock.request('screen').catch(() => undefined);
    };
    take();
    document.addEventListener('visibilitychange', take);
    return () => {
      document.removeEventListener('visibilitychange', take);
      void taken?.then((sentinel) => sentinel?.release());
    };
  }, [wanted]);
}

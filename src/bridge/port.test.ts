import { afterEach, expect, test, vi } from 'vitest';

import { openPort } from './port.ts';

interface Words {
  say: string;
  count: number;
}

const channels: MessageChannel[] = [];
const pair = () => {
  const channel = new MessageChannel();
  channels.push(channel);
  return channel;
};

afterEach(() => channels.splice(0).forEach(({ port1 }) => port1.close()));

test('each type has its listener, those given last', async () => {
  const { port1, port2 } = pair();
  const [here, there] = [openPort<Words, Words>(port1), openPort<Words, Words>(port2)];
  const heard: unknown[] = [];
  there.hear({ say: () => heard.push('replaced') });
  there.hear({ say: (word) => heard.push(word), count: (number) => heard.push(number) });
  here.send('say', 'halo');
  here.send('count', 2);
  await vi.waitFor(() => expect(heard).toEqual(['halo', 2]));
});

test('what is no message of ours, or one of a newer version, is passed over', async () => {
  const { port1, port2 } = pair();
  const there = openPort<Words, Words>(port2);
  const heard: unknown[] = [];
  there.hear({ say: (word) => heard.push(word) });
  for (const junk of [null, 'say', 3, [], { type: 'toString' }, { type: 'newer', payload: 1 }]) port1.postMessage(junk);
  port1.postMessage({ type: 'say', payload: 'halo' });
  await vi.waitFor(() => expect(heard).toEqual(['halo']));
});

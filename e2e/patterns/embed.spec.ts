import {
  arrives,
  button,
  expect,
  frames,
  html,
  onlyCall,
  patterns,
  pays,
  press,
  succeeded,
  value,
  type Shown,
} from './pattern.ts';

const CONTAINER = '<div id="snap-container" style="width:420px"></div>';
const embed = (token: string, options = "Object.assign(callbacks(), { embedId: 'snap-container' })") =>
  `snap.embed('${token}', ${options});`;

const inside = ({ page }: Shown) => page.locator('#snap-container iframe#snap-midtrans');

const paysInside = async (shown: Shown) => {
  await expect(inside(shown)).toBeVisible();
  await pays(shown);
  await succeeded(shown);
  await expect(shown.page.locator('#snap-container')).toBeEmpty();
};

patterns('§5 embed', {
  'in an empty div, by its id': {
    html: ({ tag, token }) => html(tag, CONTAINER + button(embed(token))),
    run: async (shown) => {
      await press(shown);
      expect(await frames(shown)).toBe(1);
      await paysInside(shown);
    },
  },
  'spelled embedID, as one table of the documentation has it': {
    html: ({ tag, token }) =>
      html(tag, CONTAINER + button(embed(token, "Object.assign(callbacks(), { embedID: 'snap-container' })"))),
    run: async (shown) => {
      await press(shown);
      await paysInside(shown);
    },
  },
  'an element instead of an id': {
    html: ({ tag, token }) =>
      html(
        tag,
        CONTAINER +
          button(embed(token, "Object.assign(callbacks(), { embedId: document.getElementById('snap-container') })")),
      ),
    run: async (shown) => {
      await press(shown);
      await paysInside(shown);
    },
  },
  'never smaller than 320 × 560, and as tall as its content': {
    html: ({ tag, token }) =>
      html(tag, `<div id="snap-container" style="width:100px;height:100px"></div>` + button(embed(token))),
    run: async (shown) => {
      await press(shown);
      await shown.frame.getByRole('button', { name: 'Saya sudah bayar, cek status' }).waitFor();
      const box = await inside(shown).boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(320);
      expect(box?.height).toBeGreaterThanOrEqual(560);
      await expect
        .poll(() => shown.frame.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight))
        .toBeLessThanOrEqual(0);
    },
  },
  'no close button inside': {
    html: ({ tag, token }) => html(tag, CONTAINER + button(embed(token))),
    run: async (shown) => {
      await press(shown);
      await shown.frame.getByRole('button', { name: 'Saya sudah bayar, cek status' }).waitFor();
      await expect(shown.frame.getByRole('button', { name: 'Tutup pembayaran' })).toHaveCount(0);
    },
  },
  'a second one is refused until hide()': {
    html: ({ tag, token }) =>
      html(
        tag,
        CONTAINER +
          button(
            `${embed('another-token')} try { ${embed(token)} } catch (e) { window.thrown = e.message; snap.hide(); ${embed(token)} }`,
          ),
      ),
    run: async (shown) => {
      await press(shown);
      expect(await value(shown.page, 'thrown')).toBe(
        'snap.embed is not allowed to be called in this state. Invalid state transition from EmbedInView to EmbedInView',
      );
      await paysInside(shown);
    },
  },
  'pay while it is there: throws': {
    html: ({ tag, token }) =>
      html(
        tag,
        CONTAINER + button(`${embed(token)} try { snap.pay('${token}'); } catch (e) { window.thrown = e.message; }`),
      ),
    run: async (shown) => {
      await press(shown);
      expect(await value(shown.page, 'thrown')).toContain('from EmbedInView to PopupInView');
      await paysInside(shown);
    },
  },
  'the container emptied, then embedded again': {
    html: ({ tag, token }) =>
      html(
        tag,
        CONTAINER +
          button(`${embed('another-token')} document.getElementById('snap-container').innerHTML = ''; ${embed(token)}`),
      ),
    run: async (shown) => {
      await press(shown);
      await paysInside(shown);
    },
  },
  'in a modal that is shown first': {
    html: ({ tag, token }) =>
      html(
        tag,
        `<dialog id="modal">${CONTAINER}</dialog>` +
          button(`document.getElementById('modal').showModal(); ${embed(token)}`),
      ),
    run: async (shown) => {
      await press(shown);
      await paysInside(shown);
      await expect(shown.page.locator('#modal')).toHaveAttribute('open', '');
    },
  },
  'show() before it': {
    html: ({ tag, token }) =>
      html(tag, CONTAINER + button(`snap.show(); setTimeout(function () { ${embed(token)} }, 200);`)),
    run: async (shown) => {
      await press(shown);
      await expect(inside(shown)).toBeVisible();
      await expect(shown.page.locator('dialog[open]')).toHaveCount(0);
      await paysInside(shown);
    },
  },
  'without callbacks': {
    order: { callbacks: { finish: '{shop}/finish' } },
    html: ({ tag, token }) => html(tag, CONTAINER + button(embed(token, "{ embedId: 'snap-container' }"))),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      expect(await arrives(shown, '/finish')).toMatchObject({ order_id: shown.orderId, status_code: '200' });
    },
  },
  'a container that is not there: says which, and the next call works': {
    html: ({ tag, token }) =>
      html(
        tag,
        CONTAINER +
          button(
            `try { ${embed(token, "{ embedId: 'nowhere' }")} } catch (e) { window.thrown = String(e); ${embed(token)} }`,
          ),
      ),
    run: async (shown) => {
      await press(shown);
      expect(await value(shown.page, 'thrown')).toBe('TypeError: snap.embed: no element "nowhere"');
      await paysInside(shown);
    },
  },
  'unmounted by a framework while open, then pay': {
    html: ({ tag, token }) =>
      html(
        tag,
        CONTAINER +
          button(
            `${embed('another-token')} setTimeout(function () { document.getElementById('snap-container').remove(); setTimeout(function () { snap.pay('${token}', callbacks()); }, 50); }, 200);`,
          ),
      ),
    run: async (shown) => {
      await press(shown);
      await pays(shown);
      expect(await onlyCall(shown.page)).toMatchObject({ name: 'onSuccess' });
    },
  },
});

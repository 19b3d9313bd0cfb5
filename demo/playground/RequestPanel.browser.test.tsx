import { render } from 'preact';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { speak } from '../page/language.ts';
import { RequestPanel } from './RequestPanel.tsx';
import { change, settings } from './session.ts';

const json = page.getByLabelText('The request as JSON');
const amount = page.getByLabelText('transaction_details.gross_amount');
const tab = (name: 'Form' | 'JSON') => page.getByRole('button', { name, exact: true });

beforeEach(() => {
  speak('en');
  change({ request: { transaction_details: { order_id: 'PG-1', gross_amount: 10_000 }, strange: [1] } });
  render(null, document.body);
  render(<RequestPanel />, document.body);
});

test('the JSON follows the form, and keeps what the form does not know', async () => {
  await amount.fill('25000');
  await tab('JSON').click();
  expect(JSON.parse((json.element() as HTMLTextAreaElement).value)).toEqual({
    transaction_details: { order_id: 'PG-1', gross_amount: 25_000 },
    strange: [1],
  });
});

test('the form follows the JSON, which stays as it was typed', async () => {
  await tab('JSON').click();
  const typed = '{ "transaction_details":{"gross_amount":"7 ribu"} }';
  await json.fill(typed);
  await expect.element(json).toHaveValue(typed);
  await tab('Form').click();
  await expect.element(amount).toHaveValue('7 ribu');
});

test('JSON that is not right yet says so, keeps every letter, and can be thrown away', async () => {
  await tab('JSON').click();
  await json.fill('{"transaction_details":');
  await expect.element(page.getByText('This is not JSON yet')).toBeVisible();
  expect(settings.value.request).toMatchObject({ strange: [1] });
  await tab('Form').click();
  await expect.element(amount).toBeDisabled();
  await tab('JSON').click();
  await expect.element(json).toHaveValue('{"transaction_details":');
  await page.getByRole('button', { name: 'Back to the last good request' }).click();
  expect(JSON.parse((json.element() as HTMLTextAreaElement).value)).toMatchObject({ strange: [1] });
});

test('ways to pay keep the order in which they are chosen', async () => {
  await page.getByText('Ways to pay', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'gopay' }).click({ force: true });
  await page.getByRole('checkbox', { name: 'credit_card' }).click({ force: true });
  expect(settings.value.request['enabled_payments']).toEqual(['gopay', 'credit_card']);
  await page.getByRole('checkbox', { name: 'gopay' }).click({ force: true });
  expect(settings.value.request['enabled_payments']).toEqual(['credit_card']);
});

test('hostile texts are texts', async () => {
  await page.getByRole('button', { name: 'Hostile texts' }).click();
  await page.getByText(/^Items/).click();
  await expect
    .element(page.getByLabelText('name', { exact: true }).first())
    .toHaveValue('</script><script>alert(1)</script>');
  expect(document.body.querySelector('script, img, b:not(.chip b)')).toBeNull();
});

test('items can be added, and the amount made to fit them', async () => {
  await page.getByText(/^Items/).click();
  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByLabelText('quantity').first().fill('3');
  await userEvent.click(page.getByRole('button', { name: 'Add up the items: Rp40.000' }));
  await expect.element(amount).toHaveValue('40000');
  await page.getByRole('button', { name: 'Remove Kopi' }).first().click();
  expect(settings.value.request['item_details']).toHaveLength(1);
});

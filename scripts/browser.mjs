// Finds a Chromium that starts on this machine, or gets one. Tests and pictures are made with it.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { chromium, firefox } from '@playwright/test';

const run = promisify(execFile);

/** Without these a Chromium on a closed network keeps asking for hosts it cannot reach. */
export const CHROMIUM_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const SYSTEM_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

const SYSTEM_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** @param {string} command */
function onPath(command) {
  try {
    const finder = process.platform === 'win32' ? 'where' : 'which';
    return execFileSync(finder, [command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(/\r?\n/)[0];
  } catch {
    return undefined;
  }
}

/** Candidates that are already here, best first. */
function* installed() {
  if (process.env.E2E_CHROMIUM) yield process.env.E2E_CHROMIUM;
  yield chromium.executablePath();
  for (const name of SYSTEM_NAMES) yield onPath(name);
  yield* SYSTEM_PLACES;
}

/** The first candidate that exists, without starting it: for configuration files, which must not wait. */
export function installedBrowser() {
  for (const path of installed()) if (path && existsSync(path)) return path;
  return undefined;
}

/** A Chromium with everything a customer's has, its autofill too; undefined where there are only headless shells. */
export function wholeChromium() {
  const [, ...names] = SYSTEM_NAMES;
  const paths = [process.env.E2E_CHROMIUM, ...names.map(onPath), ...SYSTEM_PLACES];
  return paths.find((path) => path && !/headless[-_]shell/.test(path) && existsSync(path));
}

/** Playwright's own Firefox, else the system's; undefined where there is none. */
export function installedFirefox() {
  const paths = [process.env.E2E_FIREFOX, firefox.executablePath(), onPath('firefox-esr'), onPath('firefox')];
  return paths.find((path) => path && existsSync(path));
}

/** @param {string} executablePath */
async function starts(executablePath) {
  try {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS, timeout: 30_000 });
    await browser.close();
    return true;
  } catch (error) {
    console.error(`${executablePath} does not start: ${String(error).split('\n')[0]}`);
    return false;
  }
}

async function firstThatStarts() {
  const tried = new Set();
  for (const path of installed()) {
    if (!path || tried.has(path) || !existsSync(path)) continue;
    tried.add(path);
    if (await starts(path)) return path;
  }
  return undefined;
}

async function download() {
  console.error('No Chromium found; trying Playwright’s own download …');
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  await run(npx, ['playwright', 'install', 'chromium', '--only-shell'], { env, shell: process.platform === 'win32' });
}

async function aptInstall() {
  console.error('No download; trying the system’s packages …');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium-headless-shell', 'fonts-liberation'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const [command = 'apt-get', ...rest] = [...sudo, 'apt-get', ...args];
    await run(command, rest, { env });
  }
}

/**
 * The path of a Chromium that was just seen to start.
 * Throws one sentence that says what to do where none can be had.
 */
export async function findBrowser() {
  let path = await firstThatStarts();
  for (const get of [download, aptInstall]) {
    if (path) return path;
    try {
      await get();
    } catch {
      continue; // the next way may work
    }
    path = await firstThatStarts();
  }
  if (path) return path;
  throw new Error(
    'No Chromium could be found, downloaded or installed: install Chrome or Chromium and name it in E2E_CHROMIUM.',
  );
}

import { existsSync } from 'node:fs';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Chromium of the system, where Debian and others put it: the one of the package runs on Linux of one kind only. */
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** What keeps the browser from asking for anything of its own, and lets it run without a display and as root. */
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser and where it came from; undefined where there is none that starts. */
export interface FoundBrowser {
  readonly browser: Browser;
  readonly name: string;
}

/** Starts the Chromium of the package `@sparticuz/chromium`, or else one of the system. The caller closes it. */
export async function startBrowser(): Promise<FoundBrowser | undefined> {
  for (const find of [packagedBrowser, systemBrowser]) {
    try {
      const executablePath = await find();
      if (executablePath === undefined) continue;
      const browser = await chromium.launch({ executablePath, args: switches, headless: true });
      return { browser, name: `Chromium ${browser.version()}, ${executablePath}` };
    } catch {
      // Made for another machine, or a library is missing: the next may do.
    }
  }
  return undefined;
}

async function packagedBrowser(): Promise<string | undefined> {
  return process.platform === 'linux' && process.arch === 'x64'
    ? chromiumPackage.executablePath()
    : undefined;
}

async function systemBrowser(): Promise<string | undefined> {
  return systemBrowsers.find((path) => existsSync(path));
}

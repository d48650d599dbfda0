import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageOf, languages, readMessages, say } from './messages.js';
import { destinations } from './navigation.js';

const templates = new URL('../../templates/', import.meta.url);

function templateTexts(): readonly (readonly [string, string])[] {
  const files = readdirSync(templates, { recursive: true }).map(String);
  return files
    .filter((name) => name.endsWith('.njk'))
    .map((name) => [name, readFileSync(new URL(name, templates), 'utf8')]);
}

/** The keys that templates name whole. Those put together from parts are found by rendering the page, which fails for a key there is not. */
const keysIn = (text: string) =>
  [...text.matchAll(/\bt\(\s*["']([\w.-]+)["']\s*[,)]/g)].map(([, key = '']) => key);

describe('the messages', () => {
  const messages = readMessages();

  it('have every key that a template names', () => {
    const missing = templateTexts().flatMap(([name, text]) =>
      keysIn(text)
        .filter((key) => messages.get('en')?.has(key) !== true)
        .map((key) => `${name}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('name every way through the pages', () => {
    for (const { name } of destinations) expect(messages.get('en')?.get(name), name).toBeDefined();
  });

  it('have no key in another language that English has not, nor another place for a value', () => {
    const places = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();
    for (const language of languages) {
      for (const [key, text] of messages.get(language) ?? []) {
        expect(places(text), `${language} ${key}`).toEqual(places(messages.get('en')?.get(key)));
        expect(messages.get('en')?.has(key), `${language} ${key}`).toBe(true);
      }
    }
  });

  it('have one page whole in another language', () => {
    const keysOf = (language: 'en' | 'pl') =>
      [...(messages.get(language)?.keys() ?? [])].filter((key) => key.startsWith('sharing.'));
    expect(keysOf('pl')).toEqual(keysOf('en'));
  });

  it('are said in English where the language lacks them, and never as a key', () => {
    expect(say(messages, 'pl', { key: 'role.patient' })).toBe('Patient');
    expect(() => say(messages, 'en', { key: 'no.such' })).toThrow('no.such');
  });

  it('take values where they have places for them', () => {
    expect(say(messages, 'en', { key: 'problem.code', values: { code: 'CW-WEB-004' } })).toContain(
      'CW-WEB-004',
    );
  });

  it('are of the language asked for, then of the one chosen before, then English', () => {
    expect(languageOf(new URLSearchParams('lang=pl'), 'en')).toBe('pl');
    expect(languageOf(new URLSearchParams(), 'pl')).toBe('pl');
    expect(languageOf(new URLSearchParams('lang=xx'), undefined)).toBe('en');
  });
});

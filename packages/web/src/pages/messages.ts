import { readdirSync, readFileSync } from 'node:fs';

/** The languages pages are written in. English is complete; what another lacks is said in English. */
export const languages = ['en', 'pl'] as const;

/** A language of pages. */
export type Language = (typeof languages)[number];

/** Messages of one language by `file.key`; the files are `messages/LANGUAGE/FILE.json`, flat objects of texts. */
export type Messages = ReadonlyMap<string, string>;

/** The folder in which messages stand, beside the sources and the compiled files alike. */
const folder = new URL('../../messages/', import.meta.url);

/** Reads the messages of every language. Throws where a file is none, which is a fault of ours. */
export function readMessages(): ReadonlyMap<Language, Messages> {
  return new Map(languages.map((language) => [language, messagesOf(language)]));
}

function messagesOf(language: Language): Messages {
  const files = readdirSync(new URL(`${language}/`, folder)).filter((name) => name.endsWith('.json'));
  return new Map(files.sort().flatMap((file) => entriesOf(language, file)));
}

function entriesOf(language: Language, file: string): readonly (readonly [string, string])[] {
  const text = readFileSync(new URL(`${language}/${file}`, folder), 'utf8');
  const prefix = file.slice(0, -'.json'.length);
  return Object.entries(JSON.parse(text) as Record<string, string>).map(([key, value]) => [
    `${prefix}.${key}`,
    value,
  ]);
}

/**
 * The message `key` in `language`, with each `{name}` in it replaced by that value of `values`; in English where the language lacks it.
 * Throws where English lacks it too: a page must not show a key.
 */
export function say(
  all: ReadonlyMap<Language, Messages>,
  language: Language,
  { key, values = {} }: { readonly key: string; readonly values?: Readonly<Record<string, unknown>> },
): string {
  const message = all.get(language)?.get(key) ?? all.get('en')?.get(key);
  if (message === undefined) throw new Error(`There is no message ${key}.`);
  return message.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
}

/** The language asked for by `?lang=`, else by the cookie, else English. */
export function languageOf(query: URLSearchParams, cookie: string | undefined): Language {
  const asked = query.get('lang') ?? cookie;
  return languages.find((language) => language === asked) ?? 'en';
}

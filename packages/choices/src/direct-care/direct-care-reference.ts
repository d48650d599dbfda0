import { alertKinds } from './alert-kind.js';
import { breakGlassReasons } from './break-glass.js';
import { activitiesOf, purposesOf, roles } from './role-activities.js';
import { sensitiveSets, sensitiveSetVersion } from './sensitive-set.js';

const introduction = `# Roles, sensitive sets, alerts

What the shared record goes by, beside [who may see what](../explanation/who-may-see-what.md). This page is written from the tables in
\`packages/choices/src/direct-care\`; do not edit it by hand.`;

/** The reference page of the tables of direct care, as Markdown: roles, sensitive sets, alerts, reasons of breaking glass. */
export function directCareReference(): string {
  return `${[introduction, roleSection(), setSection(), alertSection(), reasonSection()].join('\n\n')}\n`;
}

function roleSection(): string {
  const rows = roles.map((role) => [role, listed(purposesOf(role)), listed([...activitiesOf(role)])]);
  return section('What each role may do, and why', ['role', 'purposes it may state', 'activities'], rows);
}

function setSection(): string {
  const rows = sensitiveSets.map(({ name, words, labels, categories, excludedByDefault }) => [
    `\`${name}\``,
    words,
    listed(labels),
    categories.length === 0 ? '–' : categories.join(', '),
    excludedByDefault ? 'yes' : 'no',
  ]);
  const columns = ['set', 'what it holds', 'labels', 'kinds of clinical code', 'left out by default'];
  const table = section('Sensitive sets', columns, rows);
  return `${table}\n\nVersion: \`${sensitiveSetVersion}\`. Labels are codes of HL7 v3 Confidentiality and ActCode; a set may be named by one of its labels.`;
}

function alertSection(): string {
  const rows = Object.entries(alertKinds).map(([kind, { words, owner, deadlineHours, escalatesTo }]) => [
    `\`${kind}\``,
    words,
    owner,
    `${deadlineHours} hours`,
    escalatesTo,
  ]);
  return section('Alerts', ['kind', 'raised where', 'owner', 'due within', 'then goes to'], rows);
}

function reasonSection(): string {
  const rows = Object.entries(breakGlassReasons).map(([code, words]) => [`\`${code}\``, words]);
  const table = section('Reasons for breaking glass', ['code', 'meaning'], rows);
  return `${table}\n\nOther codes are taken too (letters, digits, \`-\`, \`.\`, \`_\`); the text is what the officer reads.`;
}

function listed(codes: readonly string[]): string {
  return codes.length === 0 ? '–' : codes.map((code) => `\`${code}\``).join(', ');
}

function section(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`## ${title}`, '', ...lines].join('\n');
}

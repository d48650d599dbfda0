import type { PracticeLedgerRow } from './practice-ledger.js';

const words: Readonly<Record<PracticeLedgerRow['alarms'][number], string>> = {
  'recorded-not-sent': 'objections were recorded and not sent',
  'sent-not-applied': 'objections were sent and not applied',
  'sudden-zero': 'objections have fallen to none since the run before',
  'zero-in-large-practice': 'no objection at all in a large practice',
  'practice-missing': 'the practice was in the run before and is not in this one',
  'canary-seen': 'a canary person with an objection was seen',
  'rows-not-understood': 'rows of the objections could not be understood',
  'objectors-not-in-extract':
    'people who objected are not in the extract: kept back by the practice, or ids that do not fit',
};

/** The alarms of the ledger as sentences, practice by practice. */
export function ledgerAlarms(ledger: readonly PracticeLedgerRow[]): readonly string[] {
  return ledger.flatMap(({ ods, alarms }) => alarms.map((alarm) => `${ods}: ${words[alarm]}.`));
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const uuidBytes = 16;

/** Whether `text` is spelled as the ids of the record are: a UUID in lower case. Whatever is not is simply not found. */
export function isRecordId(text: string): boolean {
  return uuid.test(text);
}

/** A new id: a random UUID (version 4, RFC 9562), which nobody can guess. */
export function newRecordId(randomBytes: (size: number) => Uint8Array): string {
  const bytes = Uint8Array.from(randomBytes(uuidBytes));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

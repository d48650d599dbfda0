/** The nine categories of expected failure; one table maps each to an HTTP status, one to an exit code. */
export type ProblemCategory =
  | 'usage'
  | 'invalid'
  | 'unsupported'
  | 'not-found'
  | 'conflict'
  | 'forbidden'
  | 'refused'
  | 'unavailable'
  | 'fault';

interface CatalogueEntry {
  readonly category: ProblemCategory;
  readonly detail: string;
  readonly remedy?: string;
}

/**
 * Every problem Causeway can report, by its code `CW-<PACKAGE>-<NNN>`. Codes are never reused.
 * The reference page is generated from this table.
 */
export const problemCatalogue = {
  'CW-DOMAIN-001': {
    category: 'invalid',
    detail: 'An NHS number has ten digits.',
    remedy: 'Leave the number empty where it is not known.',
  },
  'CW-DOMAIN-002': {
    category: 'invalid',
    detail:
      'The last digit of an NHS number is its check digit (modulus 11); here it does not fit the nine before it.',
    remedy: 'Leave the number empty where it is not known.',
  },
  'CW-DOMAIN-003': {
    category: 'invalid',
    detail: 'A postcode has an outward and an inward code, such as CB4 8JA.',
    remedy: 'Leave the postcode empty where it is not known, or send a pseudo-postcode (ZZ99).',
  },
  'CW-DOMAIN-004': {
    category: 'invalid',
    detail: 'A date is written YYYY-MM-DD (or YYYYMMDD).',
    remedy: 'Write whole dates in ISO 8601, and leave unknown ones empty.',
  },
  'CW-DOMAIN-005': {
    category: 'invalid',
    detail: 'A date is a day of the calendar from 1800 to 2200; this day does not exist.',
    remedy: 'Leave the date empty where it is not known.',
  },
  'CW-DOMAIN-006': {
    category: 'invalid',
    detail: 'An ODS code has three to twelve letters and digits.',
  },
  'CW-DOMAIN-007': {
    category: 'invalid',
    detail: 'Sex is 1 male, 2 female, 9 indeterminate or 0 not known.',
  },
  'CW-DOMAIN-008': {
    category: 'invalid',
    detail:
      'An ethnic category is a code of the NHS Data Dictionary: A to S, Z (not stated) or 99 (not known).',
  },
  'CW-DOMAIN-009': {
    category: 'invalid',
    detail: 'A purpose of use is one of those the glossary names, such as direct-care, planning or research.',
  },
  'CW-DOMAIN-010': {
    category: 'invalid',
    detail: 'A moment is written like 2026-11-22T22:00:00Z: date, time to the second, and zone.',
  },
  'CW-CHOICES-001': {
    category: 'invalid',
    detail: 'The cleaned list holds no NHS number: expected one a line, each followed by a comma.',
    remedy: 'Ask the national data opt-out service again, and keep its answer as it came.',
  },
  'CW-CHOICES-011': {
    category: 'forbidden',
    detail: 'To break glass, the user must have signed in within the last minutes.',
    remedy: 'Sign in again, and break glass then.',
  },
  'CW-CHOICES-012': {
    category: 'invalid',
    detail: 'A reason is needed: a code of letters and digits where one is asked for, and a text.',
    remedy: 'Say why, so that the officer who looks into it and the person can understand.',
  },
  'CW-CHOICES-013': {
    category: 'conflict',
    detail: 'Glass is already broken for this person. It can be renewed once, for a new reason.',
    remedy: 'Ask the person, or the organisation that recorded what you need.',
  },
  'CW-CHOICES-014': {
    category: 'refused',
    detail: 'The code is not right, or it can no longer be used.',
    remedy: 'Try again with the newest code the person received, or ask for another.',
  },
  'CW-CHOICES-015': {
    category: 'refused',
    detail: 'There is no way to reach the person that was verified at least 24 hours ago.',
    remedy: 'Send a letter, or ask the registered practice to vouch.',
  },
  'CW-CHOICES-016': {
    category: 'refused',
    detail: 'Too many verification codes were asked for within 24 hours.',
    remedy: 'Wait, or ask the registered practice to vouch.',
  },
  'CW-CHOICES-017': {
    category: 'forbidden',
    detail: 'Staff record choices that are about their own organisation; the person records all of theirs.',
    remedy: 'Let the person record it online, or at the organisation it is about.',
  },
  'CW-CHOICES-018': {
    category: 'forbidden',
    detail: 'This belongs to the registered practice of the person, and to the person.',
    remedy: 'Ask the registered practice.',
  },
  'CW-CHOICES-019': {
    category: 'invalid',
    detail: 'There is no sensitive set or security label of this name.',
    remedy: 'Name one of the sets that the reference page lists.',
  },
  'CW-CHOICES-020': {
    category: 'invalid',
    detail: 'The moment is not one that can be taken here: it must be written in full, and lie ahead.',
    remedy: 'Write it like 2026-11-22T22:00:00Z.',
  },
  'CW-CHOICES-021': {
    category: 'invalid',
    detail: 'A policy that implies a yes needs a text that says why.',
    remedy: 'Send the text of the policy.',
  },
  'CW-CHOICES-022': {
    category: 'unavailable',
    detail: 'The message with the verification code could not be sent.',
    remedy: 'Try again later, send a letter, or ask the registered practice to vouch.',
  },
  'CW-FHIR-001': {
    category: 'invalid',
    detail: 'The text is not JSON.',
    remedy: 'Send one FHIR resource as JSON in UTF-8.',
  },
  'CW-FHIR-002': {
    category: 'invalid',
    detail: 'An object has the same name twice, so what is meant cannot be told.',
    remedy: 'Send each element once.',
  },
  'CW-FHIR-003': {
    category: 'invalid',
    detail: 'Objects stand within each other deeper than is taken.',
  },
  'CW-FHIR-004': {
    category: 'invalid',
    detail: 'The text is longer than is taken.',
    remedy: 'Send less at a time, and large documents as Binary of their own.',
  },
  'CW-FHIR-005': {
    category: 'invalid',
    detail: 'An object has a name that no element of FHIR has.',
    remedy: 'Leave it out.',
  },
  'CW-FHIR-006': {
    category: 'invalid',
    detail: 'A resource is an object with a resourceType.',
    remedy: 'Send one FHIR resource as JSON.',
  },
  'CW-FHIR-007': {
    category: 'unsupported',
    detail: 'Resources of this type are not kept here.',
    remedy: 'The CapabilityStatement lists the types that are.',
  },
  'CW-FHIR-010': {
    category: 'invalid',
    detail: 'There is an element here that FHIR R4 does not know.',
    remedy: 'Leave it out, or send it as an extension.',
  },
  'CW-FHIR-011': {
    category: 'invalid',
    detail: 'An element that must be here is missing.',
  },
  'CW-FHIR-012': {
    category: 'invalid',
    detail: 'An element is not of the type or shape that FHIR R4 gives it.',
  },
  'CW-FHIR-013': {
    category: 'invalid',
    detail: 'A code is not one of those that FHIR R4 allows here.',
  },
  'CW-FHIR-014': {
    category: 'invalid',
    detail: 'An element that is of one type has been given in several.',
    remedy: 'Send one of them.',
  },
  'CW-FHIR-015': {
    category: 'invalid',
    detail: 'A reference is to a type of resource that does not belong here.',
  },
  'CW-FHIR-016': {
    category: 'invalid',
    detail: 'A narrative holds what a browser might run or fetch.',
    remedy:
      'Send only the formatting of XHTML that FHIR allows: no script, style sheet, form, frame or event.',
  },
  'CW-FHIR-017': {
    category: 'invalid',
    detail: 'A rule of FHIR R4 does not hold.',
  },
  'CW-FHIR-018': {
    category: 'invalid',
    detail: 'An element is empty.',
    remedy: 'Leave out what is not known.',
  },
  'CW-FHIR-019': {
    category: 'unsupported',
    detail: 'A resource is too large or too involved for the rules of FHIR R4 to be checked.',
    remedy: 'Send less in one resource.',
  },
  'CW-FHIR-101': {
    category: 'invalid',
    detail: 'An entry of the record is about one person, and names that person.',
    remedy: 'Refer to one Patient by its id. What concerns several people is an entry of each.',
  },
  'CW-FHIR-102': {
    category: 'invalid',
    detail: 'There is no such search parameter for this type of resource.',
    remedy: 'The CapabilityStatement lists the parameters of each type.',
  },
  'CW-FHIR-103': {
    category: 'unsupported',
    detail: 'A search parameter, modifier or prefix of FHIR is not supported here.',
    remedy: 'The reference page on searching lists what is.',
  },
  'CW-FHIR-104': {
    category: 'invalid',
    detail: 'The value of a search parameter is not of the form its type has.',
  },
  'CW-FHIR-105': {
    category: 'invalid',
    detail: 'A search asks for more than is taken at once.',
    remedy: 'Ask in several searches.',
  },
  'CW-FHIR-020': {
    category: 'invalid',
    detail: 'Expected a Bundle of type transaction or batch, of a size that is taken.',
    remedy: 'Send a Bundle whose entries each have a request, in several where there are many.',
  },
  'CW-FHIR-021': {
    category: 'invalid',
    detail: 'The request of an entry of a Bundle cannot be read.',
  },
  'CW-FHIR-022': {
    category: 'unsupported',
    detail: 'This is not offered as an entry of a Bundle.',
    remedy:
      'Send Type, Type/id or Type?search as its address; versions, histories and operations on their own.',
  },
  'CW-FHIR-023': {
    category: 'invalid',
    detail: 'Two entries of a transaction are about the same resource.',
    remedy: 'Say once what becomes of it.',
  },
  'CW-FHIR-030': {
    category: 'invalid',
    detail: 'Expected a JSON Patch: a list of add, remove, replace, move, copy and test (RFC 6902).',
  },
  'CW-FHIR-031': {
    category: 'refused',
    detail: 'An operation of the patch names a place that the resource does not have.',
    remedy: 'Read the resource again, and write the patch for what it is now.',
  },
  'CW-FHIR-032': {
    category: 'refused',
    detail: 'A test of the patch does not hold; nothing was changed.',
    remedy: 'Read the resource again, and write the patch for what it is now.',
  },
  'CW-FHIR-033': {
    category: 'refused',
    detail: 'The patch would change the type, id or meta of the resource, which the server sets.',
    remedy: 'Of meta, change only security, tag and profile.',
  },
  'CW-FHIR-034': {
    category: 'refused',
    detail: 'The patch would make the resource larger than is taken.',
  },
  'CW-FHIR-040': {
    category: 'refused',
    detail: 'This Consent cannot be read as a choice about privacy.',
    remedy: 'Send an active Consent of scope patient-privacy, or use the operation $sharing.',
  },
  'CW-FHIR-041': {
    category: 'refused',
    detail: 'A part of this Consent cannot be honoured here, so nothing of it was taken.',
    remedy: 'Record what can be honoured with the operation $sharing, and tell the person what cannot.',
  },
  'CW-FHIR-050': {
    category: 'invalid',
    detail: 'The parameters of the operation are not those it takes.',
    remedy: 'Its OperationDefinition lists them.',
  },
  'CW-ENGINE-001': {
    category: 'fault',
    detail: 'The engine could not run a statement.',
  },
  'CW-ENGINE-002': {
    category: 'invalid',
    detail: 'A file could not be read as the format its name says.',
    remedy: 'Check that the file is whole, and send it again.',
  },
  'CW-ENGINE-003': {
    category: 'unavailable',
    detail: 'The engine ran out of memory.',
    remedy: 'Give it more with --memory, or free some and go on with --resume.',
  },
  'CW-ENGINE-004': {
    category: 'unavailable',
    detail: 'The disk is full.',
    remedy: 'Free some space and go on with --resume: what was finished is kept.',
  },
  'CW-ENGINE-005': {
    category: 'usage',
    detail:
      'The address of Spark Connect is spark://HOST, spark://HOST:PORT, or sc://HOST:PORT/;use_ssl=true (or false).',
    remedy: 'Give the address in this form, and a token (if the server asks for one) apart from it.',
  },
  'CW-ENGINE-006': {
    category: 'unavailable',
    detail: 'No Spark Connect server answers at this address.',
    remedy:
      'Start it, or check the address, the port and whether it speaks TLS; or run with --engine duckdb.',
  },
  'CW-RELEASE-001': {
    category: 'conflict',
    detail: 'The output folder holds files that are not of a data run.',
    remedy: 'Name an empty or a new folder with --out.',
  },
  'CW-RELEASE-002': {
    category: 'conflict',
    detail: 'The input or the options changed since the run to be resumed was begun.',
    remedy: 'Run again without --resume: it begins anew.',
  },
  'CW-RELEASE-003': {
    category: 'conflict',
    detail: 'Another run is at work in this output folder.',
    remedy: 'Wait for it to end, or name another folder with --out.',
  },
  'CW-RELEASE-004': {
    category: 'refused',
    detail: 'A canary person who objected was found in what was to be published, so nothing was published.',
    remedy: 'Do not use this run. Look at the objection ledger and report the fault.',
  },
  'CW-REGION-001': {
    category: 'usage',
    detail:
      'The number of people, the seed or the reference date is outside what a synthetic region can have.',
  },
  'CW-REGION-002': {
    category: 'usage',
    detail: 'A rate of a synthetic region is a number from 0 to 1; error-prone odds are 1 or more.',
  },
  'CW-REGION-003': {
    category: 'conflict',
    detail: 'The output folder already holds files.',
    remedy: 'Name an empty or a new folder with --out.',
  },
  'CW-REGION-004': {
    category: 'conflict',
    detail:
      'The folder beside the output, in which a region is made before it gets its name, holds files that are not of one.',
    remedy: 'Look into it and remove it, or name another folder with --out.',
  },
  'CW-REGION-005': {
    category: 'unavailable',
    detail: 'Making the region was stopped before it was whole; nothing is left of it.',
    remedy: 'Run the same command again: it makes the same region.',
  },
  'CW-RELEASE-101': {
    category: 'invalid',
    detail: 'A statistic was asked of counts or populations that cannot be.',
  },
  'CW-RELEASE-102': {
    category: 'invalid',
    detail: 'There is too little to compute a statistic from.',
  },
  'CW-RELEASE-111': {
    category: 'refused',
    detail: 'A disclosure policy must look at the true count before it rounds; this one rounds first.',
    remedy: 'Put the hiding of small counts before the rounding.',
  },
  'CW-RELEASE-112': {
    category: 'usage',
    detail: 'There is no disclosure policy of that name.',
  },
  'CW-RELEASE-113': {
    category: 'invalid',
    detail: 'The true counts of a table do not fit what was said about its totals.',
    remedy: 'Declare which dimensions add up, and give every total from the same people as its parts.',
  },
  'CW-RELEASE-121': {
    category: 'refused',
    detail:
      'A pseudonym needs a key of at least 256 bits; without one it could be undone by trying every number.',
    remedy: 'Make a key file, and keep it outside the data folders.',
  },
  'CW-RELEASE-122': {
    category: 'invalid',
    detail:
      'A key file has one key a line, written v1:<64 hexadecimal digits or 43 to 44 characters of base64>.',
  },
  'CW-RELEASE-123': {
    category: 'refused',
    detail: 'A key file may be read and written by its owner alone (mode 0600).',
    remedy: 'Run chmod 600 on the key file, and think of who may have read it.',
  },
  'CW-RELEASE-124': {
    category: 'not-found',
    detail: 'There is no key file at the path given.',
    remedy: 'Name the key file, or make a new one.',
  },
  'CW-RELEASE-125': {
    category: 'conflict',
    detail:
      'A key file is already there; it is never overwritten, for its pseudonyms could not be made again.',
    remedy: 'Use the key file, or name another path.',
  },
  'CW-RELEASE-126': {
    category: 'invalid',
    detail: 'A value cannot be made a pseudonym.',
  },
  'CW-RELEASE-141': {
    category: 'not-found',
    detail: 'The input folder is not there, or is not a folder.',
    remedy: 'Name the folder that holds region.json (or FHIR Bundles).',
  },
  'CW-RELEASE-142': {
    category: 'not-found',
    detail: 'The folder holds neither a region.json nor FHIR Bundles or NDJSON files.',
    remedy: 'Name a region folder: region.json, areas.csv, extracts/<ODS>/, choices/.',
  },
  'CW-RELEASE-143': {
    category: 'invalid',
    detail: 'The description of the region does not have the shape expected.',
    remedy: 'Put the field named right; the reference page of the region folder shows an example.',
  },
  'CW-RELEASE-144': {
    category: 'not-found',
    detail: 'The folder holds no extract of any organisation of the region.',
    remedy: 'Put at least one extract at extracts/<ODS>/persons.csv (or .csv.gz, .parquet, or FHIR NDJSON).',
  },
  'CW-RELEASE-145': {
    category: 'invalid',
    detail: 'An extract lies there for an organisation that region.json does not name.',
    remedy: 'Add the organisation to region.json, or take the extract away.',
  },
  'CW-RELEASE-146': {
    category: 'invalid',
    detail: 'One table lies there in two files, and which one holds is not said.',
    remedy: 'Keep one of them.',
  },
  'CW-RELEASE-147': {
    category: 'invalid',
    detail: 'A file holds no table: expected a first line with the names of the columns.',
    remedy: 'Send the file again; a table without rows still has its line of column names.',
  },
  'CW-RELEASE-148': {
    category: 'invalid',
    detail: 'A file is not what its name says.',
    remedy: 'Send tables as UTF-8 text (.csv, .csv.gz) or Parquet (.parquet).',
  },
  'CW-RELEASE-149': {
    category: 'invalid',
    detail: 'A text file is not UTF-8.',
    remedy: 'Save it as UTF-8 and send it again.',
  },
  'CW-RELEASE-150': {
    category: 'invalid',
    detail: 'A file breaks off before its end.',
    remedy: 'Send the whole file again.',
  },
  'CW-RELEASE-151': {
    category: 'invalid',
    detail: 'A table lacks a column that is needed.',
    remedy: 'Send the column; where nothing is known, its cells are left empty.',
  },
  'CW-RELEASE-152': {
    category: 'invalid',
    detail: 'A table has two columns of the same name.',
    remedy: 'Send each column once.',
  },
  'CW-RELEASE-153': {
    category: 'refused',
    detail: 'A file holds a column with names or contact details of people, so it was not read.',
    remedy: 'Send the file without the column, or leave it out here with --drop COLUMN.',
  },
  'CW-RELEASE-154': {
    category: 'invalid',
    detail: 'A file or folder of the input may not be read by this user.',
    remedy: 'Check its rights.',
  },
  'CW-RELEASE-155': {
    category: 'invalid',
    detail: 'A file of the input could not be read as FHIR R4 JSON.',
    remedy: 'Send Bundles as .json and bulk files as .ndjson, one resource a line.',
  },
  'CW-RELEASE-006': {
    category: 'invalid',
    detail: 'The truth could not be read: a CSV file with the columns record_id and person was expected.',
    remedy: 'Name the truth folder of a synthetic region with --truth, or leave it out.',
  },
  'CW-RELEASE-005': {
    category: 'invalid',
    detail: 'The release terms are not complete.',
    remedy: 'Correct the file named with --terms; `causeway run --help` shows what it states.',
  },
  'CW-LINKAGE-001': {
    category: 'invalid',
    detail:
      'To be linked, records need a record_id and at least one of nhs_number, date_of_birth, sex, postcode.',
    remedy: 'Name the columns that hold them: --columns record_id=ID,date_of_birth=DOB.',
  },
  'CW-LINKAGE-002': {
    category: 'invalid',
    detail: 'There is not one record to link.',
    remedy: 'Check that the files hold rows, and that the column of record_id is not empty.',
  },
  'CW-LINKAGE-003': {
    category: 'invalid',
    detail: 'The model was trained for another identifier scheme.',
    remedy: 'Give the scheme it was trained for with --identifier-scheme, or leave --model out to train one.',
  },
  'CW-LINKAGE-004': {
    category: 'invalid',
    detail: 'A record_id comes in two sources; it must name one record.',
    remedy: 'Put the name of the source before it.',
  },
  'CW-LINKAGE-005': {
    category: 'invalid',
    detail: 'The model file is not a linkage model that this version can read.',
    remedy: 'Give a model.json that `causeway link` wrote.',
  },
  'CW-LINKAGE-006': {
    category: 'not-found',
    detail: 'The folder holds no record with this record_id.',
    remedy: 'Give two record_id of records.parquet.',
  },
  'CW-LINKAGE-007': {
    category: 'invalid',
    detail: 'A column that was named is not in the file.',
    remedy: 'Name the columns that the file has: --columns date_of_birth=DOB.',
  },
  'CW-LINKAGE-008': {
    category: 'refused',
    detail: 'A column that holds names was given as evidence. Linkage here is without names.',
    remedy: 'Leave the column out of --columns.',
  },
  'CW-LINKAGE-009': {
    category: 'usage',
    detail: 'A column map is written evidence=column, with commas between.',
    remedy: 'For example --columns record_id=ID,nhs_number=NHS_NO,date_of_birth=DOB.',
  },
  'CW-LINKAGE-010': {
    category: 'invalid',
    detail: 'The folder is not one that `causeway link` or `causeway run` wrote.',
    remedy: 'Name the folder that was given with --out.',
  },
  'CW-WEB-001': {
    category: 'forbidden',
    detail: 'This needs a sign-in: a bearer token was expected in the Authorization header.',
    remedy: 'Sign in, and send the token as `Authorization: Bearer …`.',
  },
  'CW-WEB-002': {
    category: 'forbidden',
    detail: 'The bearer token is not one that can be accepted here: its issuer, signature, audience or time.',
    remedy: 'Sign in again for a new token.',
  },
  'CW-WEB-003': {
    category: 'forbidden',
    detail: 'The sign-in states no role, organisation or person that is known here.',
    remedy: 'Ask who looks after sign-in to add the role, or choose another role at sign-in.',
  },
  'CW-WEB-004': {
    category: 'not-found',
    detail: 'There is nothing at this address.',
    remedy: 'See the CapabilityStatement at /fhir/R4/metadata for what there is.',
  },
  'CW-WEB-005': {
    category: 'unsupported',
    detail: 'The method is not one that this address has.',
    remedy: 'Use a method of the Allow header.',
  },
  'CW-WEB-006': {
    category: 'unsupported',
    detail: 'The body is of a content type that is not taken here.',
    remedy: 'Send application/fhir+json; a patch as application/json-patch+json.',
  },
  'CW-WEB-007': {
    category: 'unsupported',
    detail: 'None of the formats asked for can be given.',
    remedy: 'Accept application/fhir+json.',
  },
  'CW-WEB-008': {
    category: 'invalid',
    detail: 'The body is larger than is taken here.',
    remedy: 'Send less at a time, or load files with `causeway load`.',
  },
  'CW-WEB-009': {
    category: 'invalid',
    detail: 'The address of the request is longer than is taken here.',
    remedy: 'Send a long search as POST to _search.',
  },
  'CW-WEB-010': {
    category: 'invalid',
    detail: 'The request could not be read as HTTP or its body not as JSON.',
    remedy: 'Send well-formed JSON in UTF-8.',
  },
  'CW-WEB-011': {
    category: 'invalid',
    detail: 'The resource sent does not belong to the address it was sent to.',
    remedy: 'Send the resourceType, and with PUT the id, that stand in the address.',
  },
  'CW-WEB-012': {
    category: 'invalid',
    detail: 'A header of the request does not have the shape expected.',
  },
  'CW-WEB-013': {
    category: 'forbidden',
    detail: 'The token was not given the scope that this needs.',
    remedy: 'Ask for the scope at sign-in.',
  },
  'CW-WEB-014': {
    category: 'refused',
    detail: 'The demonstration sign-in is only for a server that nobody but this machine can reach.',
    remedy: 'Configure an OpenID Connect issuer, or leave out the public address.',
  },
  'CW-WEB-015': {
    category: 'invalid',
    detail: 'The configuration of sign-in cannot be used.',
    remedy: 'See docs/how-to/sign-in.md for its fields.',
  },
  'CW-WEB-016': {
    category: 'invalid',
    detail: 'The Parameters of the operation are not those it takes.',
    remedy: 'See docs/reference/http.md for its parameters.',
  },
  'CW-WEB-017': {
    category: 'invalid',
    detail: 'A bulk export is asked for with the header Prefer: respond-async.',
    remedy: 'Send the header, and poll the address in Content-Location.',
  },
  'CW-WEB-018': {
    category: 'unavailable',
    detail: 'As many exports are at work as this server does at a time.',
    remedy: 'Try again when one has finished.',
  },
  'CW-WEB-019': {
    category: 'fault',
    detail: 'Something in Causeway itself went wrong; nothing was changed.',
    remedy: 'Tell who runs this server, with the X-Request-Id of this answer.',
  },
  'CW-WEB-020': {
    category: 'unavailable',
    detail: 'The address to listen on is taken or may not be used.',
    remedy: 'Name another port with --port.',
  },
  'CW-WEB-021': {
    category: 'unavailable',
    detail: 'The issuer of the sign-in does not answer as OpenID Connect describes.',
    remedy: 'Check its address, and that this server can reach it; then try again.',
  },
  'CW-WEB-022': {
    category: 'refused',
    detail: 'The sign-in was not finished: it was given up, took too long, or was not begun in this browser.',
    remedy: 'Begin again at /sign-in.',
  },
  'CW-WEB-023': {
    category: 'forbidden',
    detail: 'The form was not sent from a page of this sign-in, so nothing was done.',
    remedy: 'Go back to the page, load it again and send the form again.',
  },
  'CW-WEB-024': {
    category: 'forbidden',
    detail: 'Your role does not include this page.',
    remedy: 'Sign in with the role that does, or ask the people who manage roles.',
  },
  'CW-WEB-025': {
    category: 'unavailable',
    detail: 'This was asked too often in a short time.',
    remedy: 'Wait some minutes and try again.',
  },
  'CW-CLI-001': {
    category: 'fault',
    detail: 'Something in Causeway itself went wrong.',
  },
  'CW-CLI-003': {
    category: 'not-found',
    detail: 'There is no finished run in this folder.',
    remedy: 'Name the folder that was given to `causeway run` with --out.',
  },
  'CW-CLI-004': {
    category: 'refused',
    detail: 'Objections that were recorded were not all sent and applied.',
    remedy: 'Do not use the run before each alarm has been looked into.',
  },
  'CW-CLI-005': {
    category: 'not-found',
    detail: 'There is no file or folder here to load.',
    remedy: 'Check the path.',
  },
  'CW-CLI-006': {
    category: 'unsupported',
    detail: 'Expected a file that ends in .ndjson (a resource a line) or .json (a Bundle, or one resource).',
    remedy: 'Export FHIR R4 as NDJSON or as Bundles.',
  },
  'CW-CLI-007': {
    category: 'invalid',
    detail: 'The folder holds no .ndjson or .json file to load.',
    remedy: 'A region made with --no-record has no record to load: make it again without that option.',
  },
  'CW-CLI-008': {
    category: 'usage',
    detail: 'A region is loaded on its own: ids of two regions could be taken for each other.',
    remedy: 'Load one region folder at a time, and other files apart from it.',
  },
  'CW-CLI-009': {
    category: 'usage',
    detail: 'There is no persona of this name.',
  },
  'CW-CLI-010': {
    category: 'not-found',
    detail: 'There is no demonstration in this data folder.',
    remedy: 'Start it once with `causeway start`, or name its folder with --data.',
  },
  'CW-CLI-011': {
    category: 'conflict',
    detail: 'Another program listens on this port.',
    remedy: 'Stop it, or choose another port with --port.',
  },
  'CW-CLI-012': {
    category: 'unavailable',
    detail: 'The load was broken off before its end.',
    remedy: 'Load the same again: what is there is recognised.',
  },
  'CW-CLI-013': {
    category: 'invalid',
    detail: 'The file that says whose sign-ins are taken is not there, or is not JSON.',
    remedy: 'Write it as docs/how-to/sign-in.md shows.',
  },
  'CW-CLI-014': {
    category: 'refused',
    detail: 'The access log is not as it was signed.',
    remedy: 'Keep the database and the checkpoints as they are, and find out who could write there.',
  },
  'CW-CLI-015': {
    category: 'not-found',
    detail: 'There is no record in this data folder.',
    remedy: 'Name the folder that was given to `causeway start` with --data, or a database with --database.',
  },
  'CW-CLI-002': {
    category: 'unavailable',
    detail: 'A file or folder may not be read or written by this user.',
    remedy: 'Check the rights of the folders named, or name others.',
  },
  'CW-RECORD-001': {
    category: 'not-found',
    detail: 'There is no such resource, or it may not be shown to who asks.',
  },
  'CW-RECORD-002': {
    category: 'not-found',
    detail: 'The resource was deleted.',
    remedy: 'What it held before stands in its history.',
  },
  'CW-RECORD-003': {
    category: 'forbidden',
    detail: 'The role of who asks does not hold the activity that this needs.',
    remedy: 'Ask the administrator of the organisation for a role that does.',
  },
  'CW-RECORD-004': {
    category: 'forbidden',
    detail: 'The organisation is suspended: nothing of the shared record is given to it.',
    remedy: 'Ask who runs this shared record.',
  },
  'CW-RECORD-005': {
    category: 'forbidden',
    detail: 'Only the organisation that recorded an entry may change or remove it.',
    remedy: 'Add an entry of your own that refers to it.',
  },
  'CW-RECORD-006': {
    category: 'conflict',
    detail: 'The resource has another version than the one the change was made for.',
    remedy: 'Read it again, and make the change to what it is now.',
  },
  'CW-RECORD-007': {
    category: 'conflict',
    detail: 'More than one resource fulfils the condition of a conditional write.',
    remedy: 'Name conditions that only one fulfils.',
  },
  'CW-RECORD-008': {
    category: 'invalid',
    detail: 'An entry is about one person: expected a reference to one Patient of the shared record.',
    remedy: 'Send `subject` or `patient` as Patient/ID.',
  },
  'CW-RECORD-009': {
    category: 'forbidden',
    detail: 'An organisation writes as itself only: meta.source names another organisation.',
    remedy: 'Leave meta.source out; the server sets it.',
  },
  'CW-RECORD-010': {
    category: 'invalid',
    detail: 'The person, the type and the id of an entry never change.',
    remedy: 'Remove the entry, and create another.',
  },
  'CW-RECORD-011': {
    category: 'invalid',
    detail:
      'The cursor of the page cannot be used: it is of another user, of other choices, or not one of ours.',
    remedy: 'Begin again at the first page.',
  },
  'CW-RECORD-012': {
    category: 'invalid',
    detail: 'Two operations of the transaction are about one resource, or a reference leads to none of them.',
    remedy: 'Send one operation for each resource, and only references to entries that are there.',
  },
  'CW-RECORD-013': {
    category: 'forbidden',
    detail: 'The purpose that was stated is not one for which this may be asked.',
    remedy: 'State the purpose you have; for a purpose beyond direct care, ask for a release.',
  },
  'CW-RECORD-014': {
    category: 'unsupported',
    detail: 'Only resources of the types in the CapabilityStatement are kept.',
    remedy: 'See /fhir/R4/metadata for them.',
  },
  'CW-RECORD-101': {
    category: 'unsupported',
    detail: 'No PostgreSQL is bundled for this kind of machine, or it was left out of the installation.',
    remedy: 'Install with optional dependencies, or name a server of your own with --database postgres://….',
  },
  'CW-RECORD-102': {
    category: 'unavailable',
    detail: 'The bundled PostgreSQL did not start.',
    remedy: 'Look into its log, postgresql.log in the data folder.',
  },
  'CW-RECORD-103': {
    category: 'conflict',
    detail: 'The data folder is in use by a PostgreSQL server that does not answer.',
    remedy:
      'Stop that server. If none runs, on this machine or another that shares the folder, remove postmaster.pid from it.',
  },
  'CW-RECORD-104': {
    category: 'unsupported',
    detail:
      'PostgreSQL does not run as root, and the user it would run as cannot reach the program or the data folder.',
    remedy:
      'Run Causeway as an ordinary user, or keep it and its data where other users may enter, or name a server with --database.',
  },
  'CW-RECORD-105': {
    category: 'unavailable',
    detail: 'The database cannot be reached.',
    remedy: 'See that the server runs and that the address is right, and try again.',
  },
  'CW-RECORD-106': {
    category: 'unavailable',
    detail: 'The database took longer than a request is given.',
    remedy: 'Ask for less at once, or try again when the server is less busy.',
  },
  'CW-RECORD-107': {
    category: 'conflict',
    detail: 'The schema of the database is not one this version of Causeway can bring forward.',
    remedy: 'Run the version of Causeway that made it, or a newer one.',
  },
  'CW-RECORD-108': {
    category: 'refused',
    detail:
      'The role that would serve requests owns the tables or is above row-level security, so nothing is served as it.',
    remedy: 'Give the login membership of causeway_app, and let another role own the tables.',
  },
  'CW-RECORD-109': {
    category: 'forbidden',
    detail: 'The login of the database may not set up what is needed: the role causeway_app and the tables.',
    remedy:
      'Let an administrator run: create role causeway_app nologin; grant causeway_app to LOGIN with admin option; and make LOGIN the owner of the database.',
  },
  'CW-RECORD-110': {
    category: 'unsupported',
    detail: 'The store needs PostgreSQL 15 or newer.',
    remedy: 'Name a newer server with --database.',
  },
  'CW-RECORD-111': {
    category: 'unavailable',
    detail: 'The access log cannot be written now, and without it nothing is answered.',
    remedy: 'See that the database runs and has room, and try again.',
  },
  'CW-RECORD-112': {
    category: 'fault',
    detail: 'The access log in the database is not the one that was signed, so nothing is added to it.',
    remedy: 'Run `causeway audit verify`, keep a copy of the database, and tell the privacy officer.',
  },
  'CW-RECORD-113': {
    category: 'refused',
    detail: 'The key that signs the access log may be read and written by its owner alone (mode 0600).',
    remedy: 'Run chmod 600 on the key file, and think of who may have read it.',
  },
  'CW-RECORD-114': {
    category: 'invalid',
    detail: 'The key that signs the access log is not an Ed25519 key in PEM.',
    remedy: 'Put the key file back as it was.',
  },
  'CW-RECORD-115': {
    category: 'not-found',
    detail: 'There is no such alert.',
  },
  'CW-RECORD-116': {
    category: 'invalid',
    detail: 'The folder does not hold an export of the access log that can be read.',
    remedy: 'Export it again, or name the folder that was exported to.',
  },
  'CW-RECORD-117': {
    category: 'invalid',
    detail:
      'A look is held back from the person by someone who is named, for a reason; one of them is missing.',
  },
  'CW-RECORD-118': {
    category: 'conflict',
    detail: 'An alert is given one outcome, in words; this one has an outcome already, or none was given.',
  },
  'CW-RECORD-119': {
    category: 'usage',
    detail: 'The address of a database is written postgres://NAME:PASSWORD@HOST:PORT/DATABASE.',
    remedy: 'Write what is special in a name or password as %XX.',
  },
  'CW-RECORD-120': {
    category: 'refused',
    detail: 'The database server does not let this login into this database.',
    remedy: 'Check name, password and database in the address, and what the server admits (pg_hba.conf).',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the problem catalogue. */
export type ProblemCode = keyof typeof problemCatalogue;

/**
 * Exit code of the command by category: 1 fault, 2 wrong use, 3 refused by a rule, 4 input unusable
 * (overview, section 5).
 */
export const exitCodeByCategory: Readonly<Record<ProblemCategory, 1 | 2 | 3 | 4>> = {
  usage: 2,
  invalid: 4,
  unsupported: 4,
  'not-found': 4,
  conflict: 3,
  forbidden: 3,
  refused: 3,
  unavailable: 1,
  fault: 1,
};

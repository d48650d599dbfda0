/** Where the demonstration provider is mounted. */
export const demonstrationPath = '/demonstration';

/** The only client of the demonstration provider: our own sign-in. */
export const demonstrationClient = 'causeway';

/** Where the demonstration and its record live unless another place is named: beside the checkout's own files, ignored by git. */
export const defaultDataFolder = 'causeway-data';

/** The numbers of the locks that processes hold each other off by, all in one place so that no two are the same. */
export const AdvisoryLock = {
  migrations: 7_261_843,
  duplicateRoots: 7_261_844,
  duplicateBlocks: 7_261_845,
  vectorSpaces: 7_261_846,
  historyImport: 7_261_847,
  incidents: 7_261_848,
} as const;

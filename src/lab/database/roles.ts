/** The databases of a cluster: one that the developer's service owns, and one alike for the lab's reference. */
export type LabDatabase = 'service' | 'reference'
export const labDatabases: readonly LabDatabase[] = ['service', 'reference']

/** Who owns a database and nothing else: no superuser, and without a way into the other one. */
export const ownerOf = (database: LabDatabase): string => (database === 'service' ? 'app' : 'app_reference')

/** Whom the lab's own reads go through, over the socket. */
export const observer = 'lab_observer'

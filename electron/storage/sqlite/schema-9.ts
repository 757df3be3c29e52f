/** Who refused, readable without touching the book: planning asks for all of them at once. Released: never changes. */
export const SCHEMA_9 = `
CREATE INDEX contacts_refused ON contacts (blocked, id, number) WHERE blocked > 0;
`;

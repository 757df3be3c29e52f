/**
 * Proofs of consent that were replaced or taken off, with what they proved and what took their place: the contact holds the
 * standing one. They go with the person when the number changes. Released: never changes.
 */
export const SCHEMA_11 = `
CREATE TABLE past_proofs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL,
  proof_id INTEGER NOT NULL,
  ground TEXT NOT NULL,
  source TEXT NOT NULL,
  date TEXT,
  replaced_at INTEGER NOT NULL,
  replaced_by INTEGER
) STRICT;
CREATE INDEX past_proofs_number ON past_proofs (number, id);
CREATE TRIGGER proof_replaced AFTER UPDATE OF consent_proof ON contacts
WHEN OLD.consent_proof IS NOT NULL AND NEW.consent_proof IS NOT OLD.consent_proof BEGIN
  INSERT INTO past_proofs (number, proof_id, ground, source, date, replaced_at, replaced_by)
  VALUES (OLD.number, OLD.consent_proof, OLD.consent_ground, OLD.consent_source, OLD.consent_date, NEW.updated_at,
    NEW.consent_proof);
END;
CREATE TRIGGER proofs_follow AFTER UPDATE OF number ON contacts WHEN NEW.number <> OLD.number BEGIN
  UPDATE past_proofs SET number = NEW.number WHERE number = OLD.number;
END;
`;

import { createRequire } from "node:module";
import Ajv from "ajv";

/** The schema of the standard is written in a draft that the validator does not know by itself. */
const load = createRequire(import.meta.url);
const draft4 = load("ajv/lib/refs/json-schema-draft-04.json") as object;
const ajv = new Ajv({ schemaId: "auto", allErrors: true });
ajv.addMetaSchema(draft4);
const validate = ajv.compile(load("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object);

/** What the schema of SARIF 2.1.0 finds wrong with a log; nothing where it is valid. */
export function sarifProblems(log: unknown): string | undefined {
    return validate(log) === true ? undefined : ajv.errorsText(validate.errors);
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import Ajv from "ajv";

/** The schema of the standard is written in a draft that the validator does not know by itself. */
const draft4 = createRequire(import.meta.url)("ajv/lib/refs/json-schema-draft-04.json") as object;
const ajv = new Ajv({ schemaId: "auto", allErrors: true });
ajv.addMetaSchema(draft4);
const validate = ajv.compile(
    JSON.parse(readFileSync(join(import.meta.dirname, "sarif-schema-2.1.0.json"), "utf8")) as object,
);

/** What the schema of SARIF 2.1.0 finds wrong with a log; nothing where it is valid. */
export function sarifProblems(log: unknown): string | undefined {
    return validate(log) === true ? undefined : ajv.errorsText(validate.errors);
}

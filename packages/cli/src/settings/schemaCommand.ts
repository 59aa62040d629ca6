import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { environmentSchema, nearest } from "@plinth/core/settings";
import { z } from "zod";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { readCatalogue } from "../repository/policyRules.ts";
import { openRepository } from "../repository/repository.ts";
import { withRules } from "./policySchema.ts";

/** The name under which the schema of environment.yaml goes. */
const ENVIRONMENT = "environment";

/**
 * Prints the JSON Schema of what settings files may hold: of all, as one object by name, or of one alone. Rules over
 * several fields are not in them: `settings check` knows those.
 */
export async function settingsSchema(
    name: string | undefined,
    options: { readonly out?: string },
    host: Host,
): Promise<number> {
    const { root, settings, apart } = await openRepository(host.cwd);
    const schemas = new Map<string, z.ZodType>([
        [ENVIRONMENT, environmentSchema],
        ...[...settings, ...apart].map(({ layer, schema }) => [layer, schema] as const),
    ]);
    const chosen = name === undefined ? [...schemas.keys()] : [name];
    const made = Object.fromEntries(chosen.map((one) => [one, toJsonSchema(one, schemas)]));
    const catalogue = chosen.includes(ENVIRONMENT) ? await readCatalogue(root) : undefined;
    if (catalogue !== undefined) made[ENVIRONMENT] = withRules(made[ENVIRONMENT] ?? {}, catalogue);
    if (options.out !== undefined) {
        host.stderr.write(`Wrote ${writeSchemas(options.out, host.cwd, made).join(", ")}\n`);
    } else {
        host.stdout.write(`${JSON.stringify(name === undefined ? made : made[name], undefined, 2)}\n`);
    }
    return exitCodes.clean;
}

function toJsonSchema(name: string, schemas: ReadonlyMap<string, z.ZodType>): object {
    const schema = schemas.get(name);
    if (schema === undefined) {
        const known = [...schemas.keys()];
        const guess = nearest(name, known);
        const fix = guess === undefined ? `name one of ${known.join(", ")}` : `did you mean ${guess}?`;
        throw new UserError(`there are no settings ${JSON.stringify(name)}. Fix: ${fix}`);
    }
    // What a person writes, where a default need not stand; the other direction would require it.
    return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
}

function writeSchemas(folder: string, cwd: string, schemas: Readonly<Record<string, object>>): string[] {
    try {
        mkdirSync(resolve(cwd, folder), { recursive: true });
        return Object.entries(schemas).map(([name, schema]) => {
            const file = join(folder, `${name}.schema.json`);
            writeFileSync(resolve(cwd, file), `${JSON.stringify(schema, undefined, 2)}\n`);
            return file;
        });
    } catch (error) {
        throw new UserError(
            `--out ${folder}: cannot be written: ${error instanceof Error ? error.message : String(error)}. Fix: name a folder you may write to`,
        );
    }
}

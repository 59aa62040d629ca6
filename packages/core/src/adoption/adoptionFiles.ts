import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../errors/problem.ts";
import { UserError } from "../errors/userError.ts";
import { ENVIRONMENTS } from "../settings/workspace.ts";
import { type AdoptedResource, parseAdoption } from "./adoptionFile.ts";

/**
 * The variable by which `plinth adopt` hands a program other files than those of the environment: JSON of absolute paths
 * by layer, `null` for a layer that is to adopt nothing.
 */
export const ADOPTION_FILES = "PLINTH_ADOPTION_FILES";

/** The file by which a layer adopts what exists in an environment, relative to the repository. */
export function adoptionFile(environment: string, layer: string): string {
    return `${ENVIRONMENTS}/${environment}/adopt/${layer}.yaml`;
}

/** What layers of an environment adopt. */
export interface Adoption {
    readonly resources: readonly AdoptedResource[];
    /** Whether whoever gave the files checks the names in them. */
    readonly namesChecked: boolean;
}

/**
 * Reads what layers adopt: most adopt nothing, and have no file.
 *
 * @param given the value of {@link ADOPTION_FILES}.
 * @returns everything wrong in the files besides.
 */
export function readAdoption(
    repository: string,
    environment: string,
    layers: readonly string[],
    given?: string,
): Adoption & { readonly problems: readonly Problem[] } {
    const others = given === undefined ? {} : parseGiven(given);
    const read = layers.flatMap((layer) => {
        const own = adoptionFile(environment, layer);
        const other = others[layer];
        if (other === null) return [];
        const file = other ?? join(repository, own);
        if (other === undefined && !existsSync(file)) return [];
        return [parseAdoption(readText(file), other ?? own)];
    });
    return {
        resources: read.flatMap((one) => ("resources" in one ? one.resources : [])),
        problems: read.flatMap((one) => ("problems" in one ? one.problems : [])),
        namesChecked: given !== undefined,
    };
}

function readText(file: string): string {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        throw new UserError(
            `${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}. Fix: name a file that says what exists`,
        );
    }
}

function parseGiven(text: string): Readonly<Record<string, string | null>> {
    try {
        return JSON.parse(text) as Record<string, string | null>;
    } catch {
        throw new UserError(`${ADOPTION_FILES}: is not valid JSON. Fix: unset it; plinth adopt sets it for itself`);
    }
}

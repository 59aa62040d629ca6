import { createRequire } from "node:module";
import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";

/**
 * The Pulumi SDK of the project under test, and what of it the types leave out.
 *
 * Found from the working directory: this package may stand elsewhere (linked into someone else's project), and the copy
 * of the SDK beside it would not be the one that the program talks to. Where the project has none, that copy is used.
 */
export const sdk: typeof pulumi = load("@pulumi/pulumi");

/** A module of the same copy. */
export function load<Module>(specifier: string): Module {
    try {
        return createRequire(join(process.cwd(), "package.json"))(specifier) as Module;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
        return createRequire(import.meta.url)(specifier) as Module;
    }
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemsError, UserError } from "@plinth/core/errors";
import { checkDataFile } from "@plinth/core/settings";
import {
    decodeValue,
    deployedResources,
    documentKind,
    type EncodedValue,
    fromStateObject,
    type PlanObject,
} from "@plinth/plan";
import { parse } from "yaml";
import { z } from "zod";

/** A resource that somebody found in the cloud. */
export interface FoundResource {
    readonly type: string;
    readonly id: string;
    /** What would make it again; none where only what it has is known. */
    readonly inputs?: PlanObject;
    readonly outputs?: PlanObject;
}

const properties = z.record(z.string(), z.unknown());

const schema = z.strictObject({
    resources: z.array(
        z.strictObject({
            type: z.string().regex(/^[^:\s]+:[^:\s]*:[^:\s]+$/, "a type token such as aws:ec2/vpc:Vpc"),
            id: z.string(),
            inputs: properties.optional(),
            outputs: properties.optional(),
        }),
    ),
});

/**
 * Reads what exists: a `pulumi stack export`, or `resources` with `type`, `id`, `inputs` and `outputs`, as JSON or YAML.
 *
 * @param option as the person wrote it: `--existing`.
 * @param file relative to `cwd`.
 * @throws UserError with everything wrong in it.
 */
export function readExistingFile(option: string, file: string, cwd: string): FoundResource[] {
    const text = readText(option, file, cwd);
    const exported = parsed(text);
    if (documentKind(exported) === "deployment") return exportedResources(exported);
    const read = checkDataFile(text, { file, schema, fix: "write resources, or give a pulumi stack export" });
    if ("problems" in read) {
        // Values are not repeated: they are of real resources, and may be secrets.
        throw new ProblemsError(
            `${option} ${file}`,
            read.problems.map(({ value: _value, ...problem }) => problem),
        );
    }
    return read.value.resources.map(({ type, id, inputs, outputs }) => ({
        type,
        id,
        ...(inputs === undefined ? {} : { inputs: decoded(inputs) }),
        ...(outputs === undefined ? {} : { outputs: decoded(outputs) }),
    }));
}

function decoded(values: Readonly<Record<string, unknown>>): PlanObject {
    return decodeValue(values as { [key: string]: EncodedValue }) as PlanObject;
}

/** Custom resources of an export: what stands in a cloud, and not what the engine itself keeps. */
function exportedResources(document: unknown): FoundResource[] {
    return deployedResources(document).flatMap(({ type, id, custom, inputs, outputs }) =>
        custom !== true || id === undefined || id === "" || type.startsWith("pulumi:")
            ? []
            : [{ type, id, inputs: fromStateObject(inputs), outputs: fromStateObject(outputs) }],
    );
}

function readText(option: string, file: string, cwd: string): string {
    try {
        return readFileSync(resolve(cwd, file), "utf8").replace(/^\uFEFF/, "");
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "is a folder" : message;
        throw new UserError(
            `${option} ${file}: ${why}. Fix: pulumi stack export --file ${file} writes what a stack holds`,
        );
    }
}

/** `undefined` for what is no YAML; the check of the file says what is wrong with it. */
function parsed(text: string): unknown {
    try {
        return parse(text);
    } catch {
        return undefined;
    }
}

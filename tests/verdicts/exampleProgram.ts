import { writeFileSync } from "node:fs";
import path from "node:path";
import type { ResourceData } from "../../policies/resource/resourceData.ts";
import { writeProject } from "../realEngine/program.ts";
import { hasSecret, PROJECT } from "./exampleStack.ts";

/**
 * Registers whatever `resources.json` holds, through the SDK's own classes: values that are not known yet become outputs
 * that are not known yet, edges the dependencies of those outputs.
 */
const PROGRAM = `
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const all = new Map(JSON.parse(readFileSync(new URL("resources.json", import.meta.url), "utf8")).map((one) => [one.urn, one]));
const made = new Map();
const output = (value, known, from) =>
    new pulumi.Output(new Set(from), Promise.resolve(value), Promise.resolve(known), Promise.resolve(false), Promise.resolve(new Set(from)));
const convert = (value, from) => {
    if (value === UNKNOWN) return output(undefined, false, from);
    if (Array.isArray(value)) return value.map((item) => convert(item, from));
    if (typeof value !== "object" || value === null) return value;
    if (SIGNATURE in value) return pulumi.secret(convert(value.value, from));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(item, from)]));
};
function make(urn) {
    if (made.has(urn)) return made.get(urn);
    const { type, name, inputs, propertyDependencies = {}, provider, parent, protect, options = {} } = all.get(urn);
    const properties = {};
    for (const [key, value] of Object.entries(inputs)) {
        const from = (propertyDependencies[key] ?? []).flatMap((dependency) => (all.has(dependency) ? [make(dependency)] : []));
        const converted = convert(value, from);
        properties[key] = from.length > 0 && !JSON.stringify(value).includes(UNKNOWN) ? output(value, true, from) : converted;
    }
    const settings = { protect: protect ?? options.protect, retainOnDelete: options.retainOnDelete };
    if (parent !== undefined && all.has(parent)) settings.parent = make(parent);
    if (provider?.inputs !== undefined) {
        const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));
        const given = Object.entries(provider.inputs).map(([key, value]) => [key, text(value)]);
        settings.provider = new pulumi.ProviderResource("aws", "provider-of-" + name, Object.fromEntries(given));
    }
    const resource = new pulumi.CustomResource(type, name, properties, settings);
    made.set(urn, resource);
    return resource;
}
export default () => {
    for (const urn of all.keys()) make(urn);
};
`;

/** Writes a project that registers the resources. */
export function writeExampleProgram(directory: string, resources: readonly ResourceData[]): void {
    writeProject(directory, { name: PROJECT, program: PROGRAM });
    writeFileSync(path.join(directory, "resources.json"), JSON.stringify(resources));
}

/**
 * Whether a program can make the resource as the example has it: not read, not imported, not of the engine itself. What
 * has a secret is left out: the preview masks its value in every text, and the real engine does not; so is what depends on
 * the version of the provider, which the real engine keeps to itself.
 */
export function canBeMade({ type, inputs, provider, external, importId, options }: ResourceData): boolean {
    const custom = type.split(":").length === 3 && !type.startsWith("pulumi:");
    return (
        custom &&
        inputs !== undefined &&
        !hasSecret(inputs) &&
        typeof provider !== "string" &&
        !Object.hasOwn(provider?.inputs ?? {}, "version") &&
        external !== true &&
        importId === undefined &&
        options?.import === undefined
    );
}

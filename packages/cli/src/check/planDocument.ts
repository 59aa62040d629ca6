import { decodeValue, type EncodedValue, stackOf, unknownPaths } from "@plinth/plan";
import type { JudgedResource, JudgedStack } from "./document.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * The stacks of a plan: rules read what the program sent, and what the settled pass filled in where it ran. A resource
 * needs no more than a type and a URN or a name, so that other tools can write plans; what is none is left out.
 */
export function planStacks(document: Record<string, unknown>): JudgedStack[] {
    return records(document["stacks"]).map((given) => {
        const resources = records(given["resources"]).filter(({ type }) => typeof type === "string");
        const first = stackOf(text(resources[0]?.["urn"]) ?? "");
        const names = { project: text(given["project"]) ?? first.project, stack: text(given["stack"]) ?? first.stack };
        return { ...names, isPartial: false, resources: resources.map((resource) => toJudged(resource, names)) };
    });
}

function toJudged(given: Json, { project, stack }: { project: string; stack: string }): JudgedResource {
    const { read, settledOutputs, outputs, inputs, propertyDependencies, unknownInputs, ...rest } = given;
    const type = String(given["type"]);
    const name = text(given["name"]) ?? text(given["urn"])?.split("::").slice(3).join("::") ?? "";
    const found = isRecord(settledOutputs) ? settledOutputs : outputs;
    return {
        ...rest,
        type,
        name,
        urn: text(given["urn"]) ?? `urn:pulumi:${stack}::${project}::${type}::${name}`,
        custom: given["custom"] !== false,
        unknownInputs: Array.isArray(unknownInputs) ? unknownInputs.map(String) : unknownIn(inputs),
        ...(isRecord(inputs) ? { inputs } : {}),
        ...(isRecord(found) ? { outputs: found } : {}),
        propertyDependencies: edges(propertyDependencies),
        ...(read === true ? { external: true } : {}),
    };
}

/** Only counted in a summary: values deeper than the stack reaches are no reason to judge nothing. */
function unknownIn(inputs: unknown): string[] {
    try {
        const entries = isRecord(inputs) ? Object.entries(inputs) : [];
        return unknownPaths(
            Object.fromEntries(entries.map(([key, value]) => [key, decodeValue(value as EncodedValue)])),
        );
    } catch {
        return [];
    }
}

function edges(given: unknown): Record<string, string[]> {
    const entries = isRecord(given) ? Object.entries(given) : [];
    return Object.fromEntries(
        entries.map(([property, urns]) => [
            property,
            Array.isArray(urns) ? urns.filter((urn) => typeof urn === "string") : [],
        ]),
    );
}

function records(given: unknown): Json[] {
    return Array.isArray(given) ? given.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Json {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}

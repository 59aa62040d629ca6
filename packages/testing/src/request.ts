import * as pulumi from "@pulumi/pulumi";
import type proto from "@pulumi/pulumi/proto/resource_pb.js";
import type { RecordedOptions } from "./recording.ts";

type RegisterResourceRequest = InstanceType<typeof proto.RegisterResourceRequest>;

/** The options of a registration request, as a recording keeps them. */
export function recordedOptions(request: RegisterResourceRequest): RecordedOptions {
    return {
        ...(request.hasProtect() ? { protect: request.getProtect() } : {}),
        ...(request.hasRetainondelete() ? { retainOnDelete: request.getRetainondelete() } : {}),
        ...(request.getDeletebeforereplacedefined() ? { deleteBeforeReplace: request.getDeletebeforereplace() } : {}),
        ignoreChanges: request.getIgnorechangesList(),
        replaceOnChanges: request.getReplaceonchangesList(),
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
        aliases: request
            .getAliasesList()
            .map((alias) => alias.getUrn() || JSON.stringify(alias.getSpec()?.toObject() ?? {})),
        ...(request.getDeletedwith() === "" ? {} : { deletedWith: request.getDeletedwith() }),
        ...(request.getImportid() === "" ? {} : { importId: request.getImportid() }),
    };
}

/** Dependencies by property, each list sorted. */
export function stringLists(
    map: ReturnType<RegisterResourceRequest["getPropertydependenciesMap"]>,
): Record<string, string[]> {
    const lists: Record<string, string[]> = {};
    map.forEach((dependencies, property) => {
        lists[property] = dependencies.getUrnsList().toSorted();
    });
    return lists;
}

/** The names of properties that are secret or hold a secret. */
export function secretNames(sent: Readonly<Record<string, unknown>>): string[] {
    return Object.entries(sent)
        .filter(([, value]) => holdsSecret(value))
        .map(([name]) => name)
        .sort();
}

function holdsSecret(value: unknown): boolean {
    if (Array.isArray(value)) return value.some(holdsSecret);
    if (typeof value !== "object" || value === null) return false;
    const fields = value as Record<string, unknown>;
    const { specialSigKey, specialSecretSig } = pulumi.runtime;
    return fields[specialSigKey] === specialSecretSig || Object.values(fields).some(holdsSecret);
}

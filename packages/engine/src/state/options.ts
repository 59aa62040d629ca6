import type resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import type { ResourceOptions } from "@plinth/plan";
import type { LiveResource } from "./stackState.ts";

type Request = resourceProto.RegisterResourceRequest;

/**
 * Options as sent, and those that a resource takes from its parent when it says nothing.
 *
 * @throws Error with the engine's message when a timeout is no duration.
 */
export function readOptions(request: Request, above: LiveResource | undefined): ResourceOptions {
    const protect = request.hasProtect() ? request.getProtect() : above?.options.protect;
    const retainOnDelete = request.hasRetainondelete() ? request.getRetainondelete() : above?.options.retainOnDelete;
    const deletedWith = request.getDeletedwith() || above?.options.deletedWith;
    const customTimeouts = readTimeouts(request);
    // A client that knows nothing of "defined" still means what it says.
    const deleteFirst = request.getDeletebeforereplacedefined() || request.getDeletebeforereplace();
    return {
        ...(protect === undefined ? {} : { protect }),
        ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
        ...(deletedWith === undefined ? {} : { deletedWith }),
        ...(deleteFirst ? { deleteBeforeReplace: request.getDeletebeforereplace() } : {}),
        ...listOption("ignoreChanges", request.getIgnorechangesList()),
        ...listOption("replaceOnChanges", request.getReplaceonchangesList()),
        ...listOption("replaceWith", request.getReplaceWithList()),
        ...listOption("additionalSecretOutputs", request.getAdditionalsecretoutputsList()),
        ...listOption("aliases", [...request.getAliasurnsList(), ...request.getAliasesList().map(readAlias)]),
        ...(request.getImportid() === "" ? {} : { import: request.getImportid() }),
        ...(Object.keys(customTimeouts).length === 0 ? {} : { customTimeouts }),
    };
}

/** A duration as Go reads one. */
const DURATION = /^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

function readTimeouts(request: Request): NonNullable<ResourceOptions["customTimeouts"]> {
    const sent = request.getCustomtimeouts();
    const named = { create: sent?.getCreate(), update: sent?.getUpdate(), delete: sent?.getDelete() };
    const given = Object.entries(named).filter((entry): entry is [string, string] => (entry[1] ?? "") !== "");
    // The engine parses them for custom resources alone.
    if (request.getCustom())
        for (const [, value] of given)
            if (!DURATION.test(value)) throw new Error(`unable to parse customTimeout Value ${value}`);
    return Object.fromEntries(given);
}

/** An option that is a list: absent when it is empty. */
function listOption<Name extends keyof ResourceOptions>(
    name: Name,
    values: ResourceOptions[Name] & readonly unknown[],
): Pick<ResourceOptions, Name> | object {
    return values.length === 0 ? {} : { [name]: values };
}

function readAlias(alias: ReturnType<Request["getAliasesList"]>[number]): unknown {
    const spec = alias.getSpec();
    if (spec === undefined) return alias.getUrn();
    const { parenturn: parentUrn, noparent: noParent, ...rest } = spec.toObject();
    return Object.fromEntries(
        Object.entries({ ...rest, parentUrn, noParent }).filter(
            ([, value]) => value !== undefined && value !== "" && value !== false,
        ),
    );
}

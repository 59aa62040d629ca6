import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import type { WireObject } from "../wire/fromWire.ts";
import { dependenciesOf } from "./outputValues.ts";

type Request = resourceProto.RegisterResourceRequest;

/** Dependencies by property as the program sent them; a client that sends none means all of them for each. */
export function sentDependencies(request: Request, inputs: WireObject): Map<string, string[]> {
    const sent = request.getPropertydependenciesMap();
    const everything = request.getDependenciesList();
    if (sent.getLength() === 0 && !request.getRemote())
        return new Map(Object.keys(inputs).map((key) => [key, everything]));
    return new Map(
        [...(sent.keys() as unknown as Iterable<string>)].map((key) => [key, sent.get(key)?.getUrnsList() ?? []]),
    );
}

/** After transforms of its own a resource depends on what its values carry, and on what the transforms name. */
export function rebuildDependencies(request: Request, inputs: WireObject): void {
    const all = new Set(request.getDependenciesList());
    const byProperty = Object.entries(inputs).map(([key, value]) => [key, dependenciesOf(value)] as const);
    for (const [, urns] of byProperty) for (const urn of urns) all.add(urn);
    setPropertyDependencies(request, byProperty);
    request.setDependenciesList([...all]);
}

/** Transforms of parents and of the stack alone change nothing that was sent: a `dependsOn` they add is ignored. */
export function extendDependencies(
    request: Request,
    inputs: WireObject,
    { dependencies, sent }: { dependencies: readonly string[]; sent: ReadonlyMap<string, readonly string[]> },
): void {
    const keys = new Set([...sent.keys(), ...Object.keys(inputs)]);
    setPropertyDependencies(
        request,
        [...keys].map(
            (key) => [key, new Set([...(sent.get(key) ?? []), ...dependenciesOf(inputs[key] ?? null)])] as const,
        ),
    );
    request.setDependenciesList([...dependencies]);
}

function setPropertyDependencies(request: Request, entries: readonly (readonly [string, ReadonlySet<string>])[]): void {
    const map = request.getPropertydependenciesMap();
    map.clear();
    for (const [key, urns] of entries) {
        const dependencies = new resourceProto.RegisterResourceRequest.PropertyDependencies();
        dependencies.setUrnsList([...urns]);
        map.set(key, dependencies);
    }
}

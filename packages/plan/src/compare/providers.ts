import { PROVIDER_PREFIX } from "../summary.ts";
import { type PlanValue, Secret, Unknown } from "../values.ts";
import { canonical } from "./sameness.ts";
import type { ComparedResource } from "./side.ts";

/**
 * Which settings of a provider say where its resources are: what was made in one region or account does not exist in
 * another. AWS: `ForcesProviderReplace` marks them in a bridged provider's schema (pulumi-terraform-bridge,
 * pkg/tfbridge/info), and since version 7 every AWS resource has a `region` that cannot be changed in place.
 * Kubernetes: another cluster is another place.
 */
const placeOf: Readonly<Record<string, readonly string[]>> = {
    aws: ["region", "allowedAccountIds", "assumeRoles", "assumeRole", "profile"],
    kubernetes: ["kubeconfig", "context", "cluster"],
};

/** Whether a resource is a provider. */
export function isProvider({ type }: Pick<ComparedResource, "type">): boolean {
    return type.startsWith(PROVIDER_PREFIX);
}

/** Whether a resource is a provider that the engine makes by itself: the CLI does not show those either. */
export function isDefaultProvider(resource: Pick<ComparedResource, "type" | "name">): boolean {
    return isProvider(resource) && /^default(_|$)/.test(resource.name);
}

/** The URN in a provider reference, `urn::id`. */
export function providerUrn(reference: string | undefined): string | undefined {
    if (reference === undefined || reference === "") return undefined;
    const parts = reference.split("::");
    // A URN has four parts of its own.
    return parts.slice(0, 4).join("::");
}

/** Settings by which two configurations of a provider point at different places; those that are unknown do not count. */
export function movedBy(old: ComparedResource, now: ComparedResource): string[] {
    const pkg = now.type.slice(PROVIDER_PREFIX.length);
    return (placeOf[pkg] ?? []).filter((setting) => {
        const [before, after] = [old, now].map(({ inputs }) => {
            const value = Object.hasOwn(inputs, setting) ? inputs[setting] : undefined;
            return value instanceof Secret ? value.value : value;
        });
        // Given only now or no longer: the place may be the same, by the environment's credentials.
        if (before === undefined || after === undefined || before === null || after === null) return false;
        if (before instanceof Unknown || after instanceof Unknown) return false;
        if (setting === "kubeconfig") return serversOf(before) !== serversOf(after);
        return canonical(before) !== canonical(after);
    });
}

/** The settings of a provider that say where its resources are. */
export function placeSettings({ type }: Pick<ComparedResource, "type">): readonly string[] {
    return placeOf[type.slice(PROVIDER_PREFIX.length)] ?? [];
}

/** The addresses in a kubeconfig: credentials in it may change, and the cluster is the same. */
function serversOf(kubeconfig: PlanValue): string {
    const text = typeof kubeconfig === "string" ? kubeconfig : canonical(kubeconfig);
    return [...text.matchAll(/"?server"?\s*:\s*"?([^"\s,}]+)/g)].map(([, server]) => server).join();
}

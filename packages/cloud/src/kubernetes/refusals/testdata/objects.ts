import type { CloudResource } from "../../../refusals/refusal.ts";

type Fields = Record<string, unknown>;

/** An object `shop` of a namespace `shop`. @param type without the package: `apps/v1:Deployment`. */
export function object(type: string, inputs: Fields, name = "shop"): CloudResource {
    const { metadata, ...others } = inputs;
    const own = { name, namespace: "shop", ...(metadata as Fields | undefined) };
    return {
        urn: `urn:pulumi:dev::shop::kubernetes:${type}::${name}`,
        type: `kubernetes:${type}`,
        inputs: { metadata: own, ...others },
        cluster: "main",
    };
}

export function release(chart: string, more: Fields = {}): CloudResource {
    const inputs = { chart, name: chart, namespace: "platform", ...more };
    const type = "kubernetes:helm.sh/v3:Release";
    return { urn: `urn:pulumi:dev::shop::${type}::${chart}`, type, inputs, cluster: "main" };
}

export function namespace(name: string, labels: Fields = {}): CloudResource {
    const type = "kubernetes:core/v1:Namespace";
    return { urn: `urn:pulumi:dev::shop::${type}::${name}`, type, inputs: { metadata: { name, labels } }, cluster: "main" };
}

export const container = { name: "web", image: "shop.example/web@sha256:0" };

/** What a Deployment says of its pods, with a container of its own. */
export function pods(of: Fields = {}, more: Fields = {}): Fields {
    const template = {
        metadata: { labels: { app: "shop" } },
        spec: { containers: [{ ...container, ...of }], ...more },
    };
    return { selector: { matchLabels: { app: "shop" } }, template };
}

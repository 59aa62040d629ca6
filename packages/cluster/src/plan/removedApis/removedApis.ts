import { readFileSync } from "node:fs";
import path from "node:path";
import { minorVersionOf } from "../kubernetesVersion.ts";

/** When Kubernetes stops to serve a kind under an API version, and where it is served instead, if anywhere. */
export interface RemovedApi {
    readonly removedIn: string;
    readonly use?: string;
}

/**
 * By API version and kind. Read from kubernetes/api v0.37.0-beta.0 (`zz_generated.prerelease-lifecycle.go`, July 2026), and
 * for kinds that it does not hold any more from the Kubernetes documentation, "Deprecated API Migration Guide". What a
 * release to come removes may be put off.
 */
type RemovedApis = Readonly<Record<string, Readonly<Record<string, RemovedApi>>>>;

let table: RemovedApis | undefined;

function removedApis(): RemovedApis {
    table ??= JSON.parse(readFileSync(path.join(import.meta.dirname, "apis.json"), "utf8")) as RemovedApis;
    return table;
}

/** A kind that somebody uses under an API version. */
export interface ApiUse {
    readonly apiVersion: string;
    readonly kind: string;
    /** The object's name, where it has one. */
    readonly name?: string;
    /** The file, or the metrics. */
    readonly where: string;
}

/** A use that will not be served, with where it is and what to use. */
export interface RemovedUse extends ApiUse, RemovedApi {}

/**
 * Kubernetes objects in parsed YAML or JSON, however deep: manifests and lists of them, what `helm template` writes, plans
 * and states of Pulumi.
 */
export function apiUsesIn(document: unknown, where: string): ApiUse[] {
    if (typeof document !== "object" || document === null) return [];
    const inside = Object.values(document).flatMap((value) => apiUsesIn(value, where));
    const { apiVersion, kind, metadata } = document as { apiVersion?: unknown; kind?: unknown; metadata?: unknown };
    if (typeof apiVersion !== "string" || typeof kind !== "string") return inside;
    const { name } = (typeof metadata === "object" && metadata !== null ? metadata : {}) as { name?: unknown };
    return [{ apiVersion, kind, ...(typeof name === "string" ? { name } : {}), where }, ...inside];
}

/**
 * Requests for deprecated APIs that an API server counted: its metric `apiserver_requested_deprecated_apis`, as
 * `kubectl get --raw /metrics` prints it. It names the release of removal itself, and resources instead of kinds.
 */
export function requestedApis(metrics: string, where: string): RemovedUse[] {
    return [...metrics.matchAll(/^apiserver_requested_deprecated_apis\{([^}]*)\} ([\d.e+]+)$/gm)].flatMap(
        ([, labels = "", count]) => {
            const label = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(labels)?.[1] ?? "";
            const removedIn = label("removed_release");
            if (Number(count) === 0 || minorVersionOf(removedIn) === undefined) return [];
            const [group, version] = [label("group"), label("version")];
            const apiVersion = group === "" ? version : `${group}/${version}`;
            return [{ apiVersion, kind: label("resource"), where, removedIn }];
        },
    );
}

/** Of the uses, those whose API is or will be removed, each once. */
export function removedUses(uses: readonly ApiUse[]): RemovedUse[] {
    const known = removedApis();
    const seen = new Set<string>();
    return uses.flatMap((use) => {
        const removed = known[use.apiVersion]?.[use.kind];
        const key = JSON.stringify([use.where, use.apiVersion, use.kind, use.name]);
        if (removed === undefined || seen.has(key)) return [];
        seen.add(key);
        return [{ ...use, ...removed }];
    });
}

/** Whether a version does not serve the API. */
export function isGone({ removedIn }: RemovedApi, version: string): boolean {
    const [gone, asked] = [minorVersionOf(removedIn), minorVersionOf(version)];
    return gone !== undefined && asked !== undefined && gone <= asked;
}

/** A use as people read it. */
export function removedUseText({ apiVersion, kind, name, where, removedIn, use }: RemovedUse): string {
    const what = name === undefined ? `${apiVersion} ${kind}` : `${apiVersion} ${kind} ${name}`;
    return `${where}: ${what} is gone from ${removedIn} on${use === undefined ? "" : `: use ${use}`}`;
}

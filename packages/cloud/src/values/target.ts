/** Where a provider instance acts, and what it puts on everything: all that computed values depend on besides the inputs. */
export interface ProviderTarget {
    /** Twelve digits. */
    readonly account: string;
    readonly region: string;
    /** `aws`, `aws-cn` or `aws-us-gov`: the second part of an ARN. */
    readonly partition: string;
    readonly defaultTags: Readonly<Record<string, string>>;
    /** What the provider's configuration does not say, and stands in for. */
    readonly assumed: readonly ("account" | "region")[];
    /** Of a Kubernetes provider. */
    readonly cluster?: ClusterTarget;
}

/** The cluster that a Kubernetes provider works in, and how it does. */
export interface ClusterTarget {
    /** Which one: the provider's `clusterIdentifier`, else the server of its kubeconfig. */
    readonly id: string;
    /** `enableConfigMapMutable` of the provider. */
    readonly mutableConfigMaps: boolean;
    /** `enableSecretMutable` of the provider. */
    readonly mutableSecrets: boolean;
}

/** The account of a provider that does not say which it may use; AWS uses this number in its own examples. */
export const ASSUMED_ACCOUNT = "123456789012";
/** The region of a provider without one; the real provider would refuse. */
export const ASSUMED_REGION = "us-east-1";

/**
 * Reads a target from an AWS provider's inputs, in either form they travel in: nested values, or JSON text
 * (the SDK sends a provider's maps and lists as strings).
 */
export function providerTarget(inputs: Readonly<Record<string, unknown>>): ProviderTarget {
    const region = parsed(inputs.region);
    const defaultTags = parsed(inputs.defaultTags);
    const knowsRegion = typeof region === "string" && region !== "";
    const name = knowsRegion ? region : ASSUMED_REGION;
    const accounts = accountsOf(inputs);
    return {
        account: accounts[0] ?? ASSUMED_ACCOUNT,
        region: name,
        partition: partitionOf(name),
        defaultTags: isRecord(defaultTags) ? stringEntries(defaultTags.tags) : {},
        assumed: [
            ...(accounts.length === 1 ? [] : (["account"] as const)),
            ...(knowsRegion ? [] : (["region"] as const)),
        ],
        ...clusterOf(inputs),
    };
}

/** The cluster, where a provider's settings name one. */
function clusterOf(inputs: Readonly<Record<string, unknown>>): { cluster?: ClusterTarget } {
    const { kubeconfig, clusterIdentifier } = inputs;
    const text = typeof kubeconfig === "string" ? kubeconfig : JSON.stringify(kubeconfig);
    const server = /"?server"?:\s*"?([^\s",}]+)/.exec(text ?? "")?.[1];
    const id = typeof clusterIdentifier === "string" ? clusterIdentifier : server;
    if (id === undefined) return {};
    const isOn = (setting: unknown): boolean => setting === true || setting === "true";
    return {
        cluster: {
            id,
            mutableConfigMaps: isOn(inputs["enableConfigMapMutable"]),
            mutableSecrets: isOn(inputs["enableSecretMutable"]),
        },
    };
}

/** The accounts a provider may act in: the one of the role it takes last, else those it allows. */
function accountsOf(inputs: Readonly<Record<string, unknown>>): string[] {
    const roles = [parsed(inputs.assumeRoles), parsed(inputs.assumeRole)].flat().filter(isRecord);
    const role = roles.at(-1)?.roleArn;
    const assumed = typeof role === "string" ? /^arn:[^:]+:iam::(\d{12}):role\//.exec(role)?.[1] : undefined;
    if (assumed !== undefined) return [assumed];
    const allowed = parsed(inputs.allowedAccountIds);
    return (Array.isArray(allowed) ? allowed : []).map(String).filter((account) => /^\d{12}$/.test(account));
}

/** The partition a region belongs to, from its name. */
export function partitionOf(region: string): string {
    if (region.startsWith("cn-")) return "aws-cn";
    if (region.startsWith("us-gov-")) return "aws-us-gov";
    return "aws";
}

/** The domain of a partition's service endpoints. */
export function domainOf(partition: string): string {
    return partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}

/** A region as some host names shorten it: `euw1` for `eu-west-1`, `apse2` for `ap-southeast-2`. */
export function shortRegion(region: string): string {
    return region
        .split("-")
        .map((part) =>
            part.replace(/^(north|south)?(east|west)?(central)?$/, (_, ...words: unknown[]) => initials(words)),
        )
        .join("");
}

function initials(words: readonly unknown[]): string {
    return words
        .slice(0, 3)
        .map((word) => (typeof word === "string" ? word.charAt(0) : ""))
        .join("");
}

/** Strings of a record; what is unknown or not a string is left out. */
export function stringEntries(value: unknown): Record<string, string> {
    if (!isRecord(value)) return {};
    return Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(value: unknown): unknown {
    if (typeof value !== "string") return value;
    try {
        return JSON.parse(value) as unknown;
    } catch {
        return value;
    }
}

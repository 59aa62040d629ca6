/** A registry that anybody may read. */
export interface OpenUpstream {
    readonly upstream: keyof typeof OPEN_UPSTREAMS;
}

/** A registry that ECR signs in to, with a secret of its own account and region. */
export interface ClosedUpstream {
    readonly upstream: keyof typeof CLOSED_UPSTREAMS;
    /**
     * ARN of a secret with `username` and `accessToken`. Its name begins with `ecr-pullthroughcache/`, and it is encrypted with
     * `aws/secretsmanager`: ECR reads none with another key (Amazon ECR User Guide, "Storing your upstream repository credentials").
     */
    readonly credentialArn: string;
}

/** A registry of Azure, which has an address of its own. */
export interface AzureUpstream {
    readonly upstream: "azure";
    /** The name before `.azurecr.io`. */
    readonly registry: string;
    readonly credentialArn: string;
}

/** A registry whose images are kept here. */
export type Upstream = OpenUpstream | ClosedUpstream | AzureUpstream;

// Addresses: Amazon ECR API Reference, CreatePullThroughCacheRule, upstreamRegistryUrl; cgr.dev: "Creating a pull through cache rule".
// Which want credentials: Amazon ECR User Guide, "Sync an upstream registry".

/** Addresses of registries without credentials. */
export const OPEN_UPSTREAMS = {
    "ecr-public": "public.ecr.aws",
    k8s: "registry.k8s.io",
    quay: "quay.io",
} as const;

/** Addresses of registries with credentials. */
export const CLOSED_UPSTREAMS = {
    "docker-hub": "registry-1.docker.io",
    github: "ghcr.io",
    gitlab: "registry.gitlab.com",
    chainguard: "cgr.dev",
} as const;

/** Amazon ECR API Reference, CreatePullThroughCacheRule, credentialArn. */
export const CREDENTIAL =
    /^arn:aws[\w-]*:secretsmanager:(?<region>[a-z0-9-]+):(?<account>\d{12}):secret:ecr-pullthroughcache\/[\w/+=.@-]+$/;

/** Where an upstream is reached. */
export function addressOf(upstream: Upstream): string {
    if (upstream.upstream === "azure") return `${upstream.registry}.azurecr.io`;
    return { ...OPEN_UPSTREAMS, ...CLOSED_UPSTREAMS }[upstream.upstream];
}

/** The secret with which it is read, where it takes one. */
export function credentialOf(upstream: Upstream): string | undefined {
    return "credentialArn" in upstream ? upstream.credentialArn : undefined;
}

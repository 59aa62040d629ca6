/**
 * Actions by the commit of a release, each read from the tag of its repository. A tag can be moved to other code, a commit
 * cannot; Renovate proposes new ones from the version behind it.
 */
export const actions = {
    "actions/checkout": { commit: "3d3c42e5aac5ba805825da76410c181273ba90b1", version: "v7.0.1" },
    "actions/upload-artifact": { commit: "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", version: "v7.0.0" },
    "actions/download-artifact": { commit: "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", version: "v8.0.1" },
    "github/codeql-action/upload-sarif": { commit: "8aad20d150bbac5944a9f9d289da16a4b0d87c1e", version: "v4.36.2" },
    "aws-actions/configure-aws-credentials": { commit: "e6de054238d6b7531b4efff3b6587d9aade6a06c", version: "v6.2.3" },
    "anchore/sbom-action": { commit: "e22c389904149dbc22b58101806040fa8d37a610", version: "v0.24.0" },
    "anchore/scan-action": { commit: "e1165082ffb1fe366ebaf02d8526e7c4989ea9d2", version: "v7.4.0" },
    "sigstore/cosign-installer": { commit: "6f9f17788090df1f26f669e9d70d6ae9567deba6", version: "v4.1.2" },
    "pulumi/actions": { commit: "8e5e406f4007fca908480587cb9893c07090f58d", version: "v7.0.0" },
} as const;

export type Action = keyof typeof actions;

/** What `uses:` says. */
export function pinned(action: Action): string {
    return `${action}@${actions[action].commit}`;
}

/** The version that a pinned action is, by what `uses:` says. */
export function versionOf(uses: string): string | undefined {
    return Object.entries(actions).find(([name, { commit }]) => uses === `${name}@${commit}`)?.[1].version;
}

import { createHash } from "node:crypto";
import { isRecord } from "../../values/target.ts";
import { ChildOutput, Computed, type Expander } from "../expansion.ts";
import { readWhole, UNKNOWN } from "../wireValues.ts";

// Provider source awsx/ecr/image.ts and auth.ts, read 2026-11-21.

const IMAGE = "image";
const TOKEN = "aws:ecr/getAuthorizationToken:getAuthorizationToken";

/**
 * `awsx:ecr:Image`: an image that buildx builds and pushes.
 *
 * The plugin makes it in a callback that runs once all arguments are known: before that (a repository that is still to be
 * made) a preview shows no image at all.
 */
export const expandImage: Expander = async ({ args, stack, invoke }) => {
    const read = readWhole(args);
    if (!read.known || !isRecord(read.value)) {
        return { children: [], result: { imageUri: UNKNOWN }, registered: { imageUri: UNKNOWN } };
    }
    const given = read.value;
    const repositoryUrl = text(given.repositoryUrl) ?? "";
    const name = text(given.imageName) ?? text(given.imageTag) ?? uniqueName(given, stack);
    const tagged = `${repositoryUrl}:${name}`;
    const credentials = await invoke(TOKEN, { registryId: text(given.registryId) ?? registryOf(repositoryUrl) });
    const from = Array.isArray(given.cacheFrom) ? given.cacheFrom : [];
    const imageUri = new Computed([new ChildOutput(IMAGE, "ref"), new ChildOutput(IMAGE, "digest")], (ref, digest) =>
        text(digest) === undefined ? withoutTag(text(ref) ?? tagged) : `${repositoryUrl}@${String(digest)}`,
    );
    return {
        children: [
            {
                key: IMAGE,
                type: "docker-build:index:Image",
                name,
                inputs: {
                    tags: [tagged],
                    buildArgs: given.args,
                    buildOnPreview: true,
                    cacheFrom: (from.length === 0 ? [tagged] : from).map((ref) => ({ registry: { ref } })),
                    cacheTo: [{ inline: {} }],
                    context: { location: text(given.context) ?? "." },
                    dockerfile: { location: given.dockerfile },
                    network: "default",
                    platforms: given.platform === undefined ? [] : [given.platform],
                    target: given.target,
                    push: true,
                    registries: [registry(credentials)],
                },
            },
        ],
        result: { imageUri },
        registered: { imageUri },
    };
};

/** Credentials of a registry; a password that is missing is the plugin's error. */
function registry(credentials: Readonly<Record<string, unknown>>): Computed {
    const { proxyEndpoint, userName, password } = credentials;
    return new Computed([proxyEndpoint, userName, password], (address, username, secret) => {
        if (text(username) === undefined || text(secret) === undefined) throw new Error("Invalid credentials");
        return { address, username, password: secret };
    });
}

/** The account that a repository's address begins with. @throws Error in awsx's words. */
function registryOf(repositoryUrl: string): string {
    const url = URL.parse(repositoryUrl.startsWith("https://") ? repositoryUrl : `https://${repositoryUrl}`);
    if (url === null) throw new Error("Repository URL is not a valid URL.");
    return url.hostname.split(".")[0] ?? "";
}

/** A name that changes with what is built. */
function uniqueName(given: Readonly<Record<string, unknown>>, stack: string): string {
    const args = isRecord(given.args) ? given.args : {};
    const parts = [
        text(given.context) ?? ".",
        ...(text(given.dockerfile) === undefined ? [] : [`;dockerfile=${String(given.dockerfile)}`]),
        ...Object.entries(args).map(([key, value]) => `;arg[${key}]=${String(value)}`),
        stack,
    ];
    return `${createHash("sha1").update(parts.join("")).digest("hex").slice(0, 8)}-container`;
}

/** `repository@sha256:…` of `repository:tag@sha256:…`. */
function withoutTag(ref: string): string {
    return ref.replace(/^(.*):([^@]+)(@sha256:.+)$/, "$1$3");
}

/** A string that is not empty. */
function text(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}

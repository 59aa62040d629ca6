import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import { Sha256 } from "@smithy/core/checksum";
import { HttpRequest } from "@smithy/core/protocols";
import { SignatureV4 } from "@smithy/signature-v4";
import type { CacheSettings } from "../settings/settings.ts";

/** Seconds. The longest that ElastiCache takes (Amazon ElastiCache User Guide, "Authenticating with IAM"). */
const EXPIRES_IN = 900;

type IamSettings = Extract<CacheSettings, { CACHE_AUTH: "iam" }>;
type Credentials = ConstructorParameters<typeof SignatureV4>[0]["credentials"];

/**
 * Signs tokens to sign in to ElastiCache with: a request to connect, presigned for the cache by its id, whose address
 * without the protocol is the password.
 *
 * @param credentials who signs @default the process's own role
 */
export function cacheTokens(
    settings: IamSettings,
    credentials: Credentials = fromNodeProviderChain(),
): () => Promise<string> {
    const { AWS_REGION: region, CACHE_ID, CACHE_USER, CACHE_SERVERLESS } = settings;
    const signer = new SignatureV4({ service: "elasticache", region, credentials, sha256: Sha256 });
    const request = new HttpRequest({
        method: "GET",
        protocol: "https:",
        hostname: CACHE_ID,
        path: "/",
        query: {
            Action: "connect",
            User: CACHE_USER,
            ...(CACHE_SERVERLESS === "on" && { ResourceType: "ServerlessCache" }),
        },
        headers: { host: CACHE_ID },
    });
    return async () => {
        const { query } = await signer.presign(request, { expiresIn: EXPIRES_IN });
        const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
            [value ?? ""].flat().map((one): [string, string] => [name, one]),
        );
        // As the signature has it: a space is %20, never +.
        const text = pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
        return `${CACHE_ID}/?${text}`;
    };
}

import type { Violation } from "@plinth/core/settings";

/** An image as a deployment names it: never by a tag. */
export interface ImageReference {
    /** `<account>.dkr.ecr.<region>.amazonaws.com/<repository>`, without a tag. */
    readonly repository: string;
    /** `sha256:` and 64 hexadecimal digits. */
    readonly digest: string;
}

/** OCI Image Format Specification, "Digests", for the one algorithm that ECR answers with. */
export const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Amazon ECR API Reference, CreateRepository, repositoryName: the pattern; 2 to 256 characters. */
export const REPOSITORY_NAME = /^(?=.{2,256}$)(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
/** Amazon ECR User Guide, "Amazon ECR private registry": its address, in the commercial partition and in China. */
const REGISTRY = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/;

/** What is wrong with an image that is to be deployed, all at once. */
export function checkImage({ repository, digest }: ImageReference): Violation[] {
    const violations: Violation[] = [];
    const [registry = "", ...rest] = repository.split("/");
    if (!REGISTRY.test(registry) || !REPOSITORY_NAME.test(rest.join("/"))) {
        violations.push({
            path: ["repository"],
            rule: "must be a repository of ECR without a tag",
            value: repository,
            fix: "write <account>.dkr.ecr.<region>.amazonaws.com/<name>; the digest stands apart",
        });
    }
    if (!DIGEST.test(digest)) {
        violations.push({
            path: ["digest"],
            rule: "must be a digest: a tag may name another image tomorrow",
            value: digest,
            fix: "write sha256: and 64 hexadecimal digits, as the pipeline that published it says",
        });
    }
    return violations;
}

/** `repository@sha256:…` in its parts; nothing for a text that names no digest, or a tag beside it. */
export function readImage(text: string): ImageReference | undefined {
    const at = text.indexOf("@");
    const image = { repository: text.slice(0, Math.max(at, 0)), digest: text.slice(at + 1) };
    return at > 0 && checkImage(image).length === 0 ? image : undefined;
}

/** `repository@sha256:…`. */
export function writeImage({ repository, digest }: ImageReference): string {
    return `${repository}@${digest}`;
}

import type { Violation } from "@plinth/core/settings";
import type { ImageReference } from "./shape.ts";

/** An image as a container names it. */
export function imageName({ repository, digest }: ImageReference): string {
    return `${repository}@${digest}`;
}

/** A registry's host, then a path (OCI Distribution Specification, "Pulling manifests"); no tag, no digest. */
const REPOSITORY = /^(?=.{1,255}$)[a-z0-9.-]+(:\d{1,5})?(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)+$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** What is wrong with an image; paths start at the shape. */
export function checkImage({ repository, digest }: ImageReference): Violation[] {
    const problems: Violation[] = [];
    if (!REPOSITORY.test(repository) || !/[.:]/.test(repository.split("/")[0] ?? "")) {
        problems.push({
            path: ["image", "repository"],
            rule: "must be a registry and a path, without a tag",
            value: repository,
            fix: "write <account>.dkr.ecr.<region>.amazonaws.com/<name>; what is deployed stands in digest",
        });
    }
    if (!DIGEST.test(digest)) {
        problems.push({
            path: ["image", "digest"],
            rule: "must be sha256: and 64 hexadecimal digits; a tag can point elsewhere tomorrow",
            value: digest,
            fix: "write the digest that the build printed",
        });
    }
    return problems;
}

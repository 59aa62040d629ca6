import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, containersOf, WORKLOADS } from "../../views/podSpec.ts";

/** Names a registry, as the part before the first slash does when it could be a host. */
const HOST = /[.:]|^localhost$/;

export const k8sImagePinned = resourceRule({
    id: "k8s-image-pinned",
    severity: "medium",
    description: "Images have a fixed tag or a digest and come from an allowed registry",
    remedy: "name the image by digest or by a tag that does not move, from an allowed registry",
    types: WORKLOADS,
    safeProperties: containerProperties("image"),
    parameters: {
        allowedRegistries: {
            description:
                'Registries that images may come from, with a path if need be ("ghcr.io/acme"); an asterisk stands for any text. Images without a host come from docker.io',
            default: ["*"],
            stricter: "shorter",
        },
    },
    *check(workload, { parameters }) {
        const registries = parameters.strings("allowedRegistries");
        for (const container of containersOf(workload)) {
            const at = container.at("image");
            if (container.leavesAsIs(at)) {
                continue;
            }
            const image = at.string()?.trim() ?? "";
            if (!isPinned(image)) {
                yield { at, expected: "a fixed tag or a digest" };
            } else if (!registries.some((registry) => comesFrom(image, registry))) {
                yield { at, expected: `an image from one of [${registries.join(", ")}]` };
            }
        }
    },
});

function isPinned(image: string): boolean {
    // A colon before the last slash is a registry's port; behind it stands a tag or the digest.
    const [, tag = ""] = image.slice(image.lastIndexOf("/") + 1).split(":");
    return tag !== "" && tag.toLowerCase() !== "latest";
}

function comesFrom(image: string, registry: string): boolean {
    const [first = "", ...rest] = image.split("/");
    const hosted = rest.length > 0 && HOST.test(first);
    const full = hosted ? image : rest.length > 0 ? `docker.io/${image}` : `docker.io/library/${image}`;
    return startsLike(full, registry.replace(/\/+$/, ""));
}

/** Whether a text starts with a pattern of which each asterisk stands for any text, up to a whole segment. */
function startsLike(text: string, pattern: string): boolean {
    const [start = "", ...parts] = pattern.split("*");
    if (!text.startsWith(start)) {
        return false;
    }
    let position = start.length;
    for (const part of parts) {
        const found = text.indexOf(part, position);
        if (found < 0) {
            return false;
        }
        position = found + part.length;
    }
    return pattern.endsWith("*") || ["/", ":", "@"].includes(text[position] ?? "");
}

import type { CloudResource, Refusal } from "../refusals/refusal.ts";
import type { SiblingIndex } from "../refusals/siblings.ts";
import { namespaceOf, nameOf } from "./clusterView.ts";
import { isNamespaced, isRelease, objectKind } from "./objects.ts";
import { immutableFields } from "./refusals/changes.ts";
import { kindName, kubernetesRefusals } from "./refusals/refusals.ts";

/** What an object's API server and its provider say when it is made or changed. */
export interface Verdict {
    /** Why nothing is made or changed. */
    readonly refused?: string;
    /** Why it is made or changed and does not come up, first what was waited for. */
    readonly notReady?: readonly string[];
}

/** What is said of an object that is made, in the words of pulumi-kubernetes (provider/pkg/provider/provider.go, `Create`). */
export function verdictOfCreation(resource: CloudResource, index: SiblingIndex): Verdict {
    const found = kubernetesRefusals(resource, index);
    const refused = found.filter(({ stage = "created" }) => stage === "created");
    if (refused.length > 0) return { refused: wordsOfCreation(resource, refused) };
    return notReady(found, (reason) => readyWordsOfCreation(resource.urn, reason));
}

/** What a provider puts before what it waited for in vain. */
export function readyWordsOfCreation(urn: string, reason: string): string {
    return `resource "${urn}" was successfully created, but the Kubernetes API server reported that it failed to fully initialize or become live: ${reason}`;
}

export function readyWordsOfUpdate(resource: CloudResource, reason: string): string {
    return `the Kubernetes API server reported that "${fullName(resource)}" failed to fully initialize or become live: ${reason}`;
}

function wordsOfCreation(resource: CloudResource, refused: readonly Refusal[]): string {
    const { urn, type } = resource;
    const words = joined(resource, refused);
    if (isRelease(type)) return words;
    if (refused[0]?.property === "kind")
        return `creation of resource "${urn}" failed because the Kubernetes API server reported that the apiVersion for this resource does not exist. Verify that any required CRDs have been created: ${words}`;
    return `resource "${urn}" was not successfully created by the Kubernetes API server: ${words}`;
}

/** Field by field, an API server says everything that is wrong at once. */
function joined(resource: CloudResource, refused: readonly Refusal[]): string {
    const kind = objectKind(resource.type);
    const [first] = refused;
    const start = kind === undefined ? "" : `${kindName(kind)} "${nameOf(resource)}" is invalid: `;
    if (first === undefined || start === "" || !first.message.startsWith(start)) return first?.message ?? "";
    const fields = refused
        .filter(({ message }) => message.startsWith(start))
        .map(({ message }) => message.slice(start.length));
    return fields.length === 1 ? first.message : `${start}[${fields.join(", ")}]`;
}

/** What is said of an object that is changed in place. What was taken before is taken again. */
export function verdictOfUpdate(before: CloudResource, after: CloudResource, index: SiblingIndex): Verdict {
    const known = new Set(kubernetesRefusals(before, index).map(({ message }) => message));
    const found = kubernetesRefusals(after, index).filter(({ creationOnly }) => creationOnly !== true);
    const kind = objectKind(after.type);
    const fixed = immutableFields(after.type, before.inputs, after.inputs).map(
        ({ path, words }) =>
            `${kind === undefined ? "" : kindName(kind)} "${nameOf(after)}" is invalid: ${path}: ${words}`,
    );
    const changes = before.inputs["spec"] !== undefined && isChanged(before, after);
    const refused = [
        ...fixed,
        ...found
            .filter(({ stage = "created", message }) => stage === "created" && !known.has(message))
            .map(({ message }) => message),
        ...found.filter(({ stage }) => stage === "changed" && changes).map(({ message }) => ownershipWords(message)),
    ];
    if (refused[0] !== undefined) return { refused: readyWordsOfUpdate(after, refused[0]) };
    return notReady(found, (reason) => readyWordsOfUpdate(after, reason));
}

function isChanged(before: CloudResource, after: CloudResource): boolean {
    return JSON.stringify(before.inputs) !== JSON.stringify(after.inputs);
}

/** `handleSSAErr` of pulumi-kubernetes, which names a field manager of the object's own here. */
function ownershipWords(conflict: string): string {
    const link =
        "https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/#handle-field-conflicts-on-existing-resources";
    return `server-side apply field conflict detected, see ${link} for troubleshooting help\nThe resource managed by field manager "pulumi-kubernetes" had an apply conflict: ${conflict}`;
}

function notReady(found: readonly Refusal[], start: (reason: string) => string): Verdict {
    const [rollout] = found.filter(({ stage }) => stage === "ready");
    if (rollout === undefined) return {};
    const [reason = "", ...more] = rollout.message.split("; ");
    return { notReady: [start(reason), ...more] };
}

function fullName(resource: CloudResource): string {
    const kind = objectKind(resource.type);
    return kind !== undefined && !isNamespaced(kind)
        ? nameOf(resource)
        : `${namespaceOf(resource)}/${nameOf(resource)}`;
}

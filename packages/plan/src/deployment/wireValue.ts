import { decodeValue } from "../encode.ts";
import {
    isPlanObject,
    PlanArchive,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
    unknown,
} from "../values.ts";

/** A key that no program uses; its value says what the object around it stands for (sdk/go/common/resource of pulumi 3.x). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A value as the engine writes it into states and its own JSON. A secret in ciphertext is a secret unknown. */
export function fromState(value: unknown): PlanValue {
    if (value === UNKNOWN) return unknown;
    if (Array.isArray(value)) return value.map(fromState);
    if (typeof value === "object" && value !== null) return fromObject(value as Record<string, unknown>);
    return value === undefined ? null : (value as PlanValue);
}

/** A map of properties as the engine writes it. */
export function fromStateObject(values: unknown): PlanObject {
    const decoded = fromState(values ?? {});
    return isPlanObject(decoded) ? decoded : {};
}

function fromObject(value: Record<string, unknown>): PlanValue {
    switch (value[SIGNATURE]) {
        case SECRET:
            return new Secret(secretContent(value));
        case ASSET:
            return fromAsset(value);
        case ARCHIVE:
            return fromArchive(value);
        case REFERENCE:
            return new ResourceReference(String(value["urn"]), idOf(value["id"]));
        case OUTPUT: {
            const content = "value" in value ? fromState(value["value"]) : unknown;
            return value["secret"] === true ? new Secret(content) : content;
        }
        default:
            return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fromState(entry)]));
    }
}

function secretContent(value: Record<string, unknown>): PlanValue {
    if ("value" in value) return fromState(value["value"]);
    if (typeof value["plaintext"] !== "string") return unknown;
    try {
        return fromState(JSON.parse(value["plaintext"]));
    } catch {
        return unknown;
    }
}

function fromAsset({ hash, text, path, uri }: Record<string, unknown>): PlanAsset {
    const known = typeof hash === "string" && hash !== "" ? hash : undefined;
    if (typeof path === "string") return new PlanAsset({ path }, known);
    return new PlanAsset(typeof uri === "string" ? { uri } : { text: typeof text === "string" ? text : "" }, known);
}

function fromArchive({ hash, assets, path, uri }: Record<string, unknown>): PlanArchive {
    const known = typeof hash === "string" && hash !== "" ? hash : undefined;
    if (typeof path === "string") return new PlanArchive({ path }, known);
    if (typeof uri === "string") return new PlanArchive({ uri }, known);
    const entries = Object.entries((assets ?? {}) as object).map(([name, asset]) => [name, fromState(asset)] as const);
    return new PlanArchive({ assets: Object.fromEntries(entries) as Record<string, PlanAsset | PlanArchive> }, known);
}

function idOf(id: unknown): ResourceReference["id"] {
    if (id === UNKNOWN) return unknown;
    return typeof id === "string" && id !== "" ? id : undefined;
}

/** A map of properties as a plan's JSON holds it. */
export function fromPlanJson(values: unknown): PlanObject {
    const decoded = decodeValue((values ?? {}) as Parameters<typeof decodeValue>[0]);
    return isPlanObject(decoded) ? decoded : {};
}

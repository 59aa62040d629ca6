import { importFactsOf } from "@plinth/cloud";

/** By what a type is imported. */
export interface ImportForm {
    /** In words: "its id, such as vpc-a01106c2". */
    readonly words: string;
    /** Whether a type is imported at all; `unknown` where nobody has read its documentation. */
    readonly possible: "yes" | "no" | "unknown";
}

/** Says by what a type is imported, as the provider's documentation does. */
export function importForm(type: string): ImportForm {
    const facts = importFactsOf(type);
    if (facts === undefined)
        return { words: "see the import section of the provider's documentation", possible: "unknown" };
    if (facts.example === undefined)
        return { words: "is not imported: the provider has no import for it", possible: "no" };
    const parts = facts.parts === undefined ? "" : `${facts.parts.join(" and ")}, `;
    return { words: `${parts}such as ${facts.example}`, possible: "yes" };
}

/** An id of EC2's: a short word and hexadecimal digits. */
const EC2_ID = /^([a-z]+)-[0-9a-f]{8,}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Keys that exist in several regions have an id of this form (AWS KMS developer guide, "Multi-Region keys"). */
const MULTI_REGION_KEY = /^mrk-[0-9a-f]{32}$/;

/**
 * What is wrong with an id, judged by the example in the provider's documentation: another resource's prefix, an ARN where
 * there is none or the other way round, a part missing. `undefined` where nothing is; an id of the right form may still
 * be of nothing.
 */
export function wrongId(type: string, id: string): string | undefined {
    const example = importFactsOf(type)?.example;
    if (example === undefined) return undefined;
    const isArn = id.startsWith("arn:");
    if (example.startsWith("arn:")) {
        const service = example.split(":")[2] ?? "";
        const right = isArn && id.split(":")[2] === service && id.split(":").length >= 6;
        return right ? undefined : `must be an ARN of ${service}`;
    }
    if (isArn) return "must not be an ARN";
    const [, prefix] = EC2_ID.exec(example) ?? [];
    if (prefix !== undefined) {
        const right = new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`).test(id);
        return right ? undefined : `must be ${prefix}- and 8 or 17 hexadecimal digits`;
    }
    if (UUID.test(example)) {
        const right = UUID.test(id) || (type.startsWith("aws:kms/") && MULTI_REGION_KEY.test(id));
        return right ? undefined : "must be a UUID";
    }
    return wrongParts(example, id);
}

/** Separators of ids that are made of several parts. */
const SEPARATORS = ["/", "#", "|", ",", ":"] as const;

function wrongParts(example: string, id: string): string | undefined {
    const separator = SEPARATORS.find((one) => example.includes(one));
    if (separator === undefined || example.startsWith("/") || id.includes(separator)) return undefined;
    return `must be parts joined by ${separator}`;
}
